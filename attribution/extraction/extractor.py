"""Every attribution of an article: cues found, roles filled, quotations given to their speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from attribution.extraction.boundaries.claim_completion import complete, mode_of, tidy
from attribution.extraction.boundaries.trailing_relative_clauses import aside
from attribution.extraction.candidates import CueIndex, build_index, find_sites
from attribution.extraction.frames import Draft, Miss, Settled
from attribution.extraction.roles.role_filling import fill
from attribution.extraction.scoring.cue_scorer import Weak, likely, reasons
from attribution.extraction.settling.continuation import give_to_speakers
from attribution.extraction.settling.coordinated_cues import INSERTED, apart
from attribution.extraction.settling.nesting import enclosing
from attribution.extraction.settling.shared_claims import with_hosts
from attribution.extraction.sites import Text
from attribution.grammar.trees import spans_of, text_of
from attribution.model import Attribution, Document, Evidence, Parse, Part
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.scores import Score
from attribution.rulebook.patterns import Pattern, compile_pattern
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
    scores: tuple[Score, ...] = ()

    @classmethod
    def of(cls, rulebook: Rulebook) -> Extractor:
        lexicons = rulebook.lexicons
        patterns = {
            rule.id: Patterns(
                tuple(compile_pattern(text, lexicons) for text in rule.when),
                tuple(compile_pattern(text, lexicons) for text in rule.unless),
            )
            for rule in rulebook.cues
        }
        return cls(build_index(rulebook.cues), patterns, rulebook.vocabulary, rulebook.scores)

    def extract(self, document: Document) -> Extraction:
        """The attributions of a document, in the order of their cues."""
        text = Text(document.parse, document.quotations, self.words)
        drafts, misses = self._drafts(text)
        settled = list(_settled(text, drafts))
        for score in self.scores:
            settled, weak = likely(text, settled, score)
            misses = (*misses, *(_too_weak(text, item, score) for item in weak))
        settled = give_to_speakers(text, settled)
        return Extraction(tuple(_attributions(text, settled)), misses)

    def settle(self, document: Document) -> tuple[Text, list[Settled], tuple[int | None, ...]]:
        """What the rules find before any score, with the index of what each stands inside."""
        text = Text(document.parse, document.quotations, self.words)
        settled = give_to_speakers(text, list(_settled(text, self._drafts(text)[0])))
        return text, settled, enclosing(settled)

    def _drafts(self, text: Text) -> tuple[list[Draft], tuple[Miss, ...]]:
        """Cues whose roles are filled, and those of which nothing was made."""
        drafts: list[Draft] = []
        misses: list[Miss] = []
        for sites in find_sites(text, self.index):
            results = [fill(site, *self.patterns[site.rule.id]) for site in sites]
            draft = next((r for r in results if isinstance(r, Draft)), None)
            if draft is not None:
                drafts.append(draft)
            else:
                misses.extend(r for r in results if isinstance(r, Miss))
        return drafts, tuple(misses)


def _too_weak(text: Text, weak: Weak, score: Score) -> Miss:
    why = ", ".join(f"{name} {value:+.1f}" for name, value in reasons(text, weak.draft, score))
    return Miss(weak.draft.site, f"too weak: {weak.found:.2f} of {weak.least:.2f} needed ({why})")


def _settled(text: Text, drafts: list[Draft]) -> Iterator[Settled]:
    taken: set[int] = set()
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.cue), d.cue)):
        if not taken.intersection(draft.cue):
            taken.update(draft.cue)
            kept.append(draft)
    drafts = list(with_hosts(text, list(apart(text, kept))))
    inserted: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.claim_role == INSERTED:
            inserted.setdefault(_sentence(text, draft), []).append(draft)
    for draft in drafts:
        members = complete(text, draft.claim.tokens, draft.cue)
        without = {*draft.cue, *(draft.source.tokens if draft.source else ())}
        # "Witnesses told police that it sank, *Hale said*": what is set in is none of theirs.
        for outer in inserted.get(_sentence(text, draft), ()):
            if set(draft.cue) <= set(outer.claim.tokens):
                without |= {*outer.cue, *(outer.source.tokens if outer.source else ())}
        if draft.site.rule.kind != "intent" and draft.site.rule.part != "mark":
            without |= aside(text, members)
        claim = tidy(text, members, without)
        if claim:
            yield Settled(draft, draft.cue, frozenset(claim), tuple(_steps(text, draft, claim)))


def _sentence(text: Text, draft: Draft) -> int:
    return text.parse.tokens[draft.cue[0]].sentence


def _steps(text: Text, draft: Draft, claim: tuple[int, ...]) -> Iterator[Evidence]:
    parse, rule = text.parse, draft.site.rule
    cue = spans_of(parse, draft.cue)
    words = text_of(parse.article, cue)
    yield Evidence("cue", rule.id, f"“{words}”: {rule.about}", cue)
    if draft.source is not None:
        spans = spans_of(parse, draft.source.tokens)
        yield Evidence("source", rule.id, f"{draft.source_role}: {draft.source.how}", spans)
    else:
        yield Evidence("source", rule.id, "nobody is expressed")
    yield Evidence(
        "claim", rule.id, f"{draft.claim_role}: {draft.claim.how}", spans_of(parse, claim)
    )


def _attributions(text: Text, settled: list[Settled]) -> Iterator[Attribution]:
    ordered = sorted(settled, key=lambda s: (s.cue, s.draft.site.head))
    outer = enclosing(ordered)
    partners = _partners(ordered)
    for number, item in enumerate(ordered):
        above = outer[number]
        attribution = Attribution(
            id=f"a{number + 1}",
            rule=item.draft.site.rule.id,
            kind=item.draft.site.rule.kind,
            mode=mode_of(text, item.claim),
            source=_part(text, item.source.tokens, item.source.head) if item.source else None,
            cue=_part(text, item.cue, item.draft.site.head),
            claim=_part(text, tuple(sorted(item.claim)), item.draft.claim.head),
            evidence=item.evidence,
            within=None if above is None else f"a{above + 1}",
        )
        yield replace(attribution, partner=partners.get(number))


def _partners(ordered: list[Settled]) -> dict[int, str]:
    """By its number, the attribution that another one's words came through.

    Its own rule says `relayed-by`, or another's that shares its claim says `passes-on`.
    """
    heads: dict[int, int] = {}
    carriers: dict[int, int] = {}
    for number, item in enumerate(ordered):
        heads.setdefault(item.draft.site.head, number)
        if item.draft.site.rule.passes_on and item.draft.host is not None:
            carriers.setdefault(item.draft.host, number)
    found: dict[int, str] = {}
    for number, item in enumerate(ordered):
        draft = item.draft
        through = [carriers[draft.site.head]] if draft.site.head in carriers else []
        if draft.host in heads and not draft.site.rule.passes_on:
            through.append(heads[draft.host])
        if through:
            found[number] = f"a{min(through) + 1}"
    return found


def _part(text: Text, tokens: tuple[int, ...], head: int | None) -> Part:
    spans = spans_of(text.parse, tokens)
    return Part(spans, text_of(text.parse.article, spans), tokens, head)
