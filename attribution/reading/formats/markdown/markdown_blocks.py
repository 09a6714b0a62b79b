"""Markdown is read into paragraphs with exact places: front matter and code are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from attribution.model import Span
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Draft, Hint, Reading
from attribution.reading.files import SourceFile
from attribution.reading.formats.html.page_blocks import read_fragment
from attribution.reading.formats.markdown.front_matter import read_front_matter
from attribution.reading.formats.markdown.inline_markup import InlineText, read_inline
from attribution.reading.formats.markdown.masks import mask_site_markup
from attribution.reading.prose import make_prose

_LINE_END = re.compile(r"\r\n?|\n")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_CELL_END = re.compile(r"(?<!\\)\|")


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a Markdown file, in order."""
    text = file.text
    front = read_front_matter(text)
    shown = mask_site_markup(text, front.end, mdx=file.path.lower().endswith(".mdx"))
    reader = _Reader(shown, front.end, words)
    env: dict[str, Any] = {}
    tokens = _parser().parse(shown[front.end :], env)
    reader.references = {label.lower() for label in env.get("references", {})}
    drafts = tuple(chain.from_iterable(map(reader.read, tokens)))
    return Reading(text, drafts, tuple(sorted(reader.comments)), front.sections)


@cache
def _parser() -> MarkdownIt:
    # Only the blocks are needed: the scanner of inline markup keeps places, the library's does not.
    return MarkdownIt("commonmark").enable("table").disable("inline")


def _line_spans(text: str, start: int) -> list[Span]:
    """The lines of the file from `start` on, without their ends."""
    ends = list(_LINE_END.finditer(text, start))
    starts = [start, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    return [Span(first, stop) for first, stop in zip(starts, stops)]


class _Reader:
    """Turns the library's block tokens into drafts, in order."""

    def __init__(self, text: str, start: int, words: BlockWords) -> None:
        self.text = text
        self.words = words
        self.lines = _line_spans(text, start)
        self.references: set[str] = set()
        self.comments: list[Span] = []
        self.open: list[str] = []
        """The containers around the token: block quotation, list item, heading, table."""
        self.after_image = False

    def read(self, token: Token) -> Iterator[Draft]:
        if token.type == "html_block" and token.map:
            yield from self._html(token.map)
        elif token.type == "table_open" and token.map:
            yield from self._table(token.map)
        elif token.type == "inline" and token.map and "table" not in self.open:
            for lines in self._parted(self._content_lines(token)):
                yield from self._paragraph(lines)
        if token.nesting == 1:
            self.open.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            self.open.pop()

    def _content_lines(self, token: Token) -> list[Span]:
        """Where the lines of a paragraph stand without the marks of quotation, list and heading.

        A line's content is the end of the file's line, so its length says where it begins.
        """
        first, end = token.map or (0, 0)
        contents = [content for line in token.content.split("\n") if (content := line.strip())]
        found: list[Span] = []
        for span in self.lines[first:end]:
            line = self.text[span.start : span.end].rstrip()
            if not contents:
                break
            if self.open[-1] == "heading" and not line.endswith(contents[0]):
                line = _CLOSING_HASHES.sub("", line).rstrip()
            if line.endswith(contents[0]):
                stop = span.start + len(line)
                found.append(Span(stop - len(contents.pop(0)), stop))
        return found

    def _parted(self, lines: list[Span]) -> Iterator[list[Span]]:
        """The lines of a paragraph, parted where a footnote begins: the library knows none."""
        first = 0
        for number, line in enumerate(lines):
            if number and _FOOTNOTE.match(self.text, line.start, line.end):
                yield lines[first:number]
                first = number
        yield lines[first:]

    def _paragraph(self, lines: list[Span]) -> Iterator[Draft]:
        if not lines:
            return
        inline = read_inline(self.text, lines, self.references)
        self.comments.extend(inline.comments)
        prose = make_prose(inline.stretches)
        if prose.text:
            hint = self._hint(inline)
            yield Draft(prose, hint, "blockquote" in self.open, inline.linked)
        self.after_image = inline.image and not prose.text

    def _hint(self, inline: InlineText) -> Hint:
        if "heading" in self.open:
            return "heading"
        # An image with words below it, or a line in italics under an image: its caption.
        if inline.image or (self.after_image and inline.emphasised):
            return "caption"
        return "list" if inline.footnote or {"list_item", "table"} & set(self.open) else ""

    def _table(self, rows: list[int]) -> Iterator[Draft]:
        """The cells of a table, each a list item; its second line only draws the rule."""
        first, end = rows
        for row in chain(range(first, first + 1), range(first + 2, end)):
            for cell in self._cells(self.lines[row]):
                for draft in self._paragraph([cell]):
                    yield replace(draft, hint="list")

    def _cells(self, row: Span) -> Iterator[Span]:
        line = self.text[row.start : row.end]
        start = len(line) - len(line.lstrip(" \t>"))
        for bar in chain(_CELL_END.finditer(line, start), (None,)):
            stop = bar.start() if bar else len(line)
            if line[start:stop].strip():
                yield Span(row.start + start, row.start + stop)
            start = bar.end() if bar else stop

    def _html(self, rows: list[int]) -> Iterator[Draft]:
        first, end = rows
        start, stop = self.lines[first].start, self.lines[end - 1].end
        part = read_fragment(self.text, self.words, start, stop)
        self.comments.extend(part.comments)
        for draft in part.drafts:
            yield replace(draft, quoted=draft.quoted or "blockquote" in self.open)
