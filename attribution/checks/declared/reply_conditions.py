"""Conditions on a sentence that accuses somebody by name, and on what is told of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attribution.checks.context import SPEAKING, Case
from attribution.checks.declared.check_subjects import Held, Subject
from attribution.checks.pattern_search import match_of, matches_of
from attribution.entities.coreference.clusters import Cluster
from attribution.grammar.clauses import clause_of, head_of, is_fact, is_negated
from attribution.grammar.subjects import agent_of, possessor_of, subject_head
from attribution.grammar.trees import dependent, relation
from attribution.grammar.verb_groups import is_passive
from attribution.model import Attribution, Span
from attribution.rulebook.patterns import Pattern

Values = Mapping[str, object]
"""All conditions of the check by name, with what the rule file asks of each."""
_ACCUSABLE_NAMES = frozenset({"person", "organisation", "outlet", "platform"})
_ACCUSABLE_SORTS = frozenset({"human", "organisation", "outlet", "platform"})
_ANSWERING = SPEAKING | {"stance", "belief"}


def _subject_of(case: Case, predicate: int) -> int | None:
    if is_passive(case.parse, predicate):
        return agent_of(case.parse, predicate)
    return subject_head(case.parse, predicate)


def _object_of(case: Case, predicate: int) -> int | None:
    if is_passive(case.parse, predicate):
        return subject_head(case.parse, predicate)
    return dependent(case.parse, predicate, "obj", "iobj")


_ACCUSED: Mapping[str, Callable[[Case, int], int | None]] = {
    "accuses-subject": _subject_of,
    "accuses-object": _object_of,
}
_TESTS = (*_ACCUSED, "accuses-owner")


def _accusations(
    case: Case, subject: Subject, values: Values, *tests: str
) -> Iterator[tuple[int, Span]]:
    """Whoever the sentence accuses, by the token that stands for them, and the words that do."""
    assert subject.sentence is not None, "the check looks at sentences"
    sentence = case.parse.sentences[subject.sentence]
    if "?" in case.vocabularies[sentence.index] and any(
        token.text == "?" for token in case.parse.tokens[sentence.first : sentence.end]
    ):
        return
    for test in tests:
        for first, end in matches_of(case, sentence, _patterns(values, test)):
            accused = _accused_by(case, test, first, end)
            if accused is not None and _is_accusable(case, accused):
                yield accused, case.parse.span(first, end)


def _accused_by(case: Case, test: str, first: int, end: int) -> int | None:
    """Whoever the words accuse, where they are told as so."""
    parse = case.parse
    head = head_of(parse, first, end)
    predicate = clause_of(parse, head)
    if is_negated(parse, predicate):
        return None
    if test == "accuses-owner":
        whole = parse.tokens[head].head if relation(parse.tokens[head]) == "compound" else head
        return possessor_of(parse, whole)
    told = is_fact(parse, predicate) and _is_deed(case, first, end, head)
    return _ACCUSED[test](case, predicate) if told else None


def _patterns(values: Values, test: str) -> tuple[Pattern, ...]:
    found = values.get(test)
    return found if isinstance(found, tuple) else ()


def _is_deed(case: Case, first: int, end: int, verb: int) -> bool:
    """True of a verb that is done to somebody or something: not of "in hiding"."""
    parse = case.parse
    done_to = dependent(parse, verb, "obj", "iobj", "ccomp") is not None
    whole = end - first > 1 or done_to or is_passive(parse, verb)
    return parse.tokens[verb].pos == "VERB" and whole


def _is_accusable(case: Case, i: int) -> bool:
    """True of a person or body that has a name in the article; states are left to diplomats."""
    cluster = case.entities.cluster_at(i)
    if cluster is not None and cluster.name is not None:
        return cluster.sort in _ACCUSABLE_SORTS
    return case.name_type(i) in _ACCUSABLE_NAMES


def _accuses(test: str) -> Callable[[Case, Subject, Values], Held | None]:
    def holds(case: Case, subject: Subject, values: Values) -> Held | None:
        for accused, words in _accusations(case, subject, values, test):
            return Held(f"“{_name(case, accused)}” is accused", (words,), _key(case, accused))
        return None

    return holds


def _answered(case: Case, subject: Subject, values: Values) -> Held | None:
    for accused, _ in _accusations(case, subject, values, *_TESTS):
        found = _has_answered(case, accused, values)
        if found == (values["answered"] is True):
            return Held("" if found else "no answer, refusal or attempt to get one is told")
    return None


def _has_answered(case: Case, accused: int, values: Values) -> bool:
    cluster = case.entities.cluster_at(accused)
    words = _name_words(case, accused)
    for attribution in case.attributions:
        if attribution.kind not in _ANSWERING:
            continue
        if cluster is not None and _speaks_for(case, attribution, cluster):
            return True
        source = case.source_of(attribution)
        described = f"{source.name} {source.affiliation or ''}" if source else ""
        # "Arcline's director", "a spokeswoman for Ms Corder": somebody answers for them.
        if words & set(described.casefold().split()):
            return True
    return _is_told_of(case, accused, words, values)


def _speaks_for(case: Case, attribution: Attribution, accused: Cluster) -> bool:
    """True where the accused speaks, or somebody of theirs: "the company's spokeswoman"."""
    speaker = case.entities.source_of(attribution.id)
    if speaker is not None and (speaker is accused or speaker.owner == accused.index):
        return True
    described = attribution.source.tokens if attribution.source else ()
    return any(case.entities.cluster_at(i) is accused for i in described)


def _is_told_of(case: Case, accused: int, words: frozenset[str], values: Values) -> bool:
    """True where words of an answer stand in a sentence about the accused or right after."""
    patterns = values.get("reply-words")
    here = case.parse.tokens[accused].sentence
    cluster = case.entities.cluster_at(accused)
    for s in case.parse.sentences:
        if match_of(case, s, patterns if isinstance(patterns, tuple) else ()) is None:
            continue
        near = 0 <= s.index - here <= case.tuning.speech_reach
        inside = range(s.first, s.end)
        if near or any(case.parse.tokens[i].lower in words for i in inside):
            return True
        if cluster is not None and any(case.entities.cluster_at(i) is cluster for i in inside):
            return True
    return False


def _name(case: Case, i: int) -> str:
    cluster = case.entities.cluster_at(i)
    name = case.entities.name_at(i) or (cluster.name if cluster is not None else None)
    if name is None:
        return case.parse.tokens[i].text
    return case.parse.article.words(case.parse.span(name.first, name.end))


def _name_words(case: Case, i: int) -> frozenset[str]:
    """The words of the name that tell it from others: of a person the last one."""
    words = _name(case, i).casefold().split()
    return frozenset(words[-1:] if case.is_human(i) else (w for w in words if len(w) > 3))


def _key(case: Case, i: int) -> str:
    cluster = case.entities.cluster_at(i)
    return _name(case, i).casefold() if cluster is None else f"cluster {cluster.index}"


SENTENCE: Mapping[str, Callable[[Case, Subject, Values], Held | None]] = {
    **{test: _accuses(test) for test in _TESTS},
    "answered": _answered,
    "reply-words": lambda case, subject, values: Held(""),
}
