"""The word lists of the reader."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.reading import BlockWords, article_from_text, load_block_words

LEDE = "The council will close the harbour in May, the mayor said on Monday."


def test_every_list_is_there_and_in_small_letters() -> None:
    words = load_block_words()
    for field in fields(BlockWords):
        found = getattr(words, field.name)
        assert found
        assert len(set(found)) == len(found), field.name
        assert all(word == word.lower().strip() for word in found)


def test_a_newsroom_may_have_other_words() -> None:
    words = replace(load_block_words(), link_starts=("lees ook",))
    article = article_from_text(f"{LEDE}\n\nLees ook: De haven sluit.", words=words)
    assert [block.kind for block in article.blocks] == ["prose", "link"]


def test_a_bad_list_is_told(tmp_path: Path) -> None:
    file = tmp_path / "blocks.yml"
    file.write_text("format: 1\nblocks:\n  link_starts: read more\n  linkstarts: [read more]\n")
    with pytest.raises(RuleError) as caught:
        load_block_words(file)
    assert str(caught.value).splitlines() == [
        f"{file}: blocks: link_starts is no list of words",
        f"{file}: blocks: linkstarts is no list of words",
    ]
