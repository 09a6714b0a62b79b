"""Every attribution of an article: cues found, roles filled, quotations given to their speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from attribution.extraction.boundaries.claim_completion import complete, mode_of, tidy
from attribution.extraction.boundaries.quoted_tails import quoted_tail
from attribution.extraction.boundaries.reporters_clauses import (
    main_clause_behind,
    question_before,
    reporters_own,
)
from attribution.extraction.boundaries.source_heads import with_sound_head
from attribution.extraction.boundaries.trailing_relative_clauses import aside
from attribution.extraction.candidates import CueIndex, build_index, find_sites
from attribution.extraction.frames import Frame, Miss
from attribution.extraction.roles.role_filling import fill
from attribution.extraction.scoring.cue_scorer import Weak, likely, reasons
from attribution.extraction.settling.continuation import give_to_speakers
from attribution.extraction.settling.coordinated_cues import INSERTED, apart
from attribution.extraction.settling.interviews import answers
from attribution.extraction.settling.nesting import enclosing
from attribution.extraction.settling.shared_claims import with_hosts
from attribution.extraction.settling.speakers_beside import SpeakersBeside, places_of
from attribution.extraction.sites import RoleFill, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import spans_of, text_of
from attribution.model import Attribution, Document, Evidence, Parse, Part
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.scores import Score
from attribution.rulebook.patterns import Pattern, compile_pattern
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction found in one article."""

    attributions: tuple[Attribution, ...]
    misses: tuple[Miss, ...]
    """Cue words of which nothing was made, and why."""

    def near_misses(self, parse: Parse, line: int) -> Iterator[Evidence]:
        """For the cue words of a line of the file of which nothing was made, what was lacking."""
        for miss in self.misses:
            if parse.tokens[miss.site.head].pos == "ADP":
                continue  # every "in" that stands before no poll
            cue = spans_of(parse, miss.site.group.tokens)
            if parse.article.line_column(cue[0].start)[0] == line:
                words = text_of(parse.article, cue)
                yield Evidence("cue", miss.site.rule.id, f"“{words}”: {miss.why}", cue)


class Patterns(NamedTuple):
    """A rule's patterns, compiled."""

    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True)
class Extractor:
    """The cue rules made ready: built once, used for every article."""

    index: CueIndex
    patterns: dict[str, Patterns]
    words: Vocabulary
    tuning: Tuning
    scores: tuple[Score, ...] = ()
    beside: SpeakersBeside = field(default_factory=SpeakersBeside)
    """Who speaks where a quotation has no cue."""

    @classmethod
    def of(cls, rulebook: Rulebook) -> Extractor:
        """The extractor of the cue rules in force, their patterns compiled."""
        lexicons = rulebook.lexicons
        patterns = {
            rule.id: Patterns(
                tuple(compile_pattern(text, lexicons) for text in rule.when),
                tuple(compile_pattern(text, lexicons) for text in rule.unless),
            )
            for rule in rulebook.cues
        }
        return cls(
            build_index(rulebook.cues),
            patterns,
            rulebook.vocabulary,
            rulebook.tuning,
            rulebook.scores,
            SpeakersBeside(places_of(rulebook.cues)),
        )

    def extract(self, document: Document) -> Extraction:
        """The attributions of a document, in the order of their cues."""
        text = Text(document, self.words, self.tuning)
        frames, misses = self._frames(text)
        settled = list(_settled(text, frames))
        for score in self.scores:
            settled, weak = likely(text, settled, score)
            misses = (*misses, *(_too_weak(text, item, score) for item in weak))
        settled, undecided = give_to_speakers(text, settled, self.beside)
        settled += answers(text, self.beside.rules)
        return Extraction(tuple(_attributions(text, settled)), (*misses, *undecided))

    def settle(self, document: Document) -> tuple[Text, list[Frame], tuple[int | None, ...]]:
        """What the rules find before any score, with the index of what each stands inside."""
        text = Text(document, self.words, self.tuning)
        settled, _ = give_to_speakers(text, list(_settled(text, self._frames(text)[0])))
        return text, settled, enclosing(settled)

    def _frames(self, text: Text) -> tuple[list[Frame], tuple[Miss, ...]]:
        """Cues whose roles are filled, and those of which nothing was made."""
        frames: list[Frame] = []
        misses: list[Miss] = []
        for sites in find_sites(text, self.index):
            results = [fill(site, *self.patterns[site.rule.id]) for site in sites]
            frame = next((r for r in results if isinstance(r, Frame)), None)
            if frame is not None:
                frames.append(frame)
            else:
                misses.extend(r for r in results if isinstance(r, Miss))
        return frames, tuple(misses)


def _too_weak(text: Text, weak: Weak, score: Score) -> Miss:
    if weak.why:
        return Miss(weak.frame.site, weak.why)
    why = ", ".join(f"{name} {value:+.1f}" for name, value in reasons(text, weak.frame, score))
    return Miss(weak.frame.site, f"too weak: {weak.found:.2f} of {weak.least:.2f} needed ({why})")


def _settled(text: Text, frames: list[Frame]) -> Iterator[Frame]:
    taken: set[int] = set()
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda d: (-len(d.cue), d.cue)):
        if not taken.intersection(frame.cue):
            taken.update(frame.cue)
            kept.append(frame)
    frames = list(with_hosts(text, list(apart(text, kept))))
    inserted: dict[int, list[Frame]] = {}
    for frame in frames:
        if frame.claim_role == INSERTED:
            inserted.setdefault(_sentence(text, frame), []).append(frame)
    told = {i for f in frames for i in (*f.cue, *(f.source.tokens if f.source else ()))}
    for frame in frames:
        members = complete(text, frame.claim.tokens, frame.cue, told)
        if frame.site.rule.part != "mark":
            members |= quoted_tail(text, members, told)
        without = {*frame.cue, *(frame.source.tokens if frame.source else ())}
        # "Witnesses told police that it sank, *Hale said*": what is set in is none of theirs.
        for outer in inserted.get(_sentence(text, frame), ()):
            if set(frame.cue) <= set(outer.claim.tokens):
                without |= {*outer.cue, *(outer.source.tokens if outer.source else ())}
        around = frame.claim.found_by in _AROUND and max(members, default=0) < max(frame.cue)
        if not around and frame.site.rule.kind != "intent" and frame.site.rule.part != "mark":
            without |= aside(text, members)
        without |= question_before(text, frame) | main_clause_behind(text, frame)
        without |= reporters_own(text, frame, members - without)
        claim = tidy(text, members, without)
        if claim:
            steps = tuple(_steps(text, frame, claim))
            yield replace(frame, claimed=frozenset(claim), evidence=steps)


_AROUND = (FoundBy.INTERRUPTED_SENTENCE, FoundBy.MODIFIED_CLAUSE)
"""How a claim was found that may stand before its cue: no word of its end is the reporter's.

"It replaces the levy, *which failed*, Hale said."
"""


def _sentence(text: Text, frame: Frame) -> int:
    return text.parse.tokens[frame.cue[0]].sentence


def _steps(text: Text, frame: Frame, claim: tuple[int, ...]) -> Iterator[Evidence]:
    parse, rule = text.parse, frame.site.rule
    cue = spans_of(parse, frame.cue)
    words = text_of(parse.article, cue)
    yield Evidence("cue", rule.id, f"“{words}”: {rule.about}", cue)
    if frame.source is not None:
        spans = spans_of(parse, frame.source.tokens)
        yield Evidence("source", rule.id, f"{frame.source_role}: {frame.source.explanation}", spans)
    else:
        yield Evidence("source", rule.id, "nobody is expressed")
    yield Evidence(
        "claim", rule.id, f"{frame.claim_role}: {frame.claim.explanation}", spans_of(parse, claim)
    )


def _attributions(text: Text, settled: list[Frame]) -> Iterator[Attribution]:
    ordered = sorted(settled, key=lambda s: (s.cue or (min(s.claimed),), s.site.head))
    outer = enclosing(ordered)
    partners = _partners(ordered)
    for number, item in enumerate(ordered):
        above = outer[number]
        yield Attribution(
            id=f"a{number + 1}",
            rule=item.site.rule.id,
            kind=item.site.rule.kind,
            mode=mode_of(text, item.claimed),
            source=_source(text, item.source),
            cue=_part(text, item.cue, item.site.head) if item.cue else None,
            claim=_part(text, tuple(sorted(item.claimed)), item.claim.head),
            evidence=item.evidence,
            within=None if above is None else f"a{above + 1}",
            partner=partners.get(number),
        )


def _partners(ordered: list[Frame]) -> dict[int, str]:
    """By its number, the attribution that another one's words came through.

    Its own rule says `relayed-by`, or another's that shares its claim says `passes-on`.
    """
    heads: dict[int, int] = {}
    carriers: dict[int, int] = {}
    for number, item in enumerate(ordered):
        heads.setdefault(item.site.head, number)
        if item.site.rule.passes_on and item.host is not None:
            carriers.setdefault(item.host, number)
    found: dict[int, str] = {}
    for number, item in enumerate(ordered):
        frame = item
        through = [carriers[frame.site.head]] if frame.site.head in carriers else []
        if frame.host in heads and not frame.site.rule.passes_on:
            through.append(heads[frame.host])
        if through:
            found[number] = f"a{min(through) + 1}"
    return found


def _source(text: Text, fill: RoleFill | None) -> Part | None:
    if fill is None:
        return None
    part = _part(text, fill.tokens, fill.head)
    return with_sound_head(text.parse, part, text.words.identifying_words)


def _part(text: Text, tokens: tuple[int, ...], head: int | None) -> Part:
    spans = spans_of(text.parse, tokens)
    return Part(spans, text_of(text.parse.article, spans), tokens, head)
