"""Why a narrator sentence needs no source of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from attribution.checks.context import Case, gives_source, is_expressed
from attribution.checks.pattern_search import matches_of
from attribution.checks.unattributed.triggers import Match, deed_of, tells_of
from attribution.grammar.clauses import has_finite_verb, head_of, is_certain, is_main, is_year
from attribution.grammar.trees import ancestors, dependent
from attribution.grammar.words import WORDS
from attribution.model import NARROWED, Attribution, Evidence, Sentence, Span, Token
from attribution.rulebook.entries.check_rules import Exemption

Test = Callable[[Case, Sentence, Match], Span | None]
_FIRST_SECOND = WORDS.first_person | WORDS.second_person


def exemption_of(
    case: Case, sentence: Sentence, match: Match, exemptions: tuple[Exemption, ...]
) -> tuple[Exemption, Evidence] | None:
    """The first exemption that applies to this type of claim, with the words that show it."""
    for exemption in exemptions:
        if match.type.id in exemption.not_for or not _meant_for(exemption, match):
            continue
        span = _applies(case, sentence, match, exemption)
        if span is not None:
            step = Evidence("exemption", exemption.id, exemption.about, (span,))
            return exemption, step
    return None


def _meant_for(exemption: Exemption, match: Match) -> bool:
    return not exemption.only_for or match.type.id in exemption.only_for


def _applies(case: Case, sentence: Sentence, match: Match, exemption: Exemption) -> Span | None:
    for name in exemption.tests:
        span = EXEMPTION_TESTS[name](case, sentence, match)
        if span is not None:
            return span
    for first, end in matches_of(case, sentence, exemption.patterns):
        if not exemption.main_verb or is_main(case.parse, head_of(case.parse, first, end)):
            return case.parse.span(first, end)
    return None


def _whole(case: Case, sentence: Sentence) -> Span:
    return case.parse.span(sentence.first, sentence.end)


def _not_prose(case: Case, sentence: Sentence, match: Match) -> Span | None:
    tells = has_finite_verb(case.parse, sentence.first, sentence.end)
    return None if tells and is_prose(case, sentence) else _whole(case, sentence)


def is_prose(case: Case, sentence: Sentence) -> bool:
    """True of running text, and of a list's item that is a whole sentence."""
    kind = case.parse.article.blocks[sentence.block].kind
    return kind == "prose" or (kind == "list" and case.parse.tokens[sentence.end - 1].text == ".")


def _question(case: Case, sentence: Sentence, match: Match) -> Span | None:
    last = case.parse.tokens[max(sentence.first, sentence.end - 2) : sentence.end]
    return next((token.span for token in last if token.text == "?"), None)


def _order(case: Case, sentence: Sentence, match: Match) -> Span | None:
    root = next(t for t in case.parse.tokens[sentence.first : sentence.end] if t.head == t.i)
    bare = root.tag == "VB" and dependent(case.parse, root.i, "nsubj", "aux") is None
    return root.span if bare else None


def _first_or_second_person(case: Case, sentence: Sentence, match: Match) -> Span | None:
    # Also in quotation marks that lead nowhere: whoever says "we" is not the article.
    return _personal(case, sentence, quoted=True)


def _personal(case: Case, sentence: Sentence, *, quoted: bool = False) -> Span | None:
    for token in case.parse.tokens[sentence.first : sentence.end]:
        theirs = token.i in case.claims_at or (token.i in case.quoted and not quoted)
        if _is_first_or_second(case, token) and not theirs:
            return token.span
    return None


def _is_first_or_second(case: Case, token: Token) -> bool:
    # "US" and "I." are no pronouns, nor is "the mine".
    if dependent(case.parse, token.i, "det") is not None:
        return False
    said = token.lower in _FIRST_SECOND and token.text not in ("US", "I.")
    return said and token.pos in ("PRON", "DET")


def _opinion_piece(case: Case, sentence: Sentence, match: Match) -> Span | None:
    return _whole(case, sentence) if filed_as_opinion(case) else first_opinion(case)


def filed_as_opinion(case: Case) -> str:
    """What front matter or page data file it under, where that is opinion; else empty."""
    sections = case.parse.article.sections
    return min(filter(case.vocabulary.opinion_sections.has, sections), default="")


@lru_cache(maxsize=1)
def first_opinion(case: Case) -> Span | None:
    """Where an article first speaks as I or we, or urges, if it does so throughout."""
    if any(map(case.vocabulary.news_sections.has, case.parse.article.sections)):
        return None
    prose = [s for s in case.parse.sentences if case.parse.article.blocks[s.block].kind == "prose"]
    own = [span for s in prose if (span := _personal(case, s) or _urges(case, s))]
    least = min(case.tuning.opinion_sentences, max(3, len(prose) // 2))
    if len(own) < least or len(own) < case.tuning.opinion_share * len(prose):
        return None
    return own[0]


def why_opinion(case: Case) -> str | None:
    """Why an article is taken for an opinion piece, None where it is not."""
    filed = filed_as_opinion(case)
    if filed:
        return f"it is filed under {filed}"
    first = first_opinion(case)
    if first is None:
        return None
    words = case.parse.article.words(first)
    return f"it speaks as I or we, or urges, throughout (first “{words}”)"


def _urges(case: Case, sentence: Sentence) -> Span | None:
    for token in case.parse.tokens[sentence.first : sentence.end]:
        free = token.i not in case.quoted and token.i not in case.claims_at
        if free and token.lower in WORDS.modals_of_urging:
            return token.span
    return None


def _linked(case: Case, sentence: Sentence, match: Match) -> Span | None:
    start, end = _whole(case, sentence)
    linked = case.parse.article.blocks[sentence.block].linked
    # A footnote's mark stands right after the full stop.
    return next((span for span in linked if span.start <= end and start < span.end), None)


def _opening(case: Case, sentence: Sentence, match: Match) -> Span | None:
    first, sourced = _first_sourced(case)
    if sentence.block != first:
        return None
    at = bisect_right(sourced, sentence.index, key=itemgetter(0))
    return sourced[at][1] if at < len(sourced) else None


@lru_cache(maxsize=1)
def _first_sourced(case: Case) -> tuple[int, list[tuple[int, Span | None]]]:
    """The first block of prose; the sentences of the first three with a known source, and that."""
    prose = [s for s in case.parse.sentences if case.parse.article.blocks[s.block].kind == "prose"]
    near = sorted({s.block for s in prose})[:3]
    found: list[tuple[int, Span | None]] = []
    for s in prose:
        for attribution in case.speaking.get(s.index, ()) if s.block in near else ():
            known = gives_source(attribution) and attribution.level in NARROWED
            if known and attribution.source:
                spans = attribution.source.spans
                found.append((s.index, spans[0] if spans else None))
                break
    return (near[0] if near else -1), found


def _own_source(case: Case, sentence: Sentence, match: Match) -> Span | None:
    for attribution in case.speaking.get(sentence.index, ()):
        if _is_beside(case, attribution, match):
            continue
        if gives_source(attribution) and not tells_of(attribution, match):
            spans = (attribution.source and attribution.source.spans) or attribution.claim.spans
            return spans[0] if spans else None
    return None


def _in_claim(case: Case, sentence: Sentence, match: Match) -> Span | None:
    for attribution in case.claims_at.get(match.first, ()):
        if is_expressed(attribution) and match.end - 1 in attribution.claim.tokens:
            spans = attribution.claim.spans
            return spans[0] if spans else None
    return None


def _is_beside(case: Case, attribution: Attribution, match: Match) -> bool:
    """True where a relative clause has the source, and the words stand outside of it.

    "The plan, which experts call risky, will cost 40 million": nobody gives the figure.
    """
    cue = attribution.cue.head if attribution.cue else None
    for i in () if cue is None else (cue, *ancestors(case.parse, cue)):
        if case.parse.tokens[i].dep == "acl:relcl":
            first, end = case.parse.edges[i]
            return not first <= match.first < end
    return False


def _not_certain(case: Case, sentence: Sentence, match: Match) -> Span | None:
    deed = deed_of(case, match)
    return None if is_certain(case.parse, deed) else case.parse.tokens[deed].span


def _old_year(case: Case, sentence: Sentence, match: Match) -> Span | None:
    tokens = case.parse.tokens
    latest = _latest_year(case)
    for token in tokens[sentence.first : sentence.end]:
        # "since 1970" reaches to this day.
        since = token.i > 0 and tokens[token.i - 1].lower == "since"
        if is_year(token) and int(token.text) <= latest - case.tuning.settled_years and not since:
            return token.span
    return None


@lru_cache(maxsize=1)
def _latest_year(case: Case) -> int:
    return max((int(t.text) for t in case.parse.tokens if is_year(t)), default=0)


def _dated(case: Case, sentence: Sentence, match: Match) -> Span | None:
    for token in case.parse.tokens[sentence.first : sentence.end]:
        if is_year(token):
            return token.span
    return None


EXEMPTION_TESTS: dict[str, Test] = {
    "not prose": _not_prose,
    "question": _question,
    "order": _order,
    "first or second person": _first_or_second_person,
    "opinion piece": _opinion_piece,
    "linked": _linked,
    "opening": _opening,
    "own source": _own_source,
    "in a claim": _in_claim,
    "not certain": _not_certain,
    "old year": _old_year,
    "year": _dated,
}
