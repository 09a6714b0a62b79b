"""Whether a reader is told who speaks in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
    """True of a quotation in a claim with a source, beside one, signed, or carrying one on."""
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
        told.append(told[-1] + _has_own_speaker(case, n, told))
    return tuple(told)


def _has_own_speaker(case: Case, n: int, told: Sequence[int]) -> bool:
    quotation = case.quotations[n]
    words = [i for i in range(quotation.first, quotation.end) if _is_word(case, i)]
    covered = sum(any(_is_outer(case, a) for a in case.claims_at.get(i, ())) for i in words)
    if 2 * covered >= len(words) or _is_signed(case, quotation) or _is_tagged(case, quotation):
        return True
    return _stands_beside_speech(case, n, told)


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


def _stands_beside_speech(case: Case, n: int, told: Sequence[int]) -> bool:
    """True where its own sentence, or the one before or after it, says who speaks.

    A run of quoted sentences has one speaker; over a paragraph's end a run goes on only when the
    sentence before it is itself quoted.
    """
    quotation = case.quotations[n]
    first = case.parse.tokens[quotation.first].sentence
    last = case.parse.tokens[quotation.end - 1].sentence
    before = first - 2 if _is_aside(case, first - 1) else first - 1
    for sentence in range(max(before, 0), min(last + 2, len(case.parse.sentences))):
        speakers = [a for a in case.speaking.get(sentence, ()) if _is_outer(case, a)]
        if any(_may_go_on(case, a, quotation) for a in speakers) and _is_in_run(
            case, sentence, quotation
        ):
            return True
    earlier = case.quotations[n - 1] if n else None
    in_row = earlier is not None and case.parse.tokens[earlier.end - 1].sentence >= before
    return in_row and told[n] > told[_runs(case)[n - 1][0]]


def _may_go_on(case: Case, attribution: Attribution, quotation: Quotation) -> bool:
    """False of a paper or an outlet in another paragraph: nobody speaks on after "reports say"."""
    if case.block_of(case.sentence_of(attribution)) == quotation.block:
        return True
    source = case.source_of(attribution)
    return source is None or source.kind not in ("document", "poll", "outlet")


def _is_aside(case: Case, sentence: int) -> bool:
    """True of a few words between two quotations: "Pause." or "(He was not.)"."""
    s = case.parse.sentences[max(sentence, 0)]
    return s.end - s.first <= case.tuning.aside_words and not any(
        i in case.quoted for i in range(s.first, s.end)
    )


def _is_in_run(case: Case, sentence: int, quotation: Quotation) -> bool:
    s = case.parse.sentences[sentence]
    if s.block == quotation.block or any(i in case.quoted for i in range(s.first, s.end)):
        return True
    # A paragraph that opens with the quotation goes on from the paragraph before.
    first = case.parse.tokens[quotation.first].sentence
    return sentence == first - 1 and case.parse.sentences[first].first == quotation.first


def _is_word(case: Case, i: int) -> bool:
    return case.parse.tokens[i].pos not in ("PUNCT", "SYM")
