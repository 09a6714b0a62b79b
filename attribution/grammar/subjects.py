"""Who does what a verb says: its subject, its agent, whose a noun is."""

from __future__ import annotations

from typing import NamedTuple

from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import ancestors, case_of, dependent, dependents, has, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse, answered_once


class Subject(NamedTuple):
    """The head of a noun phrase and how it was found."""

    head: int
    found_by: FoundBy


_CLAUSES = ("conj", "xcomp", "advcl", "acl", "parataxis", "ccomp")
_CONJUNCTIONS = WORDS.adverbial_conjunctions | {"when"}
_DEPTH = 6
_NOMINAL = ("NOUN", "PROPN")


@answered_once
def subject_of(parse: Parse, verb: int) -> Subject | None:
    """The subject of a verb or predicate, its own or the one it shares with the clause above.

    Empty *it* and *there* are no subject. Of a passive the grammatical subject is given, so callers
    ask for the agent first.
    """
    return _subject_at(parse, verb, 0)


def _subject_at(parse: Parse, verb: int, depth: int) -> Subject | None:
    """The subject, where so many clauses below have been asked for theirs."""
    own = _own_subject(parse, verb)
    if own is not None:
        return (
            None if _is_empty(parse, own) else Subject(_nearest(parse, own, verb), FoundBy.SUBJECT)
        )
    token = parse.tokens[verb]
    if (parted := _parted_subject(parse, verb)) is not None:
        return Subject(parted, FoundBy.SUBJECT)
    if depth > _DEPTH or token.head == verb:
        return None
    dep, head = relation(token), token.head
    if has(parse, verb, "expl"):
        return None
    if token.dep == "acl:relcl":
        return None
    if dep == "acl" and token.tag == "VBN" and has(parse, verb, "obj"):
        return (
            None  # "briefed on the offer called it a joke": a past tense, and none of the offer's
        )
    if dep == "acl" and token.tag == "VB" and (actor := _actor(parse, head, depth)) is not None:
        return actor
    if dep == "acl" and parse.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
        return Subject(head, FoundBy.DESCRIBED_NOUN)
    if dep == "conj" and (described := _behind_relative_clause(parse, verb)) is not None:
        return Subject(described, FoundBy.NOUN_BEFORE_RELATIVE_CLAUSE)
    if dep == "conj" and parse.tokens[head].pos in ("VERB", "AUX", "ADJ", "NOUN"):
        around = _around_insertion(parse, head, verb)
        shared = _subject_at(parse, head if around is None else around, depth + 1)
        return shared and Subject(shared.head, FoundBy.SHARED_SUBJECT)
    if dep == "advcl" and token.tag == "VBG" and (accused := _accused(parse, verb)) is not None:
        return Subject(accused, FoundBy.CONTROLLING_OBJECT)
    if dep == "advcl" and token.tag == "VBG" and (aside := _set_aside_before(parse, verb)):
        return Subject(aside, FoundBy.DESCRIBED_NOUN)
    if dep in ("advcl", "xcomp"):
        return _controller(parse, verb, head, depth)
    return None


def subject_head(parse: Parse, verb: int) -> int | None:
    """The head of the subject of a verb or predicate, None where it has none."""
    subject = subject_of(parse, verb)
    return None if subject is None else subject.head


def _around_insertion(parse: Parse, reporting: int, verb: int) -> int | None:
    """The clause that goes on behind an inserted one: "*They* balked, he said, but *agreed*"."""
    first = parse.edges[verb][0]
    subject = next(dependents(parse, reporting, "nsubj"), None)
    before = [c for c in dependents(parse, reporting, "ccomp") if subject and c < subject]
    marks = {parse.tokens[first - 1].text, parse.tokens[first].text}
    if not before or subject is None or "," not in marks or first < reporting:
        return None
    opens = min(parse.edges[subject][0], reporting)
    return before[-1] if parse.tokens[opens - 1].text == "," else None


def is_set_aside(parse: Parse, noun: int) -> bool:
    """Whether *with* gives a noun a participle of its own: "ends with *a narrator* saying so"."""
    oblique = noun >= 0 and relation(parse.tokens[noun]) == "obl"
    return oblique and case_of(parse, noun) == "with" and parse.tokens[noun].pos in _NOMINAL


def _set_aside_before(parse: Parse, participle: int) -> int | None:
    """The head of the phrase with *with* up to a participle: "with *half* of us saying"."""
    for i in (participle - 1, *ancestors(parse, participle - 1)):
        if not 0 <= i < participle:
            return None
        if relation(parse.tokens[i]) == "obl":
            return i if case_of(parse, i) == "with" and parse.edges[i][1] == participle else None
    return None


def _parted_subject(parse: Parse, verb: int) -> int | None:
    """The subject that the tree gives to a participle behind it: "*Hale*, citing it, said".

    Or that it takes for an adverbial: "as the critic *Ada Quill* noted", "after *a report* said".
    """
    near = (verb, parse.tokens[verb].head) if parse.tokens[verb].tag in FINITE else ()
    if parse.text_at(verb - 1) == ",":
        near = ()  # "Hale, *after a pause*, said"
    for child in (child for above in near for child in dependents(parse, above, "obl")):
        if parse.edges[child][1] == verb and case_of(parse, child) in _CONJUNCTIONS:
            return child
    for child in dependents(parse, verb, "ccomp", "advcl"):
        if is_set_in(parse, child, verb):
            return next(s for s in dependents(parse, child, "nsubj") if s < child)
    above = parse.tokens[verb].head
    if relation(parse.tokens[verb]) == "parataxis" and _runs_up_to(parse, above, verb):
        return dependent(parse, above, "nsubj")
    return None


def is_set_in(parse: Parse, participle: int, verb: int) -> bool:
    """Whether a participle only stands between a verb and their common subject.

    Commas set it off ("Hale, citing it, said"), or it follows its noun and runs up to the verb,
    and the tree took it for a past tense ("a memo *dated* 9 June and seen by the Echo says").
    """
    token = parse.tokens[participle]
    if token.tag == "VBD":
        return _runs_up_to(parse, participle, verb)
    if token.tag != "VBG" or participle > verb or parse.tokens[participle - 1].text != ",":
        return False
    first = parse.edges[participle][0]
    before = parse.tokens[verb - 1].text == "," or parse.tokens[verb].pos == "AUX"
    subjects = [s for s in dependents(parse, participle, "nsubj") if s < participle - 1]
    return before and bool(subjects) and first <= subjects[0]


def _runs_up_to(parse: Parse, participle: int, verb: int) -> bool:
    """Whether "a memo *dated* 9 June" runs up to the verb, without a mark or an object."""
    subject = dependent(parse, participle, "nsubj")
    if participle > verb or subject is None or subject + 1 != participle:
        return False
    if has(parse, participle, "obj"):
        return False
    free = dependent(parse, verb, "nsubj") is None and parse.tokens[verb].tag in FINITE
    unbroken = all(token.pos != "PUNCT" for token in parse.tokens[participle:verb])
    return free and unbroken and parse.tokens[participle].tag == "VBD"


def _actor(parse: Parse, noun: int, depth: int) -> Subject | None:
    """Who is to do what an infinitive behind a noun says: "*her* refusal to say"."""
    owner = possessor_of(parse, noun)
    if owner is not None:
        return Subject(owner, FoundBy.OWNER_OF_INFINITIVE)
    if relation(parse.tokens[noun]) in ("obj", "obl"):
        above = _subject_at(parse, parse.tokens[noun].head, depth + 1)
        return above and Subject(above.head, FoundBy.CONTROLLING_SUBJECT)
    return None


def _behind_relative_clause(parse: Parse, verb: int) -> int | None:
    """The noun whose relative clause a comma closes before the verb.

    "Inge, who asked that her street not be told, *cursed* the wardens": no *and* joins it.
    """
    if has(parse, verb, "cc") or parse.tokens[verb - 1].text != "," or verb == 0:
        return None
    for i in (verb, *ancestors(parse, verb)):
        if parse.tokens[i].dep == "acl:relcl" and i != verb:
            noun = parse.tokens[i].head
            apposed = relation(parse.tokens[noun]) == "appos"  # "Samuel, a deckhand who …, blamed"
            return parse.tokens[noun].head if apposed else noun
    return None


def _own_subject(parse: Parse, verb: int) -> int | None:
    """The subject nearest before the verb that no preposition governs, else the first one."""
    found = list(dependents(parse, verb, "nsubj"))
    before = [child for child in found if child < verb]
    free = [child for child in before if not _is_governed(parse, child)]
    return free[-1] if free else next(iter(found), None)


def _is_governed(parse: Parse, noun: int) -> bool:
    """Whether a preposition opens the phrase: in "an aide *to Castell* said" *aide* is subject."""
    first = parse.edges[noun][0]
    opens = (parse.tokens[first], parse.tokens[max(first - 1, 0)])
    return any(t.pos == "ADP" and t.lower not in _CONJUNCTIONS and t.i < noun for t in opens)


def _nearest(parse: Parse, subject: int, verb: int) -> int:
    """The subject behind a conjunction that the tree took for a preposition.

    "Days after *the group* claimed it": *days* is no subject.
    """
    for child in dependents(parse, subject, "nmod", "obl", "acl"):
        if subject < child < verb and case_of(parse, child) in _CONJUNCTIONS:
            return child
    return subject


def _controller(parse: Parse, verb: int, head: int, depth: int) -> Subject | None:
    """The subject of an infinitive or participle: the main clause's object or subject."""
    token = parse.tokens[verb]
    if token.tag in ("VBD", "VBZ", "VBP") or has(parse, verb, "csubj"):
        return None
    if relation(token) == "xcomp":
        for child in dependents(parse, head, "obj", "iobj"):
            if child < verb:
                return Subject(child, FoundBy.CONTROLLING_OBJECT)
    above = _subject_at(parse, head, depth + 1)
    return above and Subject(above.head, FoundBy.CONTROLLING_SUBJECT)


def _accused(parse: Parse, verb: int) -> int | None:
    """Who is said to have done it: "accused *Hale* of claiming it", "quoted *her* as saying"."""
    marks = [parse.tokens[m].lower for m in dependents(parse, verb, "mark", "case") if m < verb]
    if WORDS.participle_complements.isdisjoint(marks):
        return None
    objects = [c for c in dependents(parse, parse.tokens[verb].head, "obj") if c < verb]
    return objects[0] if objects else None


def _is_empty(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.dep == "expl" or token.lower == "there"


def agent_of(parse: Parse, verb: int) -> int | None:
    """The by-phrase of a passive: "was confirmed by two aides"."""
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if child < verb:  # "By the end of May 900 are expected"
            continue
        if token.dep == "obl:agent":
            return child
        if relation(token) == "obl" and is_passive(parse, verb) and case_of(parse, child) == "by":
            return child
    return None


def possessor_of(parse: Parse, noun: int) -> int | None:
    """Whose it is: "her claim", "the mayor's report"."""
    return dependent(parse, noun, "nmod:poss")
