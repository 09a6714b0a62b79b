"""Conditions on a quotation, and on the article as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from attribution.checks.claim_counts import claims_by_level
from attribution.checks.context import Case, gives_source
from attribution.checks.declared.check_subjects import Held, Subject, Test, agree
from attribution.checks.speakers import has_speaker, number_of, run_of
from attribution.checks.unattributed.exemptions import why_opinion
from attribution.grammar.marks import PAUSES
from attribution.grammar.trees import block_edges, dependents
from attribution.model import Attribution, Quotation
from attribution.rulebook.patterns import find_pattern

"""Words before and after a quotation that stand beside it."""


def _quotation(subject: Subject) -> Quotation:
    assert subject.quotation is not None, "the rule file's `each` and `when` were checked together"
    return subject.quotation


def _quoted_words(case: Case, subject: Subject, wanted: object) -> Held | None:
    quotation = _quotation(subject)
    tokens = case.parse.tokens[quotation.first : quotation.end]
    count = sum(t.pos not in ("PUNCT", "SYM") for t in tokens)
    return Held(f"{count} words are quoted") if count >= int(str(wanted)) else None


def _quoted_verb(case: Case, subject: Subject, wanted: object) -> Held | None:
    quotation = _quotation(subject)
    inside = range(quotation.first, quotation.end)
    tokens = case.parse.tokens
    # "an offer they cannot refuse" has a verb, and is a piece of the article's own sentence.
    tops = tuple(i for i in inside if tokens[i].head == i or tokens[i].head not in inside)
    heads = [j for i in tops for j in (i, *dependents(case.parse, i, "ccomp", "parataxis", "conj"))]
    found = any(j in inside for i in heads for j in dependents(case.parse, i, "nsubj", "csubj"))
    return agree(found or _is_order(case, quotation, tops), wanted, "")


def _is_order(case: Case, quotation: Quotation, tops: tuple[int, ...]) -> bool:
    """True of an order that is a sentence of its own: “Stay at home.”; not of “Stay With Me”."""
    tokens = case.parse.tokens
    if case.parse.sentence_of(quotation.first).first != quotation.first:
        return False
    if quotation.first + 1 >= len(tokens):
        return False
    first, last = tokens[quotation.first + 1], tokens[max(quotation.end - 2, 0)]
    whole = last.text in (".", "!") and all(
        t.pos == "PROPN" or t.i == first.i or not t.text[:1].isupper()
        for t in tokens[quotation.first + 1 : quotation.end - 1]
    )
    return whole and any(tokens[i].tag == "VB" and i == first.i for i in tops)


def _speech(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(_quotation(subject).speech, wanted, "")


def _closed(case: Case, subject: Subject, wanted: object) -> Held | None:
    """Whether a mark closes the quotation, or its opening mark opens a paragraph as well."""
    run = run_of(case, _quotation(subject))
    opens = block_edges(case.parse, run[0].first)[0] == run[0].first
    return agree(opens or not run[-1].open_ended, wanted, "")


def _no_words_beside(case: Case, subject: Subject, wanted: object) -> Held | None:
    tokens = case.parse.tokens
    for quotation in run_of(case, _quotation(subject)):
        before = (_words_before(case, quotation), quotation.first)
        closes = block_edges(case.parse, quotation.end - 1)[1]
        after = (
            quotation.end,
            min(quotation.end + int(case.tuning.words_beside_quotation), closes),
        )
        for pattern in wanted if isinstance(wanted, tuple) else ():
            for first, end in (before, after):
                if next(find_pattern(pattern, tokens, first, end), None) is not None:
                    return None
    return Held("")


def _words_before(case: Case, quotation: Quotation) -> int:
    """Where the words before a quotation begin; of another paragraph only such as lead up to it."""
    tokens, first = (
        case.parse.tokens,
        max(quotation.first - int(case.tuning.words_beside_quotation), 0),
    )
    if quotation.first and tokens[quotation.first - 1].text in PAUSES | {":"}:
        return first
    return max(first, block_edges(case.parse, quotation.first)[0])


def _attributed(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = has_speaker(case, number_of(case, _quotation(subject)))
    return agree(found, wanted, "", "no speaker is in reach")


def _claims_at_least(case: Case, values: Mapping[str, object]) -> Held | None:
    count = _claims(case)
    return Held(f"{count} claims") if count >= int(str(values["claims-at-least"])) else None


def _weak_share(case: Case, values: Mapping[str, object]) -> Held | None:
    weak, total = weak_claims(case, values.get("weak-levels", ()))
    if not total or weak / total <= float(str(values["weak-share"])):
        return None
    return Held(f"{weak} of {total} claims rest on a source without a name")


@lru_cache(maxsize=2)
def weak_claims(case: Case, levels: object) -> tuple[int, int]:
    """How many of the article's claims rest on nobody or unnamed people of these levels, of all."""
    weak = levels if isinstance(levels, tuple) else ()
    unnamed = (a for a in case.attributions if a.effective_level in weak and _is_unnamed(case, a))
    return claims_by_level(unnamed).total(), _claims(case)


@lru_cache(maxsize=1)
def _claims(case: Case) -> int:
    return claims_by_level(case.attributions).total()


def _is_unnamed(case: Case, attribution: Attribution) -> bool:
    """True where nobody is given, or somebody of the chain is an unnamed person; of papers not."""
    if attribution.source is None:
        return True
    chain = (attribution.source.entity, *attribution.relays)
    return any(case.is_anonymous(case.sources.get(entity or "")) for entity in chain)


QUOTATION: dict[str, Test] = {
    "quoted-words": _quoted_words,
    "quoted-verb": _quoted_verb,
    "speech": _speech,
    "attributed": _attributed,
    "closed": _closed,
    "no-words-beside": _no_words_beside,
}


def _opinion_piece(case: Case, values: Mapping[str, object]) -> Held | None:
    why = why_opinion(case)
    if (why is not None) != (values["opinion-piece"] is True):
        return None
    return Held(why or "")


def _filed_under(case: Case, values: Mapping[str, object]) -> Held | None:
    found = _sections(case, values["filed-under"])
    return Held(f"it is filed under {found[0]}") if found else None


def _not_filed_under(case: Case, values: Mapping[str, object]) -> Held | None:
    return None if _sections(case, values["not-filed-under"]) else Held("")


def _sections(case: Case, wanted: object) -> list[str]:
    names = {str(name).casefold() for name in wanted} if isinstance(wanted, tuple) else set()
    return sorted(names.intersection(case.parse.article.sections))


def _named_sources_below(case: Case, values: Mapping[str, object]) -> Held | None:
    named = {
        source.member_of or source.id
        for a in case.attributions
        if gives_source(a) and (source := case.source_of(a)) and source.level == "named"
    }
    if len(named) >= int(str(values["named-sources-below"])):
        return None
    return Held(f"{len(named)} sources with a name speak")


ARTICLE: dict[str, Callable[[Case, Mapping[str, object]], Held | None]] = {
    "opinion-piece": _opinion_piece,
    "claims-at-least": _claims_at_least,
    "filed-under": _filed_under,
    "not-filed-under": _not_filed_under,
    "named-sources-below": _named_sources_below,
    "weak-share": _weak_share,
    "weak-levels": lambda case, values: Held(""),
}
