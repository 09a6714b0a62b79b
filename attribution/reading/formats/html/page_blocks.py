"""HTML is read into paragraphs with exact places: scripts, navigation and code are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import takewhile

from attribution.model import Span
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Draft, Hint, Reading
from attribution.reading.files import SourceFile
from attribution.reading.formats.html.elements import PAGE, Element, Found, element_of
from attribution.reading.formats.html.page_article import article_of
from attribution.reading.formats.html.page_tags import (
    BLOCKS,
    CLOSED_BY_BLOCK,
    LEFT_OUT,
    SCOPES,
    TABLE_PARTS,
    VOID,
    Attributes,
    section_of,
)
from attribution.reading.formats.html.page_tokens import PageToken, tokens_of
from attribution.reading.formats.html.page_words import load_page_words
from attribution.reading.prose import Stretch, make_prose

NO_ARTICLE = "the page holds no paragraph of an article; all of its text is read"
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_DEEPEST = 500
"""How deep elements are told apart; a browser stops at as much."""
_LONGEST = {
    "byline": 200,
    "credit": 200,
    "link": 300,
    "caption": 800,
    "dateline": 120,
}
"""The longest text, in characters, that a class name may make a byline, a credit …"""


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a page, in order."""
    text = file.markup_text
    page = _parsed(text, words)
    found = article_of(page.found, page.elements, page.title, page.page_words)
    notes = () if found.certain else (NO_ARTICLE,)
    return Reading(text, found.drafts, tuple(page.comments), tuple(page.sections), notes)


def read_fragment(text: str, words: BlockWords, start: int, end: int) -> Reading:
    """The paragraphs of the part of a file that is HTML."""
    page = _parsed(text, words, start, end)
    drafts = tuple(found.draft for found in page.found if not found.element.hidden)
    return Reading(text, drafts, tuple(page.comments), tuple(page.sections))


def _parsed(text: str, words: BlockWords, start: int = 0, end: int | None = None) -> _Page:
    page = _Page(text, words)
    for token in tokens_of(text, start, end):
        page.take(token)
    page.end_block()
    return page


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    stretches: list[Stretch] = field(default_factory=list)
    hints: set[Hint] = field(default_factory=set)
    linked: list[Span] = field(default_factory=list)
    letters: int = 0
    linked_letters: int = 0


class _Page:
    """Walks through the page and closes a block wherever a block element begins or ends."""

    def __init__(self, text: str, words: BlockWords) -> None:
        self.text = text
        self.words = words
        self.page_words = load_page_words()
        self.elements = [PAGE]
        """Every element of the page, in order."""
        self.stack = [PAGE]
        self.title = ""
        self.block = _Open()
        self.links: list[int] = []
        self.found: list[Found] = []
        self.comments: list[Span] = []
        self.sections: list[str] = []

    def take(self, token: PageToken) -> None:
        """Goes on to the next piece of the page."""
        if token.kind == "text":
            self._take_words(token.start, self.text[token.start : token.end])
        elif token.kind == "reference":
            sign = unescape(self.text[token.start : token.end])
            self._add(Stretch(sign, token.start, token.end - token.start))
        elif token.kind == "end":
            self._take_end(token)
        elif token.kind == "comment":
            self._take_comment(token)
        # To a browser "<p/>" opens a paragraph; an empty "<iframe/>" must not hide what follows.
        elif not (token.closed and token.name in LEFT_OUT):
            self._take_start(token)

    def _take_start(self, token: PageToken) -> None:
        tag, length = token.name, token.end - token.start
        if tag in BLOCKS:
            self.end_block()
            self._close_open_paragraph(tag)
        if tag == "meta":
            self.sections.extend(section_of(token.attributes))
        elif tag == "br":
            self._break(token.start, length)
        elif tag == "q":
            self._add(Stretch('"', token.start, length))
        elif tag == "a":
            self.links.append(token.start)
        if tag not in VOID and len(self.stack) < _DEEPEST:
            element = self._element(tag, token.attributes)
            self.elements.append(element)
            if _parts_credit(element, self.stack[-1]):
                self.end_block()
            self.stack.append(element)

    def _take_end(self, token: PageToken) -> None:
        tag = token.name
        if tag in BLOCKS:
            self.end_block()
        elif tag == "q":
            self._add(Stretch('"', token.start, token.end - token.start))
        elif tag == "a" and self.links:
            self.block.linked.append(Span(self.links.pop(), token.end))
        self._close(tag)

    def _take_words(self, start: int, words: str) -> None:
        if self.stack[-1].tag == "title":
            self.title = self.title or words
        elif not self._is_footnote_mark(words):
            self._add_text(start, words)

    def _take_comment(self, token: PageToken) -> None:
        kept = self.text.startswith("<!--", token.start)
        if kept and not (self.stack[-1].left_out or self._is_in_pre()):
            self.comments.append(Span(token.start, token.end))

    def end_block(self) -> None:
        """Makes a draft of what was read since the last block ended."""
        prose = make_prose(self.block.stretches)
        if prose.text:
            around = self.stack[-1]
            hint = self._hint(len(prose.text))
            draft = Draft(prose, hint, around.quoted, tuple(self.block.linked))
            linked = self.block.linked_letters / max(1, self.block.letters)
            self.found.append(Found(draft, around, linked))
        self.block = _Open()

    def _hint(self, length: int) -> Hint:
        hint = next(iter(self.block.hints)) if len(self.block.hints) == 1 else self._block_hint()
        return hint if length <= _LONGEST.get(hint, length) else ""

    def _block_hint(self) -> Hint:
        return next((e.hint for e in reversed(self.stack) if e.tag in BLOCKS), "")

    def _add(self, piece: Stretch) -> None:
        around = self.stack[-1]
        if around.left_out:
            return
        self.block.stretches.append(piece)
        if not piece.text.isspace():
            self.block.hints.add(around.hint)
        self.block.letters += len(piece.text)
        self.block.linked_letters += len(piece.text) if self.links else 0

    def _add_text(self, at: int, data: str) -> None:
        """The text; in `pre` a blank line parts paragraphs."""
        end = 0
        if self._is_in_pre():
            for gap in _BLANK_LINE.finditer(data):
                self._add(Stretch(data[end : gap.start()], at + end, gap.start() - end))
                self.end_block()
                end = gap.end()
        self._add(Stretch(data[end:], at + end, len(data) - end))

    def _is_in_pre(self) -> bool:
        return any(element.tag == "pre" for element in self.stack[-3:])

    def _is_footnote_mark(self, data: str) -> bool:
        # "<sup><a href="#n1">1</a></sup>": the link is kept, the figure is no word of the sentence.
        tags = {element.tag for element in self.stack[-3:]}
        return {"sup", "a"} <= tags and len(data.strip("[] \n")) < 4

    def _break(self, at: int, length: int) -> None:
        before = takewhile(lambda piece: piece.text.isspace(), reversed(self.block.stretches))
        if any(self.text[piece.source] == "<" for piece in before):
            self.end_block()  # two breaks in a row part paragraphs
        else:
            self._add(Stretch("\n", at, length))

    def _element(self, tag: str, attributes: Attributes) -> Element:
        return element_of(
            len(self.elements), tag, attributes, self.stack[-1], self.words, self.page_words
        )

    def _close_open_paragraph(self, tag: str) -> None:
        if self.stack[-1].tag in CLOSED_BY_BLOCK.get(tag, ()):
            self.stack.pop()
        # A paragraph ends where a block begins, whatever inline elements it has left open.
        inside = takewhile(lambda depth: self._is_inline(depth), range(len(self.stack) - 1, 0, -1))
        top = min(inside, default=len(self.stack)) - 1
        if self.stack[top].tag == "p":
            del self.stack[top:]
        if tag == "body":
            self._close("head")

    def _is_inline(self, depth: int) -> bool:
        return self.stack[depth].tag not in BLOCKS

    def _close(self, tag: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            opened = self.stack[depth].tag
            if opened == tag:
                if _parts_credit(self.stack[depth], self.stack[depth - 1]):
                    self.end_block()
                del self.stack[depth:]
                return
            if (opened in SCOPES and tag not in TABLE_PARTS) or (
                opened in BLOCKS and tag not in BLOCKS
            ):
                return  # a stray end tag: to a browser it closes nothing around the block


def _parts_credit(element: Element, around: Element) -> bool:
    # A caption and its credit stand in one element, often without a blank between them.
    return element.hint == "credit" != around.hint
