"""Words of a narrator sentence that ask for a source, by type of claim."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from attribution.checks.context import Case, gives_source, is_expressed
from attribution.checks.pattern_search import match_of
from attribution.grammar.clauses import (
    clause_of,
    head_of,
    in_main_clause,
    is_age,
    is_certain,
    is_denied,
    is_fact,
    is_large,
    is_main,
    is_negated,
    is_past,
    is_perfect_progressive,
    is_sum,
    is_year,
    numbers_in,
    purpose_of,
)
from attribution.grammar.marks import MARKS
from attribution.grammar.noun_phrases import counted_noun
from attribution.grammar.subjects import agent_of, subject_head
from attribution.grammar.trees import dependent, dependents
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import Attribution, Sentence
from attribution.rulebook.entries.check_rules import ClaimType, Trigger
from attribution.rulebook.patterns import Pattern, PatternIndex, find_pattern


class Match(NamedTuple):
    """The words of a sentence that ask for a source, and the predicate of their clause."""

    type: ClaimType
    first: int
    end: int
    predicate: int


Test = Callable[[Case, Match], bool]
MANNER = "manner"
"""The test that has the words belong to the clause around theirs."""


class TriggerIndex:
    """The triggers of all types of claim by their words: built once, used for every sentence."""

    def __init__(self, types: Iterable[ClaimType]) -> None:
        self._entries = [
            (claim_type, trigger, pattern)
            for claim_type in types
            for trigger in claim_type.triggers
            for pattern in trigger.patterns
        ]
        self._patterns = PatternIndex(pattern for _, _, pattern in self._entries)

    def candidates(
        self, case: Case, sentence: Sentence, types: Collection[str]
    ) -> Iterator[tuple[ClaimType, Trigger, Pattern]]:
        """The triggers of these types that have a pattern whose words stand in the sentence."""
        for number in self._patterns.candidates(case.vocabularies[sentence.index]):
            if self._entries[number][0].id in types:
                yield self._entries[number]

    def matches(self, case: Case, sentence: Sentence, types: Collection[str]) -> Iterator[Match]:
        """The first match of each of these types, less the types that yield to another one's."""
        found: dict[str, Match] = {}
        for claim_type, trigger, pattern in self.candidates(case, sentence, types):
            if claim_type.id not in found:
                match = next(_of_trigger(case, sentence, claim_type, trigger, pattern), None)
                if match is not None:
                    found[claim_type.id] = match
        return (match for match in found.values() if found.keys().isdisjoint(match.type.yields_to))


def _of_trigger(
    case: Case, sentence: Sentence, claim_type: ClaimType, trigger: Trigger, pattern: Pattern
) -> Iterator[Match]:
    for first, end in find_pattern(pattern, case.parse.tokens, sentence.first, sentence.end):
        match = Match(claim_type, first, end, predicate_of(case, first, end, trigger))
        if not is_covered(case, match) and _passes(case, sentence, match, trigger):
            yield match


def predicate_of(case: Case, first: int, end: int, trigger: Trigger) -> int:
    """The predicate that the words belong to: of a purpose or a manner the one that has it."""
    head = head_of(case.parse, first, end)
    if MANNER in trigger.needs:
        head = case.parse.tokens[clause_of(case.parse, head)].head
    return clause_of(case.parse, head)


def _passes(case: Case, sentence: Sentence, match: Match, trigger: Trigger) -> bool:
    tested = all(TRIGGER_TESTS[name](case, match) for name in trigger.needs)
    return tested and match_of(case, sentence, trigger.unless) is None


def is_covered(case: Case, match: Match) -> bool:
    """True when the words stand in quotation marks or in a claim that has its source.

    A cue is not covered by its own attribution: "The commander pressured it to halt the attacks".
    """
    head = head_of(case.parse, match.first, match.end)
    own = _own_attribution(case, match)
    if head in case.quoted or (own is not None and own.mode == "direct"):
        return True  # “They will follow,” he worried: his own words are there
    return any(is_expressed(a) and not tells_of(a, match) for a in case.claims_at.get(head, ()))


def tells_of(attribution: Attribution, match: Match) -> bool:
    """True when the attribution's own cue is what the sentence is asked about.

    "The commander pressured it to halt the attacks": who says that he did?
    """
    cue = set(attribution.cue.tokens) if attribution.cue else set[int]()
    spoken = attribution.kind == "statement"
    if attribution.mode == "direct" or (spoken and attribution.mode != "indirect"):
        return False  # “They will follow,” he laments: his own words are there
    if not cue.isdisjoint(range(match.first, match.end)):
        return True
    # "“She made it up,” he said in a call" has its source, however he said it.
    return match.predicate in cue and not spoken


def _is_verb(case: Case, match: Match) -> bool:
    words = case.parse.tokens[match.first : match.end]
    return any(token.pos == "VERB" for token in words) or _own_attribution(case, match) is not None


def _own_attribution(case: Case, match: Match) -> Attribution | None:
    """The attribution whose cue the words are: "the leader *fears* that", whatever the tagger."""
    sentence = case.parse.tokens[match.first].sentence
    for attribution in case.speaking.get(sentence, ()):
        head = attribution.cue.head if attribution.cue else None
        # A noun is a verb to the eye where the tree has nothing above it.
        if head is not None and match.first <= head < match.end and _heads_clause(case, head):
            return attribution
    return None


def _heads_clause(case: Case, i: int) -> bool:
    return case.parse.tokens[i].pos == "VERB" or case.parse.tokens[i].head == i


def _subject(case: Case, match: Match) -> int | None:
    """The head of whoever does it, from the tree or from what the words are the cue of."""
    subject = subject_head(case.parse, match.predicate)
    if subject is not None:
        return subject
    own = _own_attribution(case, match)
    return own.source.head if own and own.source else None


def _named_subject(case: Case, match: Match) -> bool:
    if is_passive(case.parse, match.predicate):
        return case.is_named(agent_of(case.parse, match.predicate))
    return case.is_named(subject_head(case.parse, match.predicate))


def _person_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and case.is_human(subject)


def _stated_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and case.parse.tokens[subject].lower not in WORDS.empty_subjects


def _named_object(case: Case, match: Match) -> bool:
    if is_passive(case.parse, match.predicate):
        return case.is_named(subject_head(case.parse, match.predicate))
    return case.is_named(dependent(case.parse, match.predicate, "obj", "iobj"))


def _acting_subject(case: Case, match: Match) -> bool:
    # Whoever does something for a purpose has that purpose.
    subjects = (_subject(case, match), subject_head(case.parse, deed_of(case, match)))
    return any(subject is not None and case.is_actor(subject) for subject in subjects)


def _one_person_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and case.is_human(subject) and case.is_single(subject)


def _person_object(case: Case, match: Match) -> bool:
    if is_passive(case.parse, match.predicate):
        found = subject_head(case.parse, match.predicate)
    else:
        found = dependent(case.parse, match.predicate, "obj", "iobj")
    return found is not None and case.is_human(found)


def _denied_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and is_denied(case.parse, subject)


def _plural_subject(case: Case, match: Match) -> bool:
    subject = subject_head(case.parse, match.predicate)
    if subject is None:
        return False
    return case.parse.tokens[counted_noun(case.parse, subject)].tag in ("NNS", "NNPS")


def _several_counted(case: Case, match: Match) -> bool:
    tokens = case.parse.tokens
    return any(
        tokens[i].pos == "NUM"
        and is_large(case.parse, i)
        and tokens[tokens[i].head].tag in ("NNS", "NNPS")
        for i in range(match.first, match.end)
    )


def _counted_people(case: Case, match: Match) -> bool:
    """True of "a rower", "15 people", "dozens of pupils", and not of "the minister"."""
    subject = _subject(case, match)
    if subject is None or not case.is_human(subject):
        return False
    tokens = case.parse.tokens
    if counted_noun(case.parse, subject) != subject:
        return True
    beside = (tokens[i] for i in dependents(case.parse, subject, "det", "nummod", "advmod"))
    counted = any(t.pos == "NUM" or t.lower in WORDS.indefinite_articles for t in beside)
    return counted or tokens[subject].pos == "NUM" or tokens[subject].lower in WORDS.magnitudes


def _record_subject(case: Case, match: Match) -> bool:
    subject = subject_head(case.parse, match.predicate)
    return subject is not None and _is_record(case, subject)


def _is_record(case: Case, i: int) -> bool:
    records, token = case.vocabulary.record_nouns, case.parse.tokens[i]
    inside = (case.parse.tokens[j].lemma for j in dependents(case.parse, i, "nmod"))
    return records.has(token.lemma) or (token.pos == "NUM" and any(map(records.has, inside)))


def _kin_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and case.vocabulary.kin.has(case.parse.tokens[subject].lemma)


def _dependent_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    return subject is not None and case.vocabulary.dependents.has(case.parse.tokens[subject].lemma)


def _no_person_subject(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    person = subject is not None and (case.is_human(subject) or case.name_type(subject) == "person")
    return subject is not None and not person


def _event_or_several(case: Case, match: Match) -> bool:
    subject = _subject(case, match)
    event = subject is not None and not case.is_actor(subject)
    return event or _plural_subject(case, match)


def _ratio(case: Case, match: Match) -> bool:
    """True where both are numbers and no years: "one loaf in six"."""
    ends = (case.parse.tokens[match.first], case.parse.tokens[match.end - 1])
    return all(token.pos == "NUM" and not is_year(token) for token in ends)


def _rate(case: Case, match: Match) -> bool:
    """True of "nine pubs a week" and of "212 times", not of "three times"."""
    numbers = [i for i in range(match.first, match.end) if case.parse.tokens[i].pos == "NUM"]
    times = case.parse.tokens[match.end - 1].lower == "times"
    return bool(numbers) and (not times or any(is_large(case.parse, i) for i in numbers))


def deed_of(case: Case, match: Match) -> int:
    """The predicate; of a purpose what was done for it: "*moved* it to avoid a row"."""
    deed = match.predicate
    while (purpose := purpose_of(case.parse, deed)) is not None:
        deed = purpose
    return deed


def _main_or_purpose(case: Case, match: Match) -> bool:
    return is_main(case.parse, deed_of(case, match))


def _past_or_present(case: Case, match: Match) -> bool:
    return is_fact(case.parse, deed_of(case, match))


def _in_told_clause(case: Case, match: Match) -> bool:
    return in_main_clause(case.parse, match.first, case.vocabulary.implicative_verbs)


def _no_age(case: Case, match: Match) -> bool:
    return not any(is_age(case.parse, i) for i in range(match.first, match.end))


def _event_cause(case: Case, match: Match) -> bool:
    subject = subject_head(case.parse, match.predicate)
    if subject is None:
        return False
    token = case.parse.tokens[subject]
    return token.pos == "NOUN" and not case.is_actor(subject)


def _event_agent(case: Case, match: Match) -> bool:
    """True of "was caused by *years* of neglect", not of "was caused by the driver"."""
    agent = agent_of(case.parse, match.predicate)
    return agent is not None and case.parse.tokens[agent].pos == "NOUN" and not case.is_actor(agent)


def _generic_subject(case: Case, match: Match) -> bool:
    """True of a kind at large: "mobile phones harm …", "smoking doubles …"."""
    parse = case.parse
    if dependent(parse, match.predicate, "csubj") is not None:
        return True
    subject = dependent(parse, match.predicate, "nsubj")
    if subject is None or parse.tokens[subject].pos not in ("NOUN", "VERB"):
        return False
    beside = (parse.tokens[i] for i in dependents(parse, subject, "det", "nummod", "nmod:poss"))
    return all(token.lower in WORDS.indefinite_articles for token in beside)


def _large_number(case: Case, match: Match) -> bool:
    # "about 4,300 tenants", "1.2 million people": the number may stand before or within the words.
    first = max(match.first - 2, case.parse.sentence_of(match.first).first)
    return any(is_large(case.parse, i) for i in range(first, match.end))


def _silent_elsewhere(case: Case, match: Match) -> bool:
    """True when nobody whom the sentence names speaks within two sentences of it."""
    sentence, reach = case.parse.tokens[match.first].sentence, int(case.tuning.speech_reach)
    subject = _subject(case, match)
    if subject is None:
        return False
    cluster = case.entities.cluster_at(subject)
    return not any(
        gives_source(a)
        and not (a.cue and match.predicate in a.cue.tokens)
        and case.entities.source_of(a.id) in (None, cluster)
        for near in range(sentence - reach, sentence + reach + 1)
        for a in case.speaking.get(near, ())
    )


def _is_own_phrase(case: Case, match: Match) -> bool:
    tokens = case.parse.tokens
    before = tokens[match.first - 1].text if match.first else ""
    head = tokens[tokens[match.end - 1].head]
    while head.pos == "NUM" and head.head != head.i:
        head = tokens[head.head]
    labels = head.i >= match.end and head.pos in ("NOUN", "PROPN")
    return not (labels and before.endswith(tuple(MARKS.currency_signs)))


def _number(case: Case, match: Match) -> bool:
    return any(True for _ in numbers_in(case.parse, match.predicate))


def _object_is_stated(case: Case, match: Match) -> bool:
    return any(
        True for _ in dependents(case.parse, match.predicate, "obj", "iobj", "ccomp", "xcomp")
    )


TRIGGER_TESTS: dict[str, Test] = {
    MANNER: lambda case, match: not match.first <= match.predicate < match.end,
    "verb": _is_verb,
    "main verb": lambda case, match: is_main(case.parse, match.predicate),
    "main clause": _in_told_clause,
    "main or purpose clause": _main_or_purpose,
    "past or present": _past_or_present,
    "counted people": _counted_people,
    "record subject": _record_subject,
    "kin subject": _kin_subject,
    "dependent subject": _dependent_subject,
    "non-human subject": _no_person_subject,
    "event or several": _event_or_several,
    "ratio": _ratio,
    "rate": _rate,
    "named subject": _named_subject,
    "person subject": _person_subject,
    "stated subject": _stated_subject,
    "named object": _named_object,
    "named agent": lambda case, match: case.is_named(agent_of(case.parse, match.predicate)),
    "acting subject": _acting_subject,
    "one person subject": _one_person_subject,
    "person object": _person_object,
    "denied subject": _denied_subject,
    "plural subject": _plural_subject,
    "has been doing": lambda case, match: is_perfect_progressive(case.parse, match.predicate),
    "active": lambda case, match: not is_passive(case.parse, match.predicate),
    "passive": lambda case, match: is_passive(case.parse, match.predicate),
    "several counted": _several_counted,
    "no age": _no_age,
    "object": _object_is_stated,
    "number": _number,
    "large number": _large_number,
    "event cause": _event_cause,
    "event agent": _event_agent,
    "generic subject": _generic_subject,
    "present": lambda case, match: not is_past(case.parse, match.predicate),
    "past": lambda case, match: is_past(case.parse, match.predicate),
    "certain": lambda case, match: is_certain(case.parse, match.predicate),
    "own phrase": _is_own_phrase,
    "money": lambda case, match: is_sum(case.parse, match.first),
    "fact": lambda case, match: is_fact(case.parse, match.predicate),
    "negated": lambda case, match: is_negated(case.parse, match.predicate),
    "not negated": lambda case, match: not is_negated(case.parse, match.predicate),
    "no speech elsewhere": _silent_elsewhere,
}
