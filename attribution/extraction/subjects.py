"""Who speaks: the noun phrases around a cue that may be its source."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from attribution.extraction.verb_groups import is_passive
from attribution.language.trees import (
    FINITE,
    ancestors,
    case_of,
    dependent,
    dependents,
    has,
    relation,
    subtree,
)
from attribution.model import Parse


class Subject(NamedTuple):
    """The head of a noun phrase and how it was found."""

    head: int
    how: str


DESCRIBED = "the noun that the participle describes"
CONTROLLING = "the subject of the main clause"
_CLAUSES = ("conj", "xcomp", "advcl", "acl", "parataxis", "ccomp")
_DEPTH = 6


def subject_of(parse: Parse, verb: int, depth: int = 0) -> Subject | None:
    """The subject of a verb or predicate, its own or the one it shares with the clause above.

    Empty *it* and *there* are no subject. Of a passive the grammatical subject is given, so callers
    ask for the agent first.
    """
    own = _own_subject(parse, verb)
    if own is not None:
        return None if _is_empty(parse, own) else Subject(_nearest(parse, own, verb), "its subject")
    token = parse.tokens[verb]
    if (parted := _parted_subject(parse, verb)) is not None:
        return Subject(parted, "its subject")
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
        return Subject(head, DESCRIBED)
    if dep == "conj" and (described := _behind_relative_clause(parse, verb)) is not None:
        return Subject(described, "the noun before the relative clause")
    if dep == "conj" and parse.tokens[head].pos in ("VERB", "AUX", "ADJ", "NOUN"):
        shared = subject_of(parse, head, depth + 1)
        return shared and Subject(shared.head, "the subject shared with the verb before it")
    if dep == "advcl" and token.tag == "VBG" and (accused := _accused(parse, verb)) is not None:
        return Subject(accused, "the object of the verb above it")
    if dep == "advcl" and token.tag == "VBG" and is_set_aside(parse, verb - 1):
        return Subject(verb - 1, DESCRIBED)
    if dep in ("advcl", "xcomp"):
        return _controller(parse, verb, head, depth)
    return None


def is_set_aside(parse: Parse, noun: int) -> bool:
    """Whether *with* gives a noun a participle of its own: "ends with *a narrator* saying so"."""
    oblique = noun >= 0 and relation(parse.tokens[noun]) == "obl"
    return oblique and case_of(parse, noun) == "with" and parse.tokens[noun].pos in _NOMINAL


def _parted_subject(parse: Parse, verb: int) -> int | None:
    """The subject that the tree gives to a participle behind it: "*Hale*, citing it, said".

    Or that it takes for an adverbial of *as*: "as the critic *Ada Quill* observed".
    """
    for child in dependents(parse, verb, "obl") if parse.tokens[verb].tag in FINITE else ():
        if parse.edges[child][1] == verb and case_of(parse, child) == "as":
            return child
    for child in dependents(parse, verb, "ccomp", "advcl"):
        if is_set_in(parse, child, verb):
            return next(s for s in dependents(parse, child, "nsubj") if s < child)
    return None


def is_set_in(parse: Parse, participle: int, verb: int) -> bool:
    """Whether commas set off a participle that stands between a verb and their common subject."""
    token = parse.tokens[participle]
    if token.tag != "VBG" or participle > verb or parse.tokens[participle - 1].text != ",":
        return False
    first = parse.edges[participle][0]
    before = parse.tokens[verb - 1].text == "," or parse.tokens[verb].pos == "AUX"
    subjects = [s for s in dependents(parse, participle, "nsubj") if s < participle - 1]
    return before and bool(subjects) and first <= subjects[0]


def _actor(parse: Parse, noun: int, depth: int) -> Subject | None:
    """Who is to do what an infinitive behind a noun says: "*her* refusal to say"."""
    owner = possessor_of(parse, noun)
    if owner is not None:
        return Subject(owner, "whose it is to do it")
    if relation(parse.tokens[noun]) in ("obj", "obl"):
        above = subject_of(parse, parse.tokens[noun].head, depth + 1)
        return above and Subject(above.head, CONTROLLING)
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


_CONJUNCTIONS = ("after", "before", "since", "until", "when", "while", "as", "because", "though")


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
                return Subject(child, "the object of the verb above it")
    above = subject_of(parse, head, depth + 1)
    return above and Subject(above.head, CONTROLLING)


def _accused(parse: Parse, verb: int) -> int | None:
    """Who is said to have done it: "accused *Hale* of claiming it", "quoted *her* as saying"."""
    marks = [parse.tokens[m].lower for m in dependents(parse, verb, "mark", "case") if m < verb]
    if not {"of", "for", "from", "as"} & set(marks):
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


_NEVER_BEFORE = (
    "case",
    "mark",
    "nmod",
    "obl",
    "obl:unmarked",
    "nmod:unmarked",
    "acl",
    "advcl",
    "dep",
)
_NOMINAL = ("NOUN", "PROPN")
_IN = ("in", "on", "during", "at", "for", "via")
_NOMINAL_CUT = ("parataxis", "ccomp", "discourse", "dislocated", "advcl", "punct:outer")


def noun_phrase(
    parse: Parse, head: int, *, leave_out: tuple[int, ...] = (), media: Container[str] = ()
) -> tuple[int, ...]:
    """The tokens of a noun phrase with its appositions and relative clauses, edges trimmed.

    Its preposition, branches in `leave_out` and clauses that a parser hung on it by mistake are not
    in it; of the rest only the unbroken run around the head. A phrase with a noun of `media` says
    where it was said ("Hale in an interview"), and an adverb behind which a comma stands belongs to
    the sentence ("Still, Hale").
    """
    cut = set(leave_out)
    for child in parse.children[head]:
        token = parse.tokens[child]
        dep = relation(token)
        if dep == "cop":  # "Smith, the man said": a predicate, not a name; keep the noun alone
            cut.update(
                c
                for c in parse.children[head]
                if relation(parse.tokens[c]) in ("nsubj", "aux", "cop", "mark")
            )
        if dep == "acl" and (_is_that_clause(parse, child) or _is_aside(parse, child)):
            cut.add(child)
        if dep in _NOMINAL_CUT or (child < head and token.dep in _NEVER_BEFORE):
            cut.add(child)
        elif (
            dep == "nmod" and child > head and token.lemma in media and case_of(parse, child) in _IN
        ):
            cut.add(child)
        elif (
            dep in ("advmod", "cc")
            and child < head
            and parse.tokens[min(parse.edges[child][1], head)].text == ","
        ):
            cut.add(child)
        elif dep == "conj" and (
            parse.tokens[child].pos in ("VERB", "AUX") or has(parse, child, "nsubj")
        ):
            cut.add(child)
    members = set(subtree(parse, head, leave_out=cut))
    run = trim_marks(parse, _run_around(parse, members, head))
    return _whole_words(parse, tuple(i for i in run if i >= _own_start(parse, run, head)))


def _own_start(parse: Parse, run: tuple[int, ...], head: int) -> int:
    """Where a noun phrase starts: behind the last preposition or comma before its head.

    "Days after *the group* claimed it": the tree hangs the adverbial on the noun by mistake. A
    possessor may hold a preposition ("the head of state's aide").
    """
    for i in range(head - 1, run[0] - 1 if run else head, -1):
        token = parse.tokens[i]
        if token.tag == "POS":
            break
        if token.lower == "of" and i - 1 in run and parse.tokens[i - 1].pos in _NOMINAL:
            continue  # "Secretary *of* State Ada Quill"
        if token.pos in ("ADP", "SCONJ") or token.text == ",":
            return i + 1
    return run[0] if run else head


def _is_aside(parse: Parse, verb: int) -> bool:
    """Whether it is a participle behind a comma, which identifies nobody: "Hale, *citing it*"."""
    first = parse.edges[verb][0]
    comma = "," in (parse.tokens[first].text, parse.tokens[max(first - 1, 0)].text)
    return parse.tokens[verb].tag == "VBG" and comma


def _is_that_clause(parse: Parse, verb: int) -> bool:
    """Whether *that* opens the clause as a conjunction: "citing aides, that it had cracked"."""
    return any(parse.tokens[m].lower == "that" for m in dependents(parse, verb, "mark"))


def _whole_words(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """The run with the rest of a hyphenated name at its end: "Shanklin-Hawkins"."""
    tokens = parse.tokens
    last = run[-1] if run else -1
    while run and last + 2 < len(tokens) and tokens[last + 1].text == "-":
        if (
            tokens[last].end != tokens[last + 1].start
            or tokens[last + 1].end != tokens[last + 2].start
        ):
            break
        run, last = (*run, last + 1, last + 2), last + 2
    return run


def _run_around(parse: Parse, members: set[int], head: int) -> tuple[int, ...]:
    first = last = head
    bounds = parse.sentence_of(head)
    while first - 1 >= bounds.first and first - 1 in members:
        first -= 1
    while last + 1 < bounds.end and last + 1 in members:
        last += 1
    return tuple(range(first, last + 1))


_CLOSERS = ('"', "”", "''", "’", "'", ")", "»", "]")


def trim_marks(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """The run without punctuation at its edges, closing quotation marks and brackets kept."""
    first, last = 0, len(run)
    tokens = parse.tokens
    while (
        first < last and tokens[run[first]].pos == "PUNCT" and not _pairs_up(parse, run[first:last])
    ):
        first += 1
    while first < last and tokens[run[last - 1]].pos == "PUNCT":
        if tokens[run[last - 1]].text in _CLOSERS and _balanced(parse, run[first:last]):
            break
        last -= 1
    while first < last and tokens[run[first]].pos == "CCONJ":
        first += 1
    return run[first:last]


def _pairs_up(parse: Parse, run: tuple[int, ...]) -> bool:
    return parse.tokens[run[0]].text in ('"', "“", "``", "‘", "(", "[") and _balanced(parse, run)


def _balanced(parse: Parse, run: tuple[int, ...]) -> bool:
    texts = [parse.tokens[i].text for i in run]
    straight = sum(text == '"' for text in texts)
    opened = sum(text in ("“", "``", "(", "[", "«", "‘") for text in texts)
    closed = sum(text in ("”", "''", ")", "]", "»", "’") for text in texts)
    return straight % 2 == 0 and opened == closed
