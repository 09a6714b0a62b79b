"""The names and headings by which a page's article is told from what surrounds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from attribution.reading.word_lists import load_lists

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_OF_THE_PAGE = ("has-", "with-", "without-", "no-", "category-", "tag-", "js-", "type-", "wf-")
"""Class names that begin so tell of a page or post, not of the element's own text."""

_MOST_PIECES = 4
"""A longer name is made of a heading's words: id="sharing-with-a-single-developer"."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The lists of rules/reading/pages.yml, in lower case; that file says what each is for."""

    furniture_names: tuple[str, ...] = ()
    comment_names: tuple[str, ...] = ()
    story_names: tuple[str, ...] = ()
    hidden_names: tuple[str, ...] = ()
    furniture_headings: tuple[str, ...] = ()


@cache
def load_page_words() -> PageWords:
    """The built-in lists."""
    return load_lists(PageWords, "pages")


def name_pieces(names: str) -> str:
    """Class names as words: "RelatedStories m-box__list" is " related stories  m box list "."""
    pieces = (_PIECE.findall(name) for name in names.split() if not name.startswith(_OF_THE_PAGE))
    return "".join(f" {' '.join(each).lower()} " for each in pieces if len(each) <= _MOST_PIECES)


@cache
def one_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds one of the phrases among the words of `name_pieces`."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(map(re.escape, longest_first))}) ")
