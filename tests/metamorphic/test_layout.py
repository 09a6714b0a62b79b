"""An article set otherwise says the same: its attributions are those of the article as it was."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from tests.metamorphic.changes import CHANGES, Change, paragraphs, renamed, renaming, wrapped
from tests.metamorphic.measure import compared

FOLDER = Path(__file__).parents[1] / "articles"
ARTICLES = sorted(FOLDER.glob("*.txt"))


@cache
def analyzer() -> Analyzer:
    return Analyzer(load_pipeline(), load_rulebook())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_set_otherwise_says_the_same(path: Path, change: Change) -> None:
    old, new = compared(analyzer(), path.read_text(encoding="utf-8"), change)
    assert new == old
    assert old, "an article without attributions tests nothing"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_persons_under_other_names_say_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    rename = renamed(renaming(analyzer().analyze(article_from_text(text))))
    old, new = compared(analyzer(), text, Change(rename, compared=rename))
    assert rename(text) != text, "an article without persons tests nothing"
    assert new == old


@pytest.mark.parametrize("width", range(25, 200, 5))
def test_wrapped_paragraphs_are_put_together(width: int) -> None:
    for path in ARTICLES:
        parts = paragraphs(path.read_text(encoding="utf-8"))
        # Where a line begins with "Photo:", nobody can tell a credit from the paragraph going on.
        whole = "\n\n".join(part for part in parts if "Photo: " not in part)
        blocks = article_from_text(wrapped(width)(whole)).blocks
        kept = [" ".join(block.text.split()) for block in blocks]
        assert kept == [" ".join(block.text.split()) for block in article_from_text(whole).blocks]


LINES_OF_THEIR_OWN = (
    "Ferry to Nordhavn\nDock 4 at noon\nTickets at the gate\nNo dogs on board\n",
    "Holt 4\nReed 12\nQuill 31\nVos 2\nMarlow 7\n",
    "The council met.\nIt voted.\nThe mayor left.\nNobody spoke.\n",
)


@pytest.mark.parametrize("text", LINES_OF_THEIR_OWN)
def test_short_lines_that_are_not_full_stay_apart(text: str) -> None:
    blocks = article_from_text(text).blocks
    assert len(blocks) >= 3
