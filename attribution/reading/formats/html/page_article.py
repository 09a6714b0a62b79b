"""The article of a page, told from menus, teasers, comments and legal text by weight.

What counts is the text of real paragraphs: long, closed by a full stop, not made of links. Elements
named as furniture are left out unless they hold the headline or most of the text; of the rest, the
element that a page marks as its article or that holds most of the weight is the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from attribution.reading.blocks.forms import is_sentence
from attribution.reading.drafts import Draft
from attribution.reading.formats.html.elements import Element, Found
from attribution.reading.formats.html.page_tags import CONTAINERS, HEADINGS
from attribution.reading.formats.html.page_words import PageWords

_REAL, _SHORT = 80, 25
"""The length in characters from which a closed paragraph counts in full, and from which in half."""
_MOSTLY_LINKS = 0.5
_LONGEST_POINTER = 200
"""A paragraph of links alone that is no longer points elsewhere."""
_FLOOR = 140
"""As much text in real paragraphs is an article already."""
_ENOUGH = 400
"""Below this weight a page is too short to say what of it is beside the article."""
_NOTICE = 1000
"""A notice of consent or a legal text weighs less."""
_KEPT = ("byline", "dateline", "caption", "credit")
"""What stands outside the body and is structure all the same."""
_MAJORITY = 0.5
_PURE, _CLEAN = 0.5, 0.8
"""Text of which this share is real paragraphs may be article, or is nothing else."""
_PART = _SOME = 0.1
_DOMINANT = 0.7
"""An element with this share of the weight around it holds the article."""


class PageArticle(NamedTuple):
    """The article of a page; where none was found, all that the page holds."""

    drafts: tuple[Draft, ...]
    certain: bool


def article_of(
    found: Sequence[Found], elements: Sequence[Element], title: str, words: PageWords
) -> PageArticle:
    """The drafts of the page's article and its headline."""
    page = _Page(found, elements, title, words)
    kept = tuple(_as_pointer(item) for item in page.article())
    certain = any(map(_weight, found)) or sum(map(_length, found)) < _ENOUGH
    return PageArticle(kept, certain)


def _as_pointer(item: Found) -> Draft:
    """The draft; a short one that is one link is a pointer to another page."""
    draft = item.draft
    points = item.linked > 0.8 and len(draft.text) < _LONGEST_POINTER
    if points and draft.hint in ("", "list", "heading") and item.element.tag != "h1":
        return replace(draft, hint="link")
    return draft


def _weight(item: Found) -> float:
    """How much of an article's text a paragraph is, in characters."""
    text = item.draft.text
    if item.linked >= _MOSTLY_LINKS or item.draft.hint not in ("", "list"):
        return 0
    closed = is_sentence(text) or text.endswith((":", ";"))
    if len(text) >= _REAL:
        return len(text) if closed else len(text) / 2
    return len(text) / 2 if closed and len(text) >= _SHORT else 0


def _length(item: Found) -> float:
    return len(item.draft.text) if item.draft.hint in ("", "list", "link") else 0


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


class _Page:
    def __init__(
        self, found: Sequence[Found], elements: Sequence[Element], title: str, words: PageWords
    ) -> None:
        self.found = found
        self.elements = elements
        self.words = words
        self.weights = [_weight(item) for item in found]
        self.lengths = self._sums(found, _length)
        self.headline = self._headline(_letters(title))
        self.holds = self._around(self.headline)
        """The elements around the headline."""
        self.left_out = self._left_out()

    def article(self) -> Iterable[Found]:
        kept = [item for item in self.found if not self.left_out[item.element.number]]
        kept = list(self._without_sections(kept))
        weights = self._sums(kept)
        if not weights[0]:
            return kept or self.found
        empty = {e.number for e in self.elements if e.tag == "article" and not weights[e.number]}
        empty -= self.holds  # teasers: an article without a sentence
        kept = [item for item in kept if empty.isdisjoint(self._chain(item.element.number))]
        return self._of(self._body(weights), kept, weights)

    def _headline(self, title: str) -> Found | None:
        """The heading that the page's title repeats, else its first heading of the first level."""
        headings = [item for item in self.found if item.element.tag in HEADINGS]
        titled = [
            item
            for item in headings
            if len(letters := _letters(item.draft.text)) > 9 and title.startswith(letters)
        ]
        first = [item for item in headings if item.element.tag == "h1"]
        return next(iter(titled or first), None)

    def _sums(
        self, found: Iterable[Found], measure: Callable[[Found], float] = _weight
    ) -> list[float]:
        """The weight below each element, or another measure."""
        sums = [0.0] * len(self.elements)
        for item in found:
            sums[item.element.number] += measure(item)
        for element in reversed(self.elements[1:]):
            sums[element.parent] += sums[element.number]
        return sums

    def _left_out(self) -> list[bool]:
        """Of each element, whether it or one around it is hidden or furniture."""
        sums = self._sums(self.found)
        looks = [False] * len(self.elements)
        for element in self.elements[1:]:
            named = element.furniture and element.number not in self.holds
            own = named or element.hidden
            looks[element.number] = looks[element.parent] or own
        outside = [item for item in self.found if not looks[item.element.number]]
        plain, story = sum(map(_weight, outside)), self._story_weight(outside)
        left_out = [False] * len(self.elements)
        for element in self.elements[1:]:
            own = self._is_furniture(element, sums, plain, story)
            left_out[element.number] = left_out[element.parent] or own
        return left_out

    def _story_weight(self, found: Iterable[Found]) -> float:
        """The weight of the paragraphs that stand in an element marked as a story."""
        inside = [False] * len(self.elements)
        for element in self.elements[1:]:
            inside[element.number] = inside[element.parent] or element.story
        return sum(_weight(item) for item in found if inside[item.element.number])

    def _is_furniture(
        self, element: Element, sums: list[float], outside: float, story: float
    ) -> bool:
        """Whether what looks like furniture is: not where the rest of the page has no article."""
        if not (element.furniture or element.hidden):
            return False
        if element.tag == "p" and element.hint == "link":
            return False  # it becomes a pointer, and is kept
        if element.number in self.holds and not element.hidden:
            return False
        weight = sums[element.number]
        taken_in = not (element.comment or element.hidden)
        pure = weight >= _CLEAN * self.lengths[element.number]
        # "story-body-supplemental", "read-more-content" in a story: paragraphs alone go on with it.
        if pure and taken_in and (element.story or self._share_of_story(element, sums) >= _SOME):
            return False
        if weight <= _MAJORITY * sums[0]:
            return True
        share = _MAJORITY if pure and weight >= _NOTICE else _SOME
        return story >= share * weight or (outside >= _FLOOR and not taken_in)

    def _share_of_story(self, element: Element, sums: list[float]) -> float:
        """How much of the story around it an element holds, if it is more than a notice."""
        weight = sums[element.number]
        stories = (at for at in self._chain(element.parent) if self.elements[at].story)
        around = next(stories, None)
        return weight / sums[around] if around is not None and weight >= _NOTICE else 0

    def _around(self, item: Found | None) -> set[int]:
        """The elements around a paragraph."""
        return set(self._chain(item.element.number)[:-1]) if item else set()

    def _without_sections(self, found: Iterable[Found]) -> Iterator[Found]:
        """What is left without the parts below headings such as "Related stories"."""
        closed = ""
        for item in found:
            tag = item.element.tag if item.draft.hint == "heading" else ""
            if closed and tag in HEADINGS and tag <= closed:
                closed = ""
            if tag and item is not self.headline and self._opens_furniture(item.draft.text):
                closed = tag
            if not closed:
                yield item

    def _opens_furniture(self, heading: str) -> bool:
        bare = re.sub(r"^[\W\d]+|[\W\d]+$", "", heading).lower()
        return bare in self.words.furniture_headings

    def _body(self, weights: list[float]) -> int:
        """The element that holds the article."""
        body = self._marked(0, weights)
        while True:
            element = self.elements[body]
            if body and element.story and element.tag != "main":
                return body
            inner = self._marked(body, weights) or self._dominant(body, weights)
            if not inner:
                return body
            body = inner

    def _marked(self, around: int, weights: list[float]) -> int:
        """The innermost marked element with most of the weight below `around`; 0 for none."""
        best = 0
        for element in self.elements[around + 1 :]:
            number = element.number
            heavy = element.story and weights[number] > _MAJORITY * weights[around]
            if heavy and self._is_below(number, around):
                best = number
        return best

    def _dominant(self, around: int, weights: list[float]) -> int:
        """The child with nearly all of the weight; 0 for none."""
        if weights[around] < _ENOUGH:
            return 0
        return next(
            (
                element.number
                for element in self.elements[around + 1 :]
                if element.parent == around
                and element.tag in CONTAINERS
                and weights[element.number] >= _DOMINANT * weights[around]
            ),
            0,
        )

    def _is_below(self, number: int, around: int) -> bool:
        while number > around:
            number = self.elements[number].parent
        return number == around

    def _of(self, body: int, kept: list[Found], weights: list[float]) -> Iterator[Found]:
        """The paragraphs of the body, the headline, and what stands beside it as part of it."""
        parts = {body, *self._beside(body, kept, weights)}
        for item in kept:
            inside = not parts.isdisjoint(self._chain(item.element.number))
            if inside or item is self.headline or item.draft.hint in _KEPT:
                yield item

    def _beside(self, body: int, kept: list[Found], weights: list[float]) -> Iterator[int]:
        """Elements beside the body, or beside one around it, that go on with the article."""
        around = self._chain(body)
        lengths = self._sums(kept, _length)
        headings = self._sums(kept, lambda item: self._is_other_heading(item))
        for element in self.elements[1:]:
            number, weight = element.number, weights[element.number]
            if element.parent in around and number not in around and weight:
                titled = headings[number] > 0
                pure = weight >= _PURE * lengths[number]
                if self._is_twin(element, body, titled) or (
                    pure and self._goes_on(element, body, weights, titled)
                ):
                    yield number

    def _is_other_heading(self, item: Found) -> bool:
        return item.draft.hint == "heading" and item is not self.headline

    def _is_twin(self, element: Element, body: int, titled: bool) -> bool:
        """Whether an article beside an article is another part of it, as the posts of a live blog.

        One with a heading of its own, beside the article that has the headline, is another story.
        """
        articles = element.tag == self.elements[body].tag == "article"
        return articles and not (titled and body in self.holds)

    def _goes_on(self, element: Element, body: int, weights: list[float], titled: bool) -> bool:
        weight = weights[element.number]
        if any(self.elements[at].story for at in self._chain(element.number)[1:]):
            return True
        if element.story and not titled:
            return True
        if element.number < body:
            return weight >= _FLOOR and not titled
        return weight >= max(_FLOOR, _PART * weights[body])

    def _chain(self, number: int) -> list[int]:
        """An element and those around it, the page last."""
        chain = []
        while number >= 0:
            chain.append(number)
            number = self.elements[number].parent
        return chain
