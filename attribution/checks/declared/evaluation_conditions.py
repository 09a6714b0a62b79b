"""Conditions on words that judge: whose they are, and of whom they are said."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.checks.context import Case, anchor
from attribution.checks.declared.check_subjects import Held, Subject, Test, attribution_of
from attribution.grammar.clauses import clause_of, is_negated
from attribution.grammar.marks import QUOTE_OPENERS
from attribution.grammar.subjects import subject_head
from attribution.grammar.trees import case_of, dependents, has, relation, runs, subtree
from attribution.grammar.words import WORDS
from attribution.model import Attribution
from attribution.rulebook.patterns import find_pattern

_MARKS = QUOTE_OPENERS
_PERSONAL = (
    WORDS.third_person & (WORDS.subject_pronouns | WORDS.object_pronouns)
) - WORDS.plural_pronouns
_SAID_OF = ("obj", "obl", "xcomp", "ccomp", "iobj", "advcl")


def _judges(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = next(_judgements(case, attribution_of(subject), wanted), None)
    if found is None:
        return None
    token = case.parse.tokens[found]
    return Held(f"its own judgement is “{token.text}”", (token.span,))


def _judges_named(case: Case, subject: Subject, wanted: object) -> Held | None:
    attribution = attribution_of(subject)
    for word in _judgements(case, attribution, wanted):
        for i in _judged(case, attribution, word):
            token = case.parse.tokens[i]
            named = token.pos == "PROPN" and case.name_type(token.i) != "place"
            if named or _stands_for_name(case, i):
                return Held(f"“{token.text}” is judged", (token.span,))
    return None


def _stands_for_name(case: Case, i: int) -> bool:
    """True of he and she where a person is named shortly before."""
    token = case.parse.tokens[i]
    if token.lower not in _PERSONAL:
        return False
    back = case.parse.sentences[max(token.sentence - int(case.tuning.pronoun_reach), 0)]
    return any(name.kind == "person" for name in case.names_in(back.first, i))


def _judgements(case: Case, attribution: Attribution, wanted: object) -> Iterator[int]:
    """The words of judgement that are the source's own, in the order of the text."""
    said = _said(case, attribution)
    for pattern in wanted if isinstance(wanted, tuple) else ():
        for first, end in runs(said):
            for _, stop in find_pattern(pattern, case.parse.tokens, first, end):
                if _is_own(case, attribution, stop - 1, said) and _is_predicate(
                    case, attribution, stop - 1
                ):
                    yield stop - 1


def _said(case: Case, attribution: Attribution) -> set[int]:
    """The words of the claim, and those that the cue is said with: *called* the plan *a farce*."""
    said = set(attribution.claim.tokens)
    cue = attribution.cue
    if cue is not None and cue.head is not None:
        said.update(
            i for j in dependents(case.parse, cue.head, *_SAID_OF) for i in subtree(case.parse, j)
        )
    return said - set(attribution.source.tokens if attribution.source else ())


def _is_own(case: Case, attribution: Attribution, word: int, said: set[int]) -> bool:
    """True unless the source only tells what somebody else said, or denies it."""
    beside = {case.parse.tokens[i].sentence for i in said}
    near = (a for sentence in beside for a in case.speaking.get(sentence, ()))
    inner = (a for a in near if a is not attribution and anchor(a) in said)
    if any(word in _said(case, other) for other in inner):
        return False
    return not is_negated(case.parse, clause_of(case.parse, word))


def _is_predicate(case: Case, attribution: Attribution, word: int) -> bool:
    """True of what is said of somebody: a liar, as reckless; not of *the fraud case*."""
    token = case.parse.tokens[word]
    if relation(token) == "amod":
        # "a reckless plan" is a judgement where the plan is what is told of it.
        word, token = token.head, case.parse.tokens[token.head]
    marked, cue = case_of(case.parse, word), attribution.cue.head if attribution.cue else None
    # "called the plan a mess", and not "said that he left the mess to others".
    called = relation(token) in ("obj", "obl") and (token.head == cue or marked == "as")
    if (called or relation(token) in ("xcomp", "appos", "conj")) and marked in ("", "as"):
        return True
    clause = relation(token) in ("ccomp", "parataxis", "root", "advcl") and token.pos != "VERB"
    return clause or has(case.parse, word, "cop") or has(case.parse, word, "nsubj")


def _judged(case: Case, attribution: Attribution, word: int) -> Iterator[int]:
    """The words for whoever is judged: the subject, or the one whom the cue calls so."""
    token = case.parse.tokens[word]
    noun = token.head if relation(token) == "amod" else word
    subject = subject_head(case.parse, clause_of(case.parse, noun))
    cue = attribution.cue.head if attribution.cue else None
    heads = [] if subject is None or _speaks(attribution, subject) else [subject]
    if cue is not None:
        heads += dependents(case.parse, cue, "obj", "obl", "iobj")
    for head in heads:
        # "Tehran is reckless" is said of a government, which is nobody in particular.
        if head != word and case.name_type(head) != "place":
            yield from subtree(case.parse, head, leave_out=[word])


def _quoted_judgement(case: Case, subject: Subject, wanted: object) -> Held | None:
    """Holds of “a brave man”, “the most generous boss”: quoted, and said of somebody.

    Whoever takes a description from a source word for word leaves the judgement to it.
    """
    attribution, tokens = attribution_of(subject), case.parse.tokens
    said = _said(case, attribution)
    for i in sorted(said & case.quoted):
        opens = (
            tokens[i].lower in WORDS.indefinite_articles | {"the"} and tokens[i - 1].text in _MARKS
        )
        noun = tokens[i].head
        if not opens or noun not in said or tokens[noun].pos != "NOUN" or i - 1 not in case.quoted:
            continue
        inside = [tokens[j] for j in range(i, noun)]
        superlative = any(t.tag in ("JJS", "RBS") for t in inside)
        if (superlative or tokens[i].lower != "the") and _is_predicate(case, attribution, noun):
            named = any(case.name_type(j) == "person" for j in _judged(case, attribution, noun))
            if (superlative or named) and _is_own(case, attribution, noun, said):
                return Held(f"its own judgement is “{tokens[noun].text}”", (tokens[noun].span,))
    return None


def _speaks(attribution: Attribution, word: int) -> bool:
    return attribution.source is not None and word in attribution.source.tokens


JUDGEMENTS: dict[str, Test] = {
    "judges": _judges,
    "judges-named": _judges_named,
    "quoted-judgement": _quoted_judgement,
}
