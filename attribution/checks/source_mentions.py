"""What the words of one mention say of a source, whatever the rest of the article makes of it."""

from __future__ import annotations

from functools import lru_cache

from attribution.checks.context import Case, anchor
from attribution.checks.declared.check_subjects import Subject, attribution_of
from attribution.entities.names.name_classification import Proper
from attribution.grammar.trees import dependent, dependents
from attribution.grammar.words import WORDS
from attribution.model import Attribution, Part

_DEFINITE = WORDS.definite_determiners
_OWN = WORDS.possessive_pronouns & WORDS.first_person


def is_named_here(case: Case, subject: Subject) -> bool:
    """True where a name or *my* stands in the mention itself, or no noun does."""
    part = attribution_of(subject).source
    if part is None or part.head is None:
        return False
    tokens = case.parse.tokens
    head = tokens[part.head]
    source = subject.source
    # A surname that is taken for a town's is one all the same where a person is meant.
    is_person = source is not None and source.kind == "person"
    if head.pos == "PROPN" and (is_person or case.name_type(head.i) in ("person", "")):
        return True
    if not any(tokens[i].pos in ("NOUN", "PROPN") for i in part.tokens):
        return True
    if any(tokens[i].lower in _OWN for i in part.tokens):
        # "my father": whoever writes "my" stands by the name.
        return True
    return _is_title(case, part) or any(
        name.first in part.tokens and _stands_alone(case, name)
        for name in case.names_in(part.tokens[0], part.tokens[-1] + 1)
        if name.kind == "person"
    )


def _is_title(case: Case, part: Part) -> bool:
    """True of one noun without an article before a name: "security chief at Orrin Tad Roe"."""
    tokens = case.parse.tokens
    head = part.tokens[0] if part.head is None else part.head
    bare = dependent(case.parse, head, "det", "nmod:poss", "nummod") is None
    return tokens[head].tag == "NN" and bare and tokens[part.tokens[-1]].pos == "PROPN"


def _stands_alone(case: Case, name: Proper) -> bool:
    """True of "an adviser, Tad Roe", and not of "Roe's adviser" or "an adviser to Roe"."""
    tokens = case.parse.tokens
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.end] if name.end < len(tokens) else None
    if before is not None and before.pos in ("ADP", "CCONJ", "VERB"):
        return False
    return after is None or (after.tag != "POS" and after.pos not in ("NOUN", "PROPN"))


def is_named_next(case: Case, subject: Subject) -> bool:
    """True where the next sentence lets somebody speak whose name is new, of the same thing.

    "One expert said too little was done. “The city never paid for it,” said Ada Quill, …"
    """
    own = attribution_of(subject)
    several = subject.source is not None and subject.source.count == "plural"
    # "Officials said": one of them by name does not name the others.
    if several or not own.claim.tokens or own.source is None or not own.source.tokens:
        return False
    tokens = case.parse.tokens
    here = max(tokens[i].sentence for i in (*own.claim.tokens, *own.source.tokens))
    return (
        _is_named_later(case, own.source)
        or _is_described_next(case, own.source, here + 1)
        or any(
            other.level == "named"
            and other.within is None
            and _is_new(case, other, min(own.source.tokens[0], own.claim.tokens[0]))
            and _says_more(case, own, other)
            for other in case.speaking.get(here + 1, ())
        )
    )


def _is_described_next(case: Case, part: Part, sentence: int) -> bool:
    """True where a name there has the noun beside it: "His son said so. Eric Roe, son of …"."""
    tokens = case.parse.tokens
    noun = tokens[part.head].lemma if part.head is not None else ""
    if not noun or sentence == len(case.parse.sentences):
        return False
    start, end = case.parse.sentences[sentence].first, case.parse.sentences[sentence].end
    for name in case.names_in(start, end):
        if name.kind != "person":
            continue
        beside = {
            *dependents(case.parse, name.end - 1, "appos", "nmod"),
            *range(max(name.first - 3, start), name.first),
        }
        beside.update(dependents(case.parse, name.first, "appos", "nmod"))
        if any(tokens[i].lemma == noun for i in beside):
            return True
    return False


def _is_named_later(case: Case, part: Part) -> bool:
    """True where a name takes it up further on: "a clerk said … the clerk, Ida Roe, said"."""
    tokens = case.parse.tokens
    if part.head is None or tokens[part.tokens[0]].lower not in WORDS.indefinite_articles:
        return False
    return _last_apposed(case).get(tokens[part.head].lemma, -1) > part.tokens[-1]


@lru_cache(maxsize=1)
def _last_apposed(case: Case) -> dict[str, int]:
    """By noun the last place of "the clerk, Ida Roe"."""
    tokens, found = case.parse.tokens, dict[str, int]()
    for name in case.names:
        i = name.first - 2
        if name.kind != "person" or i < 1 or tokens[i].tag != "NN":
            continue
        if tokens[i - 1].lower == "the" and tokens[i + 1].text == ",":
            found[tokens[i].lemma] = i
    return found


def _is_new(case: Case, other: Attribution, before: int) -> bool:
    """True of a speaker whose name the article has not given before that token."""
    tokens, named = case.parse.tokens, other.source.tokens if other.source else ()
    names = [i for i in named if tokens[i].pos == "PROPN"]
    people = [i for i in names if case.name_type(i) == "person"]
    words = {tokens[i].text for i in people or names}
    first = _first_places(case)
    return bool(words) and not any(first[word] < before for word in words)


@lru_cache(maxsize=1)
def _first_places(case: Case) -> dict[str, int]:
    """By word the first token that it is."""
    return {token.text: token.i for token in reversed(case.parse.tokens)}


def _says_more(case: Case, own: Attribution, other: Attribution) -> bool:
    """True of a quotation of somebody who is described, and of a claim with words of the first."""
    tokens = case.parse.tokens
    described = other.source and any(tokens[i].pos == "NOUN" for i in other.source.tokens)
    if own.mode == "indirect" and other.mode == "direct" and described:
        return True
    shared = case.claim_words(own) & case.claim_words(other)
    return len(shared) >= case.tuning.shared_words


def may_be_meant(case: Case, subject: Subject) -> bool:
    """True where somebody with a name, who has just spoken or has the noun beside the name, may be.

    "Ida Roe, an official of the port, said so. The official …"
    """
    part = attribution_of(subject).source
    if part is None or part.head is None or not part.tokens:
        return False
    tokens = case.parse.tokens
    here = tokens[part.tokens[0]].sentence
    level = subject.source.level if subject.source else "vague"
    near = [a for n in (here - 1, here) for a in case.speaking.get(n, ()) if a.level == "named"]
    # Nobody with a name becomes "the source".
    if level != "vague" and any(anchor(a) < part.tokens[0] for a in near):
        return True
    return _first_beside(case).get(tokens[part.head].lemma, len(tokens)) < part.tokens[0]


@lru_cache(maxsize=1)
def _first_beside(case: Case) -> dict[str, int]:
    """By lemma the first token up to which it has stood beside the name of a person."""
    tokens, found = case.parse.tokens, dict[str, int]()
    beside = int(case.tuning.words_beside_name)
    for name in case.names:
        if name.kind == "person":
            near = (max(name.first - beside, 0), min(name.end + beside, len(tokens)))
            for i in range(*near):
                at, lemma = max(name.first, i), tokens[i].lemma
                found[lemma] = min(found.get(lemma, at), at)
    return found


def is_definite(case: Case, part: Part) -> bool:
    """True of "the diplomat": whoever it is, a reader is taken to know."""
    if not part.tokens or part.head is None:
        return False
    tokens = case.parse.tokens
    # "the tired, 71-year-old diplomat": the article may stand before all that was read as the name.
    beside = (part.tokens[0], *dependents(case.parse, part.head, "det"))
    return not _DEFINITE.isdisjoint(tokens[i].lower for i in beside)


def is_epithet(case: Case, subject: Subject) -> bool:
    """True where "the senator" may well be the person whom the sentences before name."""
    source, part = subject.source, attribution_of(subject).source
    if source is None or source.resolved or source.count == "plural" or not part:
        return False
    if not is_definite(case, part):
        return False
    tokens = case.parse.tokens
    back = max(tokens[part.tokens[0]].sentence - int(case.tuning.epithet_reach), 0)
    near = case.names_in(case.parse.sentences[back].first, part.tokens[0])
    return any(name.kind == "person" for name in near)
