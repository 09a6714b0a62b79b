"""Noun phrases that a cue acts on or points at: roles that hold a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attribution.extraction.roles.governed_clauses import infinitive
from attribution.extraction.sites import RoleFill, Site
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import PAUSES
from attribution.grammar.subjects import subject_of
from attribution.grammar.trees import case_of, dependents, has, preposition_of, relation, subtree
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse


def object_(site: Site) -> RoleFill | None:
    """What the cue acts on: "denied *the strike*"; of a passive its subject."""
    if is_passive(site.parse, site.group.top):
        return subject(site)
    for child in _objects(site.parse, site.head, "obj"):
        if child not in site.group.tokens:
            found = _subtree(site, child, FoundBy.OBJECT)
            return found._replace(tokens=_with_tail(site, child, found.tokens))
    return None


def _objects(parse: Parse, head: int, *relations: str) -> list[int]:
    """The objects behind a verb, or a relative pronoun before it: "*which* the union opposes"."""
    found = dependents(parse, head, *relations)
    return [c for c in found if c > head or parse.tokens[c].tag in ("WDT", "WP")]


def _with_tail(site: Site, head: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """An object and the prepositional phrases right behind it, which parsers hang on the verb."""
    parse, found = site.parse, set(tokens)
    for child in (*parse.children[site.head], *behind_carried_noun(site, max(found) + 1)):
        first = parse.edges[child][0]
        if child > head and first == max(found) + 2 and parse.tokens[first - 1].text == ",":
            if _preposition(parse, child) in WORDS.examples:
                found.update(range(first - 1, parse.edges[child][1]))
        elif child > head and first == max(found) + 1:
            dep = relation(parse.tokens[child])
            preposition = _preposition(parse, child)
            if dep == "obl" and (preposition in WORDS.noun_tails or _is_inside(site, child)):
                found.update(subtree(parse, child))
            elif dep in ("advcl", "acl", "xcomp") and _preposition(parse, child) == "to":
                found.update(subtree(parse, child))
        elif child > head and first > max(found) and first == _behind_day(site, max(found) + 1):
            verb = parse.tokens[child]
            opens = parse.tokens[first].pos != "PUNCT"
            completes = opens and (verb.tag == "VBG" or _preposition(parse, child) == "to")
            if relation(verb) in ("advcl", "acl", "xcomp") and completes:
                found.update(subtree(parse, child))
    return tuple(sorted(found))


def _is_inside(site: Site, i: int) -> bool:
    """Whether *in* tells of the object, not of where or on what day it was said.

    "announced a concert *in support of the crew*"; not "claimed victory *in a tweet*".
    """
    token, words = site.parse.tokens[i], site.text.words
    said = words.speech_media | words.speech_documents | words.spoken_occasions | words.days
    if site.rule.kind == "evidence":
        return False  # "the map shows the harbour *in blue*"
    return case_of(site.parse, i) in WORDS.inside_nouns and token.lemma not in said


def _behind_day(site: Site, first: int) -> int:
    """Where a phrase for a day ends that stands at a place: "called on her *on Monday* to go"."""
    parse, days = site.parse, site.text.words.days
    for child in dependents(parse, site.head, "obl"):
        start, end = parse.edges[child]
        if start == first and parse.tokens[child].lower in days:
            return end
    return first


def complement(site: Site) -> RoleFill | None:
    """The object and what is said of it: "called *it a circus*", "accused *her of fraud*"."""
    parse, head = site.parse, site.head
    fronted = _fronted(site)
    if fronted is not None and _is_all_of_it(site, fronted):
        return fronted
    objects = _objects(parse, head, "obj", "iobj") or _apart(parse, head)
    passive = subject(site) if is_passive(parse, site.group.top) else None
    kept = list(objects)
    for child in parse.children[head]:
        dep = relation(parse.tokens[child])
        if (
            child > head
            and child not in kept
            and (dep in ("xcomp", "ccomp") or (dep in ("obl", "advcl") and _says_more(site, child)))
        ):
            kept.append(child)
    if passive is None and not objects:
        return fronted
    tokens = {i for c in kept for i in subtree(parse, c)} | set(passive.tokens if passive else ())
    deciding = objects[0] if objects else passive.head if passive else None
    whole = (
        _with_tail(site, objects[0], tuple(sorted(tokens))) if objects else tuple(sorted(tokens))
    )
    whole = _taken_up(site, whole) or _with_quotation(site, whole)
    return RoleFill(whole, deciding, FoundBy.OBJECT_AND_COMPLEMENT)


def _taken_up(site: Site, claim: tuple[int, ...]) -> tuple[int, ...]:
    """The quoted words that a mere *it* takes up: 'this *“ruin,”* as she calls it'."""
    tokens, found = site.parse.tokens, site.subject
    if [tokens[i].lower for i in claim] != ["it"] or found is None or found.head > site.head:
        return ()
    before = site.parse.edges[found.head][0] - 1
    while before > 0 and (
        tokens[before].text == "," or tokens[before].lower in WORDS.roles_of_verbs
    ):
        before -= 1
    number = site.text.quoted.get(before)
    if number is None or site.text.quotations[number].end != before + 1:
        return ()
    return tuple(range(site.text.quotations[number].first, before + 1))


def _with_quotation(site: Site, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The same with the quotation that starts right behind: "called the plan *“far too slow”*"."""
    after = tokens[-1] + 1 if tokens else 0
    number = site.text.quoted.get(after)
    if number is None or after >= site.parse.sentence_of(site.head).end:
        return tokens
    if site.text.quotations[number].first != after or tokens[-1] in site.text.quoted:
        return tokens
    quoted = site.text.quotations[number]
    return (*tokens, *range(quoted.first, quoted.end))


def _fronted(site: Site) -> RoleFill | None:
    """The quotation right after a cue in a relative clause: "what she called *“late”*"."""
    parse, subject_found = site.parse, site.subject
    number = site.text.quoted.get(site.group.tokens[-1] + 1)
    if number is None or subject_found is None or subject_found.head > site.head:
        return None
    pronoun = parse.edges[subject_found.head][0] - 1
    if pronoun < 0 or parse.tokens[pronoun].tag not in ("WP", "WDT", "IN"):
        return None
    if parse.tokens[pronoun].lower not in WORDS.gap_pronouns:
        return None
    quoted = site.text.quotations[number]
    tokens = tuple(range(quoted.first, quoted.end))
    return RoleFill(tokens, pronoun, FoundBy.OBJECT_AND_COMPLEMENT)


def _is_all_of_it(site: Site, fronted: RoleFill) -> bool:
    """Whether the main clause goes on behind it: "*What* she called “a circus” *began*"."""
    tokens, last = site.parse.tokens, fronted.tokens[-1]
    outside = site.head not in site.text.quoted
    goes_on = last + 1 < len(tokens) and tokens[last + 1].tag in FINITE
    return outside and goes_on and tokens[fronted.head or 0].tag == "WP"


def _apart(parse: Parse, head: int) -> list[int]:
    """The object where the tree has two complements instead: "called *Hale* “a lamp”"."""
    found = [c for c in dependents(parse, head, "xcomp") if c > head]
    return found[:1] if len(found) > 1 and parse.tokens[found[0]].pos in ("PROPN", "NOUN") else []


def object_and_figure(site: Site) -> RoleFill | None:
    """What is measured and the figure behind it: "put *the toll at 40*", "*it nearer 50*"."""
    parse, head = site.parse, site.head
    measured = next((c for c in dependents(parse, head, "obj") if c > head), None)
    if measured is None:
        return None
    first = parse.edges[measured][0]
    stop = next(
        (i for i in range(first, parse.sentence_of(head).end) if parse.tokens[i].text in _STOPS),
        None,
    )
    behind = [
        c
        for c in parse.children[head]
        if c > measured
        and (stop is None or c < stop)
        and parse.tokens[parse.edges[c][0]].lower in WORDS.figures
        and any(parse.tokens[i].tag == "CD" for i in subtree(parse, c))
    ]
    if not behind:
        return None
    end = _with_change(parse, max(parse.edges[c][1] for c in behind))
    return RoleFill(tuple(range(first, end)), measured, FoundBy.OBJECT_AND_FIGURE)


def _with_change(parse: Parse, end: int) -> int:
    """Where a figure ends together with what it changed from: "at 38 percent, *down from 51*"."""
    tokens, stop = parse.tokens, parse.sentence_of(end - 1).end
    if end + 1 >= stop or tokens[end].text != "," or tokens[end + 1].lower not in WORDS.changes:
        return end
    return next((i for i in range(end + 1, stop) if tokens[i].text in (*_STOPS, ".")), stop)


_STOPS = PAUSES | {";", ":"}


def _says_more(site: Site, i: int) -> bool:
    """Whether a phrase completes what is said of the object, not when or where it was said."""
    parse = site.parse
    opens = parse.tokens[parse.edges[i][0]].lower  # "described it *as* being *at* its weakest"
    if not {_preposition(parse, i), opens} & {*WORDS.object_complements, *site.prepositions}:
        return False
    if relation(parse.tokens[i]) == "advcl" and has(parse, i, "nsubj"):
        return False  # "praised her *as he promised to go*": when, not what for
    token, around = parse.tokens[i], site.text.words.speech_surroundings
    return token.lemma not in around and token.pos != "NUM"


def subject(site: Site) -> RoleFill | None:
    """The subject of a passive: "*The plan* was praised by aides"."""
    for child in dependents(site.parse, site.group.top, "nsubj", "csubj"):
        return _subtree(site, child, FoundBy.PASSIVE_SUBJECT)
    token = site.parse.tokens[site.head]
    if site.rule.part == "noun":
        return _what_hears_it(site)
    if relation(token) == "acl":  # "a plan backed by aides": the noun is what is backed
        tokens = subtree(site.parse, token.head, leave_out=(site.head,))
        return RoleFill(tuple(tokens), token.head, FoundBy.DESCRIBED_NOUN)
    return None


def _what_hears_it(site: Site) -> RoleFill | None:
    """The subject of a verb of receiving: "*The plan* drew criticism"."""
    parse, noun = site.parse, site.parse.tokens[site.head]
    if relation(noun) != "obj":
        return None
    for child in dependents(parse, noun.head, "nsubj"):
        return _subtree(site, child, FoundBy.RECEIVER)
    return None


def subject_and_infinitive(site: Site) -> RoleFill | None:
    """The two parts of a raised clause: "*He* is said *to have fled*"."""
    below = infinitive(site)
    above = subject_of(site.parse, site.group.top)
    if below is None or above is None:
        return below
    if site.parse.tokens[above.head].lower in _EXPLETIVES and _has_subject(site, below):
        return below  # "It is understood *the minister will chair it*"
    tokens = (*subtree(site.parse, above.head, leave_out=(site.group.top,)), *below.tokens)
    return RoleFill(tuple(sorted(tokens)), below.head, FoundBy.SUBJECT_AND_INFINITIVE)


_EXPLETIVES = WORDS.empty_subjects | {"it"}


def _has_subject(site: Site, below: RoleFill) -> bool:
    return below.head is not None and has(site.parse, below.head, "nsubj")


def object_of(*prepositions: str) -> Callable[[Site], RoleFill | None]:
    """What stands after one of these prepositions, the cue's last word: "warned of *delays*"."""

    def role(site: Site) -> RoleFill | None:
        parse = site.parse
        for child in (
            *parse.children[site.head],
            *behind_carried_noun(site),
            *_behind_hearer(site),
        ):
            if relation(parse.tokens[child]) not in ("obl", "nmod", "advcl", "acl", "xcomp"):
                continue
            found = _preposition(parse, child)
            if (
                child > site.head
                and found in prepositions
                and not (found == "on" and _is_day(site, child))
                and not (found == "to" and _is_addressee(site, child))
            ):
                link = tuple(_marks(parse, child))
                tokens = tuple(i for i in subtree(parse, child) if i not in link)
                if parse.tokens[child].head != site.head and site.rule.part == "verb":
                    tokens, link = (*link, *tokens), ()  # behind the hearer the cue has ended
                whole = _with_tail(site, child, tokens)
                return RoleFill(whole, child, FoundBy.AFTER, link, detail=found)
        return None

    return role


def _behind_hearer(site: Site) -> Iterator[int]:
    """Phrases that the tree hangs on whom the cue tells: "reminded voters *of the flood*"."""
    parse, words = site.parse, site.text.words
    if site.word.text in words.hearer_verbs:
        for told in dependents(parse, site.head, "obj", "iobj"):
            token = parse.tokens[told]
            if token.pos in ("PRON", "PROPN") or token.lemma in words.speaking_nouns:
                yield from dependents(parse, told, "nmod")


def _is_addressee(site: Site, i: int) -> bool:
    """Whether a noun of speech goes to somebody: "sent a message *to her supporters*"."""
    token, words = site.parse.tokens[i], site.text.words
    told = token.pos == "PRON" or token.name == "person" or token.lemma in words.speaking_nouns
    noun = site.rule.part == "noun" and site.rule.kind == "statement"
    return told and noun and site.word.text not in words.nouns_to_a_topic


def _is_day(site: Site, i: int) -> bool:
    """Whether it says when and not what: "agreed *on Tuesday*"."""
    return site.parse.tokens[i].lower in site.text.words.days


def behind_carried_noun(site: Site, start: int | None = None) -> Iterator[int]:
    """Phrases behind a noun that the tree hangs on its verb: "made the case *for a bridge*"."""
    parse, noun = site.parse, site.parse.tokens[site.head]
    if site.rule.part == "noun" and relation(noun) == "obj":
        for child in parse.children[noun.head]:
            if parse.edges[child][0] == (start or parse.edges[noun.i][1]):
                yield child


def _marks(parse: Parse, i: int) -> Iterator[int]:
    marks = {*dependents(parse, i, "case", "mark"), preposition_of(parse, i)}
    for mark in sorted(m for m in marks if m is not None and m < i):
        yield mark
        yield from dependents(parse, mark, "fixed")


def _preposition(parse: Parse, i: int) -> str:
    found = case_of(parse, i)
    if found:
        return found
    return next((parse.tokens[m].lower for m in dependents(parse, i, "mark") if m < i), "")


def _subtree(site: Site, head: int, found_by: FoundBy) -> RoleFill:
    cut = site.group.tokens
    tokens = tuple(i for i in subtree(site.parse, head) if i not in cut)
    return RoleFill(tokens, head, found_by)
