"""Conditions on a quotation, and on the article as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attribution.checks.cases import Case, anchor, is_expressed
from attribution.checks.claims import claims_by_level
from attribution.checks.subjects import Held, Subject, Test, agree
from attribution.language.trees import dependents
from attribution.model import Attribution, Quotation
from attribution.rulebook.patterns import find_pattern

_BESIDE = 6
"""Words before and after a quotation that stand beside it."""
DASHES = frozenset({"—", "–", "―", "--", "-"})


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
    found = any(
        tokens[i].pos in ("VERB", "AUX") and any(j in inside for j in _subjects(case, i))
        for i in inside
    )
    return agree(found, wanted, "")


def _subjects(case: Case, verb: int) -> Iterator[int]:
    yield from dependents(case.parse, verb, "nsubj")
    # "The dam is old": the subject hangs on the word that *is* goes with.
    if case.parse.tokens[verb].dep.startswith(("cop", "aux")):
        yield from dependents(case.parse, case.parse.tokens[verb].head, "nsubj")


def _speech(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(_quotation(subject).speech, wanted, "")


def _no_words_beside(case: Case, subject: Subject, wanted: object) -> Held | None:
    quotation, tokens = _quotation(subject), case.parse.tokens
    before = (max(quotation.first - _BESIDE, 0), quotation.first)
    after = (quotation.end, min(quotation.end + _BESIDE, len(tokens)))
    for pattern in wanted if isinstance(wanted, tuple) else ():
        for first, end in (before, after):
            if next(find_pattern(pattern, tokens, first, end), None) is not None:
                return None
    return Held("")


def _attributed(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = has_speaker(case, case.quotations.index(_quotation(subject)))
    return agree(found, wanted, "", "no speaker is in reach")


def has_speaker(case: Case, n: int) -> bool:
    """True of a quotation in a claim with a source, beside one, signed, or carrying one on."""
    quotation = case.quotations[n]
    words = [i for i in range(quotation.first, quotation.end) if _is_word(case, i)]
    covered = sum(any(_is_outer(case, a) for a in case.claims_at.get(i, ())) for i in words)
    if 2 * covered >= len(words) or _is_signed(case, quotation) or _stands_beside_speech(case, n):
        return True
    earlier = quotation.continues
    return earlier is not None and earlier < n and has_speaker(case, earlier)


def _is_outer(case: Case, attribution: Attribution) -> bool:
    """True of a source that the article gives, not of one whom the quoted words speak of."""
    return is_expressed(attribution) and anchor(attribution) not in case.quoted


def _is_signed(case: Case, quotation: Quotation) -> bool:
    """True where a name follows after a dash, or a label stands at the beginning."""
    tokens = case.parse.tokens
    after = {token.text for token in tokens[quotation.end : quotation.end + 2]}
    label = [t.text for t in tokens[quotation.first + 1 : quotation.first + 4]]
    return not after.isdisjoint(DASHES) or (":" in label and label[0].isupper())


def _stands_beside_speech(case: Case, n: int) -> bool:
    """True where its own sentence, or the one before or after it, says who speaks.

    A run of quoted sentences has one speaker; over a paragraph's end a run goes on only when the
    sentence before it is itself quoted.
    """
    quotation = case.quotations[n]
    first = case.parse.tokens[quotation.first].sentence
    last = case.parse.tokens[quotation.end - 1].sentence
    for sentence in range(max(first - 1, 0), min(last + 2, len(case.parse.sentences))):
        speaks = any(_is_outer(case, a) for a in case.speaking.get(sentence, ()))
        if speaks and _is_in_run(case, sentence, quotation):
            return True
    earlier = case.quotations[n - 1] if n else None
    in_row = earlier is not None and case.parse.tokens[earlier.end - 1].sentence >= first - 1
    return in_row and has_speaker(case, n - 1)


def _is_in_run(case: Case, sentence: int, quotation: Quotation) -> bool:
    s = case.parse.sentences[sentence]
    if s.block == quotation.block or any(i in case.quoted for i in range(s.first, s.end)):
        return True
    # A paragraph that opens with the quotation goes on from the paragraph before.
    first = case.parse.tokens[quotation.first].sentence
    return sentence == first - 1 and case.parse.sentences[first].first == quotation.first


def _is_word(case: Case, i: int) -> bool:
    return case.parse.tokens[i].pos not in ("PUNCT", "SYM")


def _claims_at_least(case: Case, values: Mapping[str, object]) -> Held | None:
    count = claims_by_level(case.attributions).total()
    return Held(f"{count} claims") if count >= int(str(values["claims-at-least"])) else None


def _weak_share(case: Case, values: Mapping[str, object]) -> Held | None:
    weak, total = weak_claims(case, values.get("weak-levels", ()))
    if not total or weak / total <= float(str(values["weak-share"])):
        return None
    return Held(f"{weak} of {total} claims rest on a source without a name")


def weak_claims(case: Case, levels: object) -> tuple[int, int]:
    """How many of the article's claims rest on one of these levels, of how many."""
    claims = claims_by_level(case.attributions)
    named = levels if isinstance(levels, tuple) else ()
    return sum(claims[level] for level in named), claims.total()


QUOTATION: dict[str, Test] = {
    "quoted-words": _quoted_words,
    "quoted-verb": _quoted_verb,
    "speech": _speech,
    "attributed": _attributed,
    "no-words-beside": _no_words_beside,
}
ARTICLE: dict[str, Callable[[Case, Mapping[str, object]], Held | None]] = {
    "claims-at-least": _claims_at_least,
    "weak-share": _weak_share,
    "weak-levels": lambda case, values: Held(""),
}
