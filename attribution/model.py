"""The records that pass from stage to stage: frozen, over offsets, each with its evidence.

Offsets are Unicode code points into the article's file as decoded from UTF-8, without newline
translation; a span is half open. Token indices count through the whole article. No stage changes a
record: it returns a new one, with its step added to the evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Literal, NamedTuple

BlockKind = Literal[
    "prose", "headline", "subheading", "byline", "dateline", "caption", "credit", "list", "link"
]
Kind = Literal["statement", "belief", "intent", "stance", "evidence", "hearsay"]
Mode = Literal["direct", "mixed", "indirect"]
Level = Literal[
    "named",
    "identifiable",
    "institutional",
    "specific",
    "affiliated",
    "generic",
    "vague",
    "hidden",
    "author",
]
SourceKind = Literal[
    "person", "people", "organisation", "document", "poll", "outlet", "social", "place", "other"
]
Count = Literal["one", "plural", "unknown"]
Basis = Literal[
    "none", "participant", "eyewitness", "document", "direct", "briefed", "familiar", "close"
]
Reason = Literal["none", "boilerplate", "specific"]
Severity = Literal["error", "warning", "note"]

KINDS: tuple[Kind, ...] = ("statement", "belief", "intent", "stance", "evidence", "hearsay")
LEVELS: tuple[Level, ...] = (
    "named",
    "identifiable",
    "institutional",
    "specific",
    "affiliated",
    "generic",
    "vague",
    "hidden",
)
"""The scale, best narrowed first; `author` stands off it."""


class Span(NamedTuple):
    """A half-open range of code points of the article's file."""

    start: int
    end: int


Spans = tuple[Span, ...]


class Segment(NamedTuple):
    """A run of a block's prose and where it stands in the file.

    Within a run of equal `length` and `source_length` offsets move together; a run of another
    length (white space collapsed to one blank, an HTML entity) maps as a whole.
    """

    prose: int
    source: int
    length: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article: its prose and the way back to the file."""

    kind: BlockKind
    text: str
    """The prose, white space collapsed, markup left out."""
    segments: tuple[Segment, ...]
    line: int
    """The line of the file on which it begins, from 1."""
    quoted: bool = False
    """A block quotation of the markup."""
    linked: tuple[Span, ...] = ()
    """Where the file holds a link or footnote mark inside this block."""

    def to_source(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the prose (0 <= start < end <= len(text))."""
        return Span(self._place(start), self._place(end - 1, after=True))

    def prose_in(self, start: int, end: int) -> str:
        """Its prose that stands in that stretch of the file; empty where none does."""
        found: list[str] = []
        at = bisect_right(self.segments, start, key=lambda segment: segment.source) - 1
        for prose, source, length, source_length in self.segments[max(at, 0) :]:
            if source >= end:
                break
            first, last = max(start, source), min(end, source + source_length)
            if first < last:
                whole = length != source_length
                cut = (0, length) if whole else (first - source, last - source)
                found.append(self.text[prose + cut[0] : prose + cut[1]])
        return "".join(found)

    def _place(self, offset: int, *, after: bool = False) -> int:
        at = bisect_right(self.segments, offset, key=lambda segment: segment.prose) - 1
        segment = self.segments[at]
        if segment.length == segment.source_length:
            return segment.source + (offset - segment.prose) + after
        return segment.source + (segment.source_length if after else 0)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one file: its text as it lies on disk, and its blocks."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What the reader should know about the file: empty, not English …"""
    waivers: tuple[Waiver, ...] = ()
    """Inline ignore comments, in order."""
    sections: tuple[str, ...] = ()
    """What front matter or page data file it under, in lower case: `opinion`, `news`."""

    def words(self, span: Span) -> str:
        """The prose of a stretch of the file, without markup; its own text where no block is."""
        at = bisect_right(self.blocks, span.start, key=_begin_of) - 1
        near = takewhile(lambda block: _begin_of(block) < span.end, self.blocks[max(at, 0) :])
        found = [block.prose_in(*span) for block in near]
        return " ".join(" ".join(found).split() or self.text[span.start : span.end].split())

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


def _begin_of(block: Block) -> int:
    """Where in the file a block begins; blocks stand in that order."""
    return block.segments[0].source if block.segments else 0


@dataclass(frozen=True, slots=True)
class Waiver:
    """An inline comment that silences checks: `<!-- attribution: ignore[check] reason -->`."""

    span: Span
    """Of the comment itself."""
    action: Literal["ignore", "disable", "enable"]
    checks: tuple[str, ...]
    reason: str
    block: int | None
    """Index of the block it covers (`ignore`: the next one), None at the article's end."""


class Token(NamedTuple):
    """A word or mark of the article, with its place in its sentence's tree.

    `dep` is a Universal Dependencies relation with its subtype, whatever labels the pipeline has;
    the root's head is itself and its relation `root`.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    name: str
    """`person`, `organisation` or `place` inside a name, else the empty string."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place among the tokens, [first, end), and the block it stands in."""

    index: int
    block: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name, body or place, [first, end) among the tokens."""

    first: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Parse:
    """An article and its grammar: what every later stage reads."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]
    """For each token its dependents, in order."""
    edges: tuple[tuple[int, int], ...]
    """For each token the stretch [first, end) from the leftmost to the rightmost word under it."""
    names: tuple[Name, ...] = ()

    def span(self, first: int, end: int) -> Span:
        """The stretch of the file from token `first` up to token `end`, which is not in it."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def sentence_of(self, i: int) -> Sentence:
        return self.sentences[self.tokens[i].sentence]

    def block_of(self, i: int) -> Block:
        return self.article.blocks[self.sentence_of(i).block]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: tokens [first, end), marks included."""

    first: int
    end: int
    block: int
    open_ended: bool = False
    """Its paragraph ends before a closing mark does: the next one may go on with it."""
    continues: int | None = None
    """Index of the quotation (in the article's list) that this one carries on."""
    speech: bool = True
    """False for a scare quote, a title, a slogan, a nickname."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of how a result came about: the stage, the rule, a line for a reader, the words."""

    step: str
    rule: str
    note: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the article in one role: a cue, a claim or a mention of a source."""

    spans: Spans
    text: str
    tokens: tuple[int, ...]
    """Indices of its tokens, in order; empty for a source understood from another clause."""
    head: int | None = None
    """The word that decides: a noun phrase's head noun, a verb group's main verb."""
    entity: str | None = None
    """Id of the row of `sources`; filled by the stage that resolves them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim, the words that report it and the source it is given to."""

    id: str
    rule: str
    kind: Kind
    mode: Mode
    source: Part | None
    cue: Part | None
    claim: Part
    evidence: tuple[Evidence, ...]
    within: str | None = None
    partner: str | None = None
    """The attribution with the same claim through which this source's words came
    ("the paper reported, citing officials": on the officials' the paper's)."""
    level: Level = "hidden"
    relays: tuple[str, ...] = ()
    effective_level: Level = "hidden"

    def because(self, *steps: Evidence, **changes: object) -> Attribution:
        """This attribution with fields changed and the steps added that say why."""
        return replace(self, evidence=(*self.evidence, *steps), **changes)  # type: ignore[arg-type]  # the caller names fields


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind claims: one row of the sources table."""

    id: str
    name: str
    kind: SourceKind
    level: Level
    count: Count = "unknown"
    number: int | None = None
    affiliation: str | None = None
    role: str | None = None
    status: str | None = None
    """`current`, `former` or None."""
    basis: Basis = "none"
    reason: Reason = "none"
    ground_rule: str | None = None
    member_of: str | None = None
    resolved: bool = True
    origin: Literal["stated", "undisclosed"] = "stated"
    anonymity: str | None = None
    """The words that grant anonymity, where there are any."""
    mentions: Spans = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check states about a place of the text, never that a policy was violated."""

    check: str
    severity: Severity
    span: Span
    line: int
    column: int
    message: str
    attribution: str | None = None
    guidance: str = ""
    evidence: tuple[Evidence, ...] = ()
    sentence: Span | None = None
    """The sentence that it begins in: what a baseline knows it by."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
