"""How the source of another sentence covers a narrator sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attribution.checks.context import Case, anchor, content_words, gives_source
from attribution.checks.pattern_search import match_of
from attribution.checks.unattributed.triggers import Match
from attribution.grammar.clauses import auxiliaries, is_past
from attribution.grammar.subjects import subject_head
from attribution.grammar.trees import subtree
from attribution.grammar.words import WORDS
from attribution.model import Attribution, Evidence, Parse, Sentence, Spans
from attribution.rulebook.entries.check_rules import CarryOver
from attribution.rulebook.patterns import Pattern

_STOPS = frozenset({"headline", "subheading", "list"})
_DOCUMENTS = frozenset({"document", "poll"})
_COMPARING = frozenset({"JJR", "JJS", "RBR", "RBS"})
_PARTS = frozenset(WORDS.shares)


class Leaning(NamedTuple):
    """A sentence, and the last source before it with how far back it stands."""

    case: Case
    sentence: Sentence
    match: Match
    source: Attribution | None
    distance: int


Test = Callable[[Leaning], bool]


def carry_over_of(
    case: Case, sentence: Sentence, match: Match, ways: tuple[CarryOver, ...]
) -> tuple[CarryOver, Evidence] | None:
    """The first way in which another sentence's source covers this one, naming that sentence."""
    leaning = lean(case, sentence, match)
    for way in ways:
        if not _meant_for(way, match):
            continue
        tested = all(CARRY_TESTS[name](leaning) for name in way.tests)
        leans_on = _leans_on(leaning, way) if tested and _has_words(leaning, way) else None
        if leans_on is not None:
            return way, Evidence("carry-over", way.id, way.about, leans_on)
    return None


def _meant_for(way: CarryOver, match: Match) -> bool:
    if way.strength == "weak" and match.type.carry == "strong":
        return False
    return not way.only_for or match.type.id in way.only_for


def _leans_on(leaning: Leaning, way: CarryOver) -> Spans | None:
    """The sentence that lends its source, None where it is too far off; () for one within."""
    case, source = leaning.case, leaning.source
    if way.before:
        index = _named_before(leaning, way)
        return None if index is None else (case.sentence_span(index),)
    if way.reach and not 0 < leaning.distance <= way.reach:
        return None
    return (case.sentence_span(case.sentence_of(source)),) if source else ()


def _named_before(leaning: Leaning, way: CarryOver) -> int | None:
    parse = leaning.case.parse
    for index in range(leaning.sentence.index - 1, leaning.sentence.index - 1 - way.reach, -1):
        if index < 0 or parse.article.blocks[leaning.case.block_of(index)].kind in _STOPS:
            return None
        s = parse.sentences[index]
        if _has_one(leaning.case, s, way.before):
            return index
    return None


def lean(case: Case, sentence: Sentence, match: Match) -> Leaning:
    """The sentence with the last source before it, unless a heading or a list stands between."""
    for index in range(sentence.index - 1, -1, -1):
        if case.parse.article.blocks[case.block_of(index)].kind in _STOPS:
            break
        speaking = [a for a in case.speaking.get(index, ()) if gives_source(a) and a.within is None]
        if speaking:
            last = max(speaking, key=anchor)
            return Leaning(case, sentence, match, last, sentence.index - index)
    return Leaning(case, sentence, match, None, 0)


def _has_words(leaning: Leaning, way: CarryOver) -> bool:
    case, s = leaning.case, leaning.sentence
    wanted = not way.patterns or _has_one(case, s, way.patterns)
    return wanted and not _has_one(case, s, way.unless)


def _has_one(case: Case, s: Sentence, patterns: tuple[Pattern, ...]) -> bool:
    return match_of(case, s, patterns) is not None


def _in_quotation(leaning: Leaning) -> bool:
    s = leaning.sentence
    return any(
        q.first <= s.first and (s.end <= q.end or q.open_ended) and s.first < q.end
        for q in leaning.case.quotations
    )


def _beside_quoted_speech(leaning: Leaning) -> bool:
    s = leaning.sentence
    words = [i for i in range(s.first, s.end) if leaning.case.parse.tokens[i].pos != "PUNCT"]
    quoted = all(i in leaning.case.quoted for i in words)
    return quoted and leaning.source is not None and leaning.distance <= 2


def _after_document(leaning: Leaning) -> bool:
    source = leaning.source and leaning.case.source_of(leaning.source)
    return source is not None and source.kind in _DOCUMENTS


def _number_or_comparison(leaning: Leaning) -> bool:
    tokens = leaning.case.parse.tokens[leaning.sentence.first : leaning.sentence.end]
    return any(
        t.pos == "NUM" or t.tag in _COMPARING or t.lower in _PARTS or t.lemma in _PARTS
        for t in tokens
    )


def _after_speech(leaning: Leaning) -> bool:
    return leaning.source is not None


def _back_shifted(leaning: Leaning) -> bool:
    parse, predicate = leaning.case.parse, leaning.match.predicate
    helpers = {a.lower for a in auxiliaries(parse, predicate)}
    shifted = bool(helpers & WORDS.back_shifted)
    cue = leaning.source.cue if leaning.source else None
    return shifted and cue is not None and cue.head is not None and is_past(parse, cue.head)


def _subject_from_claim(leaning: Leaning) -> bool:
    parse = leaning.case.parse
    subject = subject_head(parse, leaning.match.predicate)
    if subject is None or leaning.source is None:
        return False
    words = content_words(parse, subtree(parse, subject))
    return bool(words & content_words(parse, leaning.source.claim.tokens))


def _shares_noun(leaning: Leaning) -> bool:
    """True where the data or the document go on about the same: a noun of theirs comes again."""
    if leaning.source is None:
        return False
    parse, s = leaning.case.parse, leaning.sentence
    theirs = parse.sentences[leaning.case.sentence_of(leaning.source)]
    own = _nouns(parse, s)
    return bool(own & _nouns(parse, theirs)) or _is_bare_figure(parse, s)


def _nouns(parse: Parse, s: Sentence) -> frozenset[str]:
    tokens = parse.tokens[s.first : s.end]
    return frozenset(t.lemma for t in tokens if t.pos == "NOUN" and t.lemma not in _PARTS)


def _is_bare_figure(parse: Parse, s: Sentence) -> bool:
    """True where no subject but a number or pronoun stands: "Another 12 percent did not"."""
    roots = [t.i for t in parse.tokens[s.first : s.end] if t.head == t.i]
    subject = subject_head(parse, roots[0]) if roots else None
    return (
        subject is None
        or parse.tokens[subject].pos in ("NUM", "PRON")
        or (parse.tokens[subject].lemma in _PARTS)
    )


def _right_after(leaning: Leaning) -> bool:
    return leaning.distance == 1


def _next_is_attributed(leaning: Leaning) -> bool:
    following = leaning.case.speaking.get(leaning.sentence.index + 1, ())
    return any(gives_source(a) for a in following)


def _shares_words(leaning: Leaning) -> bool:
    parse, s = leaning.case.parse, leaning.sentence
    if s.index + 1 >= len(parse.sentences):
        return False
    following = parse.sentences[s.index + 1]
    own = content_words(parse, range(s.first, s.end))
    shared = own & content_words(parse, range(following.first, following.end))
    return len(shared) >= leaning.case.tuning.shared_words


def _same_paragraph(leaning: Leaning) -> bool:
    case, s = leaning.case, leaning.sentence
    if leaning.source is None or case.block_of(case.sentence_of(leaning.source)) != s.block:
        return False
    return not _turns(leaning)


def _next_in_paragraph(leaning: Leaning) -> bool:
    case, s = leaning.case, leaning.sentence
    if s.index + 1 >= len(case.parse.sentences) or case.block_of(s.index + 1) != s.block:
        return False
    return not _turns(leaning)


def _turns(leaning: Leaning) -> bool:
    """True where a question or a new subject with a name takes the article elsewhere."""
    parse, s = leaning.case.parse, leaning.sentence
    if parse.tokens[s.end - 1].text == "?":
        return True
    subject = subject_head(parse, leaning.match.predicate)
    if subject is None or not leaning.case.name_type(subject):
        return False
    source = leaning.source
    known = {parse.tokens[i].lower for i in (*source.claim.tokens,)} if source else set()
    if source and source.source:
        known |= {parse.tokens[i].lower for i in source.source.tokens}
    return parse.tokens[subject].lower not in known


CARRY_TESTS: dict[str, Test] = {
    "in quotation": _in_quotation,
    "beside quoted speech": _beside_quoted_speech,
    "after document": _after_document,
    "number or comparison": _number_or_comparison,
    "after speech": _after_speech,
    "back-shifted": _back_shifted,
    "subject from claim": _subject_from_claim,
    "shares a noun": _shares_noun,
    "right after": _right_after,
    "next is attributed": _next_is_attributed,
    "shares words": _shares_words,
    "same paragraph": _same_paragraph,
    "next in paragraph": _next_in_paragraph,
}
