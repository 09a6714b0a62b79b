"""Paragraphs inside an article that are none of it: every entry's examples, and bad entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.reading import article_from_text
from attribution.reading.blocks.furniture import Furniture, furniture_kind, load_furniture

LEDE = "The council will close the harbour in May, the mayor said on Monday."


def kind_of(line: str) -> str:
    blocks = article_from_text(f"Harbour to Close\n\n{LEDE}\n\n{line}\n\n{LEDE}").blocks
    return blocks[2].kind


@pytest.mark.parametrize("entry", load_furniture(), ids=lambda entry: entry.id)
def test_examples_are_told_and_prose_is_left_alone(entry: Furniture) -> None:
    assert entry.examples
    assert [furniture_kind(text) for text in entry.examples] == [entry.kind] * len(entry.examples)
    assert [furniture_kind(text) for text in entry.prose] == [None] * len(entry.prose)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Story continues below advertisement", "link"),
        ("CORRECTION: An earlier version of this article said the mayor was 40.", "note"),
        ("(Reporting by Ada Quill; editing by Jo Reed)", "byline"),
        ("14:30 GMT", "note"),
        ("Ada Quill, who reported from Nordhavn, said so on Monday.", "prose"),
        ("The story was updated by the mayor's office, she said.", "prose"),
    ],
)
def test_a_line_in_an_article(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{id: a, kind: link, patterns: ['(']}", "furniture: a: bad patterns"),
        ("{id: a, kind: link}", "furniture: a: bad patterns"),
        ("{id: a, kind: nonsense, patterns: [b]}", "furniture: a: unknown kind 'nonsense'"),
    ],
)
def test_a_bad_entry_is_an_error_with_its_file(tmp_path: Path, entry: str, message: str) -> None:
    file = tmp_path / "furniture.yml"
    file.write_text(f"furniture:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_furniture(file)
