"""An article set otherwise says the same: its attributions are those of the article as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path

import pytest

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook

FOLDER = Path(__file__).parents[1] / "articles"
ARTICLES = sorted(FOLDER.glob("*.txt"))
Attributions = list[tuple[str, str, str, str]]


@cache
def analyzer() -> Analyzer:
    return Analyzer(load_pipeline(), load_rulebook())


@cache
def attributions(text: str, format: str = "text") -> Attributions:
    """Source, cue, claim and level of each attribution; white space in their words is one blank."""
    report = analyzer().analyze(article_from_text(text, "x", format))
    return [
        (*(_words(part.text) if part else "" for part in (a.source, a.cue, a.claim)), a.level)  # type: ignore[misc]  # three texts and the level
        for a in report.attributions
    ]


def _words(text: str) -> str:
    return " ".join(text.split())


def paragraphs(text: str) -> list[str]:
    return [_words(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


CHANGES: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "spaces at line ends": lambda text: text.replace("\n", "   \n"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "two blanks": lambda text: re.sub(r"(?<=[.,]) (?=\w)", "  ", text),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_white_space_changes_nothing(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert attributions(change(text)) == attributions(text)
    assert attributions(text), "an article without attributions tests nothing"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_page_says_what_its_text_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs(text))
    page = f"<!doctype html><html><body><article>{body}</article></body></html>"
    assert attributions(page, "html") == attributions(text)


UNRELATED = "The annual flower show opens in the park on Saturday."


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_behind_changes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert attributions(f"{text.rstrip()}\n\n{UNRELATED}\n") == attributions(text)


def straight(words: str) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", words))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_straight_marks_say_what_curly_ones_say(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = [(*map(straight, found[:3]), found[3]) for found in attributions(text)]
    found = [(*map(straight, one[:3]), one[3]) for one in attributions(straight(text))]
    assert found == wanted
