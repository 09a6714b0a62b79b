"""Where the claim of one report ends because the narrator begins another in the same sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from attribution.extraction.frames import Frame
from attribution.extraction.sites import Text, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_CLOSERS, MARKS, PAUSES
from attribution.grammar.trees import dependents, has, relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE

_CLAUSES = frozenset(
    (
        FoundBy.GOVERNED_CLAUSE,
        FoundBy.JOINED_CLAUSE,
        FoundBy.INFINITIVE,
        FoundBy.MODIFIED_CLAUSE,
        FoundBy.INTERRUPTED_SENTENCE,
        FoundBy.SENTENCE_AROUND,
        FoundBy.REST_BEFORE,
        FoundBy.REST_AFTER,
        FoundBy.NEXT_PARAGRAPH,
        FoundBy.CLAIM_OF_VERB,
        FoundBy.QUOTATION,
    )
)
"""How a claim was found that is a clause, a sentence or speech."""
_GOVERNED = (FoundBy.GOVERNED_CLAUSE, FoundBy.INFINITIVE)
_MARKS = PAUSES | DOUBLE_CLOSERS | MARKS.closing_single_quotes
_JOINED = ("conj", "ccomp", "parataxis")
_NEAR = 8
"""Words between what opens a clause and its cue at most."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a report that stands in another's claim may begin, as far as its own words tell.

    Worked out once for each report, however many claims it stands in; the words are tokens, each
    None where the article has no such word.
    """

    frame: Frame
    conjunction: int | None
    """Before a cue without a subject of its own: "*and* promised"."""
    contrasts: tuple[tuple[int, int], ...]
    """What sets its clause against another, and where that begins: "*even as* he warned"."""
    semicolon: int | None
    """Before a report with a subject of its own: "*;* she denied it"."""
    joined: bool
    """Whether it is coordinated, with a subject of its own: "but six in ten said"."""
    relative: int | None
    """Where a relative clause or an apposition with one opens: "*which* the union called"."""
    compared: int | None
    """The participle before the answers of others: "*compared* with 23 who said"."""
    capital: int | None
    """The subject with a capital behind a stop: "*He* said"."""

    @property
    def is_none(self) -> bool:
        """Whether nothing begins there, whatever claim it stands in."""
        places = (self.conjunction, self.semicolon, self.relative, self.compared, self.capital)
        return not self.joined and not self.contrasts and all(place is None for place in places)


def opening_of(text: Text, frame: Frame) -> Opening:
    """Where a report may begin if it stands in the claim of another."""
    return Opening(
        frame,
        _conjunction(text, frame),
        tuple(_contrasts(text, frame)),
        _semicolon(text, frame),
        _is_joined(text, frame),
        _relative(text, frame),
        _comparing(text, frame),
        _capital(text, frame),
    )


def shares_subject(text: Text, outer: Frame, opening: Opening, tops: Collection[int]) -> int | None:
    """The conjunction before a second report that has the subject of the first; None without one.

    "She said it will fail *and promised* an appeal"; "the ministry admits the dykes are old *but
    denies* any danger". `tops` are the main words of all cues.
    """
    joint, inner = opening.conjunction, opening.frame
    if joint is None or joint <= outer.cue[-1]:
        return None
    if outer.claim.found_by not in _CLAUSES:
        likely = is_reliable(inner.site, text.tuning.likely_cue)
        at_once = joint == inner.cue[0] - 1 and outer.site.rule.part == "verb"
        return joint if likely and at_once and not _is_bare(text, inner) else None
    if outer.claim_role != "clause":
        return None
    if _form(text, inner) != _form(text, outer):
        return joint if _is_mistagged(text, outer, inner) else None
    told = _in_another_form(text, outer, inner) or _is_sure(text, inner, joint, outer, tops)
    return joint if told else None


def _conjunction(text: Text, inner: Frame) -> int | None:
    """The conjunction before a cue, with nothing but adverbs and phrases of time between."""
    if has(text.parse, inner.site.group.top, "nsubj"):
        return None
    tokens, first = text.parse.tokens, inner.cue[0]
    for i in range(first - 1, max(-1, first - _NEAR), -1):
        if tokens[i].lower in WORDS.coordinators and tokens[i].pos == "CCONJ":
            return i
        subject = relation(tokens[i]) == "nsubj" or tokens[i].lower in WORDS.complementisers
        if i in text.quoted or tokens[i].tag in FINITE or subject:
            return None
        if tokens[i].pos == "PUNCT" and tokens[i].text != ",":
            return None
    return None


def _is_bare(text: Text, frame: Frame) -> bool:
    return _form(text, frame) == ""


def _form(text: Text, frame: Frame) -> str:
    """Whether the verb of a cue stands in the past or the present or is a participle."""
    tags = [text.parse.tokens[i].tag for i in frame.site.group.tokens]
    if "VBD" in tags:
        return "past"
    if {"VBZ", "VBP"} & {*tags}:
        return "present"
    return "participle" if "VBG" in tags else "past" if tags == ["VBN"] else ""


def _in_another_form(text: Text, outer: Frame, inner: Frame) -> bool:
    """Whether the verb of the first claim cannot go on with the second cue.

    It stands in another tense, or its subject has another number.
    """
    tokens, claim = text.parse.tokens, outer.claim.head
    if claim is None or not is_reliable(inner.site, text.tuning.likely_cue):
        return False
    below = [claim, *dependents(text.parse, claim, "aux", "cop")]
    tags = {tokens[i].tag for i in below} & {*FINITE, "MD"}
    form = _form(text, inner)
    if form == "past":
        until = (i for i in outer.claim.tokens if outer.cue[-1] < i < inner.cue[0])
        past = any(tokens[i].tag == "VBD" for i in until)
        return not past and bool(tags & {"MD", "VBZ", "VBP"})
    if form == "participle":
        return "VBG" not in {tokens[i].tag for i in below}
    if "MD" in tags and form == "present":
        return True  # "says he would stay *and tells* the crowd so"
    plural = _is_plural(text, claim)
    singular = any(tokens[i].tag == "VBZ" for i in inner.cue)
    return plural is not None and form == "present" and singular == plural


def _is_mistagged(text: Text, outer: Frame, inner: Frame) -> bool:
    """Whether a present plural is tagged as an infinitive: "fear it has moved *and warn* that"."""
    tokens, claim = text.parse.tokens, outer.claim.head
    if claim is None or [tokens[i].tag for i in inner.site.group.tokens] != ["VB"]:
        return False
    below = {tokens[i].tag for i in (claim, *dependents(text.parse, claim, "aux", "cop"))}
    plural = any(tokens[i].tag == "VBP" for i in outer.site.group.tokens)
    return plural and "VBZ" in below and is_reliable(inner.site, text.tuning.likely_cue)


def _is_plural(text: Text, verb: int) -> bool | None:
    """Whether the subject of a clause is plural; None where neither verb nor subject tells."""
    tokens = text.parse.tokens
    tags = {tokens[i].tag for i in (verb, *dependents(text.parse, verb, "aux", "cop"))}
    if tags & {"VBZ", "VBP"}:
        return "VBP" in tags
    for i in dependents(text.parse, verb, "nsubj"):
        if tokens[i].tag in ("NNS", "NNPS") or tokens[i].lower in WORDS.plural_pronouns:
            return True
        if tokens[i].lower in WORDS.he_or_she or tokens[i].tag in ("NN", "NNP"):
            return None if has(text.parse, i, "conj") else False
    return None


def _is_sure(text: Text, inner: Frame, joint: int, outer: Frame, tops: Collection[int]) -> bool:
    """Whether a word that reports in most uses is joined, or a likely one behind a mark.

    Not in "She said aides urged calm but *cautioned* them": it goes on with another report.
    """
    tokens, top = text.parse.tokens, inner.site.group.top
    above = tokens[top].head
    if relation(tokens[top]) == "conj" and above in tops and above != outer.site.group.top:
        subjects = [tokens[i].lower for i in dependents(text.parse, above, "nsubj")]
        if not subjects or subjects[0] not in WORDS.he_or_she:
            return False
    parted = tokens[joint - 1].text in _MARKS or joint - 1 in text.quoted
    return is_reliable(inner.site, text.tuning.likely_cue if parted else text.tuning.sure_cue)


def _contrasts(text: Text, inner: Frame) -> Iterator[tuple[int, int]]:
    """The words that set a clause with a report against another, and where each begins."""
    parse, top = text.parse, inner.site.group.top
    if relation(parse.tokens[top]) != "advcl" or inner.source_role != "subject":
        return
    says = inner.site.rule.kind in ("statement", "evidence")
    reports = says and is_reliable(inner.site, text.tuning.likely_cue)
    for mark in dependents(parse, top, "mark"):
        before = parse.tokens[mark - 1]
        even = before.lower == "even" and parse.tokens[mark].lower == "as"
        comma = reports or even or before.text in ("even", *_MARKS)
        if comma and (even or parse.tokens[mark].lower in WORDS.contrasts):
            yield mark, mark - (before.lower == "even")


def _contrasted(_: Text, outer: Frame, opening: Opening) -> int | None:
    """Where a clause with a report of its own starts that is set against the claim before it.

    "Two clerks said it was late, *while others said it was early*"; "*even as he warned* of it".
    """
    if outer.claim.found_by not in _GOVERNED:
        return None
    return next((begun for mark, begun in opening.contrasts if mark > outer.cue[-1]), None)


def _semicolon(text: Text, inner: Frame) -> int | None:
    parse, top = text.parse, inner.site.group.top
    if not has(parse, top, "nsubj") or relation(parse.tokens[top]) not in (*_JOINED, "root"):
        return None
    first = parse.edges[top][0]
    return next((i for i in (first, first - 1) if parse.tokens[i].text == ";"), None)


def _set_against(_: Text, outer: Frame, opening: Opening) -> int | None:
    """The semicolon before another report with a subject of its own: "it sank; *she denied it*"."""
    mark = opening.semicolon
    behind = mark is not None and outer.cue[-1] < mark
    return mark if behind and outer.claim_role == "clause" else None


def _is_joined(text: Text, inner: Frame) -> bool:
    figure = inner.claim.found_by is FoundBy.OBJECT_AND_FIGURE
    if not figure and not is_reliable(inner.site, text.tuning.sure_cue):
        return False
    top = inner.site.group.top
    return relation(text.parse.tokens[top]) in _JOINED and has(text.parse, top, "nsubj")


def _second_report(text: Text, outer: Frame, opening: Opening) -> int | None:
    """Where a coordinated report with a subject of its own starts, behind a comma.

    "Three in ten said it was late*, but six in ten said* it was not": both verbs in one tense, or
    the first with a modal: "would not say how many*, but an aide put it* at 40".
    """
    tokens, inner = text.parse.tokens, opening.frame
    if outer.claim.found_by not in _CLAUSES or not opening.joined:
        return None
    refuses = _form(text, outer) == "" and any(tokens[i].tag == "MD" for i in outer.cue)
    if _form(text, inner) != _form(text, outer) and not refuses:
        return None
    for i in range(inner.cue[0] - 1, outer.cue[-1], -1):
        goes_on = tokens[i].lower in WORDS.complementisers  # "…, *and that* aides had told her so"
        if goes_on or tokens[i].tag in FINITE or i in text.quoted:
            return None
        if tokens[i].lower in WORDS.coordinators and tokens[i - 1].text in _MARKS:
            return i
    return None


def _relative(text: Text, inner: Frame) -> int | None:
    """Where a relative clause with a cue opens, or the noun phrase before it, behind a comma."""
    parse, first = text.parse, inner.cue[0]
    if inner.source_role != "subject" or inner.source is None:
        return None
    relative = 0
    for i in range(first - 1, max(0, first - _NEAR), -1):
        token = parse.tokens[i]
        if token.tag in FINITE or i in text.quoted:
            return None
        if parse.tokens[i - 1].text in _MARKS and (relative or token.tag == "WDT"):
            return i if min(inner.source.tokens) > (relative or i) else None
        if relative and token.pos not in ("DET", "ADJ", "NOUN"):
            return None
        if token.tag == "WDT" or (token.lower == "that" and token.pos == "PRON"):
            relative = i
    return None


def _told_by_the_way(text: Text, outer: Frame, opening: Opening) -> int | None:
    """The relative clause, or the apposition with one, behind a comma in which somebody reports.

    "She put it at 40 boats*, which the union called* a lie"; "*, a figure that Hale says* is high".
    """
    first = opening.relative
    if outer.claim_role == "quotation" or first is None or first <= outer.cue[-1] + 1:
        return None
    # "whether the mill, which friends called late, would open": it goes on
    ends = text.parse.edges[opening.frame.site.group.top][1] >= max(outer.claim.tokens)
    return first if ends else None


def _comparing(text: Text, inner: Frame) -> int | None:
    tokens, first = text.parse.tokens, inner.cue[0]
    for i in range(first - 1, max(0, first - 2 * _NEAR), -1):
        if tokens[i].lower in WORDS.comparing_participles and tokens[i - 1].text == ",":
            return i
    return None


def _compared(_: Text, outer: Frame, opening: Opening) -> int | None:
    """Where the answers of others start: "46 percent said yes*, compared with 23 who said* no"."""
    first = opening.compared
    if outer.claim.found_by not in _CLAUSES or first is None:
        return None
    return first if first > outer.cue[-1] + 1 else None


def _capital(text: Text, inner: Frame) -> int | None:
    tokens = text.parse.tokens
    if inner.source is None or not inner.source.tokens:
        return None
    first = min(inner.source.tokens)
    starts = tokens[first].pos in ("PRON", "DET") and tokens[first].text[:1].isupper()
    if not starts or tokens[first].lower == "i" or first in text.quoted:
        return None
    return first if tokens[first - 1].text.endswith(".") else None


def _in_a_new_sentence(text: Text, outer: Frame, opening: Opening) -> int | None:
    """A subject with a capital behind a stop that the parser took for an abbreviation's."""
    tokens, first, cue = text.parse.tokens, opening.capital, outer.cue[-1]
    if first is None or first <= cue + 1:
        return None
    return first if tokens[first].sentence == tokens[cue].sentence else None


STARTS: tuple[Callable[[Text, Frame, Opening], int | None], ...] = (
    _contrasted,
    _set_against,
    _second_report,
    _told_by_the_way,
    _compared,
    _in_a_new_sentence,
)
"""Where a report of another starts inside the claim of an outer one, each a kind of its own."""
