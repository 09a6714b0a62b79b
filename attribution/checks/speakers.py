"""Whether a reader is told who speaks in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from attribution.checks.context import Case, anchor, is_expressed
from attribution.grammar.marks import MARKS
from attribution.model import Attribution, Quotation

DASHES = MARKS.dashes | MARKS.hyphens
_BRACKETS = MARKS.opening_brackets


def run_of(case: Case, quotation: Quotation) -> tuple[Quotation, ...]:
    """The quotation with those that it carries on and that carry it on, paragraph by paragraph."""
    return tuple(case.quotations[n] for n in _run(case, number_of(case, quotation)))


def number_of(case: Case, quotation: Quotation) -> int:
    """The place of a quotation among those of the article."""
    return bisect_left(case.quotations, quotation.first, key=lambda other: other.first)


def has_speaker(case: Case, n: int) -> bool:
    """True of a quotation in a claim with a source, signed or tagged, or carrying one on."""
    first, end = _runs(case)[n]
    told = _told_before(case)
    return told[end] > told[first]


def _run(case: Case, n: int) -> range:
    return range(*_runs(case)[n])


@lru_cache(maxsize=1)
def _runs(case: Case) -> tuple[tuple[int, int], ...]:
    """Of each quotation the first of its run, and the one behind its last."""
    count = len(case.quotations)
    firsts, ends = list(range(count)), list(range(1, count + 1))
    for n, quotation in enumerate(case.quotations):
        if quotation.continues is not None and quotation.continues < n:
            firsts[n] = firsts[quotation.continues]
    for n in range(count - 2, -1, -1):
        if case.quotations[n + 1].continues == n:
            ends[n] = ends[n + 1]
    return tuple(zip(firsts, ends))


@lru_cache(maxsize=1)
def _told_before(case: Case) -> tuple[int, ...]:
    """Of how many quotations before each a reader is told who speaks; of all, at the end."""
    told = [0]
    for n in range(len(case.quotations)):
        told.append(told[-1] + _has_own_speaker(case, n))
    return tuple(told)


def _has_own_speaker(case: Case, n: int) -> bool:
    quotation = case.quotations[n]
    words = [i for i in range(quotation.first, quotation.end) if _is_word(case, i)]
    covered = sum(any(_is_outer(case, a) for a in case.claims_at.get(i, ())) for i in words)
    covers = 2 * covered >= len(words)
    return covers or _is_signed(case, quotation) or _is_tagged(case, quotation)


def _is_outer(case: Case, attribution: Attribution) -> bool:
    """True of a source that the article gives, not of one whom the quoted words speak of.

    The label of a transcript that is quoted stands inside the marks: “Hale: It was late.”.
    """
    labels = attribution.cue is not None and attribution.cue.text == ":"
    return is_expressed(attribution) and (labels or anchor(attribution) not in case.quoted)


def _is_signed(case: Case, quotation: Quotation) -> bool:
    """True where a name follows after a dash or in brackets, or a label stands at the beginning."""
    tokens = case.parse.tokens
    after = {token.text for token in tokens[quotation.end : quotation.end + 2]}
    signature = tokens[quotation.end : quotation.end + 2]
    # “We were told to wait.” (Osei Brandt)
    if len(signature) == 2 and signature[0].text in _BRACKETS and signature[1].text[0].isupper():
        return True
    label = [t.text for t in tokens[quotation.first + 1 : quotation.first + 4]]
    return not after.isdisjoint(DASHES) or (":" in label and label[0].isupper())


def _is_tagged(case: Case, quotation: Quotation) -> bool:
    """True where the punctuation tells that the sentence says who speaks, whatever its verb.

    “We were told to wait,” laments the captain. The harbour's rule was, “Wait.” It claims that “…”.
    """
    tokens, first, end = case.parse.tokens, quotation.first, quotation.end
    if first > 1 and (
        tokens[first - 1].lower == "that"
        or (tokens[first - 1].text == "," and tokens[first - 2].pos in ("VERB", "AUX"))
    ):
        return True
    if quotation.open_ended or end < 2 or tokens[end - 2].text != ",":
        return False
    tag = tokens[end : end + int(case.tuning.speaker_words)]
    return any(token.pos in ("NOUN", "PROPN", "PRON") for token in tag)


def _is_word(case: Case, i: int) -> bool:
    return case.parse.tokens[i].pos not in ("PUNCT", "SYM")
