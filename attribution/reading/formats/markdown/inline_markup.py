"""The inline markup of Markdown is read away: what is left is prose, links and their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from html import unescape

from attribution.model import Span
from attribution.reading.formats.markdown.emphasis import Run, match_runs
from attribution.reading.prose import Stretch, stretch

_DESTINATION = r"(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))"
_INLINE_LINK = re.compile(rf"\(\s*{_DESTINATION}(?:\s+{_TITLE})?\s*\)", re.DOTALL)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_MARK = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\(?=\n))"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<ticks_alone>`+)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<autolink><[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>)"
    r"|(?P<br><br\s*/?>)"
    r"|(?P<tag></?[a-zA-Z][^<>]*>)"
    r"|(?P<shortcode>\{%[^{}]{0,400}%\}|\{\{[^{}]{0,400}\}\}|\{:[^{}\n]{0,400}\})"
    r"|(?P<footnote>\[\^[^\]\s]+\]:?)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<entity>&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\[\]*]+)"
    r"|(?P<run>\*+|_+|~~)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InlineText:
    """A paragraph without its inline markup."""

    stretches: tuple[Stretch, ...]
    linked: tuple[Span, ...]
    comments: tuple[Span, ...]
    image: bool
    """It opens with an image."""
    emphasised: bool
    """All of it stands in asterisks or underscores."""
    footnote: bool
    """It is the text of a footnote."""


def read_inline(text: str, lines: list[Span], references: Container[str]) -> InlineText:
    """The prose of a paragraph whose lines stand at these places of the file."""
    return _Scanner(text, lines, references).scan()


@dataclass(slots=True)
class _Atom:
    """A piece of the paragraph: [start, end) and what it reads as, itself where `reads` is None."""

    start: int
    end: int
    reads: str | None = None
    run: Run | None = None


@dataclass(slots=True)
class _Scanner:
    text: str
    lines: list[Span]
    references: Container[str]
    atoms: list[_Atom] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    """Indices of the atoms of brackets still open."""
    linked: list[Span] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    image: bool = False
    footnote: bool = False
    joined: str = ""
    starts: list[int] = field(default_factory=list)

    def scan(self) -> InlineText:
        self._join()
        at = 0
        while mark := _MARK.search(self.joined, at):
            self._keep(at, mark.start())
            at = self._handle(mark)
        self._keep(at, len(self.joined))
        runs = [atom.run for atom in self.atoms if atom.run]
        match_runs(runs)
        return InlineText(
            tuple(self._stretches()),
            tuple(self.linked),
            tuple(self.comments),
            self.image,
            self._is_emphasised(),
            self.footnote,
        )

    def _join(self) -> None:
        parts = [self.text[start:end] for start, end in self.lines]
        at = 0
        for part in parts:
            self.starts.append(at)
            at += len(part) + 1
        self.joined = "\n".join(parts)

    def _place(self, offset: int) -> int:
        """The place in the file of an offset into the joined lines."""
        line = bisect_right(self.starts, offset) - 1
        return self.lines[line].start + offset - self.starts[line]

    def _span(self, start: int, end: int) -> Span:
        return Span(self._place(start), self._place(end - 1) + 1)

    def _keep(self, start: int, end: int, reads: str | None = None) -> None:
        if start < end:
            self.atoms.append(_Atom(start, end, reads))

    def _handle(self, mark: re.Match[str]) -> int:
        """Takes one mark in; returns where reading goes on."""
        start, end = mark.span()
        kind = mark.lastgroup or ""
        if mark["code"]:
            self._keep(*mark.span("inside"))
        elif kind in ("escape", "ticks_alone"):
            self._keep(start + (kind == "escape"), end)
        elif kind == "comment":
            self.comments.append(self._span(start, end))
        elif kind in ("autolink", "url"):
            self._keep(start + (kind == "autolink"), end - (kind == "autolink"))
            self.linked.append(self._span(start, end))
        elif kind == "br":
            self._keep(start, end, "\n")
        elif kind == "entity":
            self._keep(start, end, unescape(mark.group()))
        elif kind == "run":
            self.atoms.append(_Atom(start, end, run=Run.of(self.joined, start, end)))
        elif kind in ("footnote", "open", "close"):
            return self._bracket(kind, start, end)
        return end

    def _bracket(self, kind: str, start: int, end: int) -> int:
        if kind == "footnote":
            self.linked.append(self._span(start, end))
            self.footnote |= start == 0 and self.joined[end - 1] == ":"
            return end
        if kind == "open":
            self.brackets.append(len(self.atoms))
        self._keep(start, end)
        return self._close_bracket(start, end) if kind == "close" and self.brackets else end

    def _close_bracket(self, start: int, end: int) -> int:
        opening = self.brackets.pop()
        first = self.atoms[opening]
        after = self._link_end(first.end, start, end)
        if not after:
            return end
        self.atoms[opening].reads = self.atoms[-1].reads = ""
        if self.joined[first.start] == "!":
            self.image |= not self.joined[: first.start].strip()
            del self.atoms[opening:]
        else:
            self.linked.append(self._span(first.start, after))
        return after

    def _link_end(self, inside: int, close: int, end: int) -> int:
        """Where a link whose text is [inside, close) ends; 0 where it is a bracketed word only."""
        if link := _INLINE_LINK.match(self.joined, end):
            return link.end()
        label = _REFERENCE.match(self.joined, end)
        name = (label.group(1) if label else "") or self.joined[inside:close]
        known = " ".join(name.split()).lower() in self.references
        return (label.end() if label else end) if known else 0

    def _stretches(self) -> Iterator[Stretch]:
        for atom in self.atoms:
            start, end = atom.start, atom.end
            if atom.run:
                start, end = atom.run.rest()
            if atom.reads is None:
                yield from self._verbatim(start, end)
            elif atom.reads:
                span = self._span(start, end)
                yield Stretch(atom.reads, span.start, span.end - span.start)

    def _verbatim(self, start: int, end: int) -> Iterator[Stretch]:
        """The text of [start, end), a piece a line; what parts lines reads as white space."""
        while start < end:
            line_end = self.joined.find("\n", start, end)
            stop = end if line_end < 0 else line_end
            if start < stop:
                place = self._place(start)
                yield stretch(self.text, place, place + stop - start)
            if line_end >= 0:
                yield Stretch("\n", self._place(line_end), 1)
            start = stop + 1

    def _is_emphasised(self) -> bool:
        shown = [atom for atom in self.atoms if self.joined[atom.start : atom.end].strip()]
        ends = (shown[0].run, shown[-1].run) if len(shown) > 2 else (None, None)
        return all(run is not None and run.matched == run.end - run.start for run in ends)
