"""The elements of a page and the paragraphs found in them, before the article is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Draft, Hint
from attribution.reading.formats.html.page_tags import (
    ARTICLE_LIKE,
    BLOCKS,
    FURNITURE,
    LEFT_OUT,
    Attributes,
    hint_of,
    is_hidden,
    names_of,
)
from attribution.reading.formats.html.page_words import PageWords, name_pieces, one_of


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what it says of its text; its surroundings' word counts where it is mute."""

    number: int
    """Its place in the page, from 0 for the page itself."""
    parent: int
    tag: str
    name: str
    """Its tag and first class: what elements of one sort share."""
    hint: Hint
    left_out: bool
    quoted: bool
    hidden: bool
    furniture: bool
    """It, and not an element around it, is named or made as what belongs to the page."""
    comment: bool
    """It is named as what readers write."""
    story: bool
    """It is named or made as what holds an article."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph and the element it stands in."""

    draft: Draft
    element: Element
    linked: float
    """The share of its text that stands in links."""


PAGE = Element(0, -1, "", "", "", False, False, False, False, False, False)
"""What is around the outermost element."""


def element_of(
    number: int,
    tag: str,
    attributes: Attributes,
    around: Element,
    words: BlockWords,
    page_words: PageWords,
) -> Element:
    """The element that a start tag opens inside another."""
    # The names of the whole page say nothing of its parts.
    names = "" if tag in ("html", "body") else names_of(attributes)
    furniture, comment, story, hidden = _named(names, page_words) if names else _NO_NAMES
    hidden = hidden or is_hidden(attributes)
    block = tag in BLOCKS
    return Element(
        number,
        around.number,
        tag,
        f"{tag} {(attributes.get('class') or '').partition(' ')[0]}",
        hint_of(tag, attributes, around.hint, words),
        around.left_out or tag in LEFT_OUT or (hidden and not block),
        around.quoted or tag == "blockquote",
        hidden,
        furniture or tag in FURNITURE,
        comment,
        (story and block) or tag in ARTICLE_LIKE,
    )


_NO_NAMES = (False, False, False, False)


@cache
def _named(names: str, words: PageWords) -> tuple[bool, bool, bool, bool]:
    """Whether names tell of furniture, of readers' comments, of a story, of what is hidden."""
    pieces = name_pieces(names)
    lists = (words.furniture_names, words.comment_names, words.story_names, words.hidden_names)
    furniture, comment, story, hidden = (one_of(each).search(pieces) is not None for each in lists)
    return furniture or comment, comment, story, hidden
