"""Clauses that a cue governs or is inserted in: roles that hold a claim."""

from __future__ import annotations

from collections.abc import Iterator, Set

from attribution.extraction.adjuncts import is_hearer
from attribution.extraction.boundaries.clause_boundaries import fitted
from attribution.extraction.sites import RoleFill, Site, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_OPENERS, PAUSES, QUOTE_CLOSERS
from attribution.grammar.subjects import is_set_in
from attribution.grammar.trees import case_of, dependents, has, relation, subtree
from attribution.grammar.verb_groups import VerbGroup
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse


def clause(site: Site) -> RoleFill | None:
    """The clause that a cue governs, before, after or around it."""
    parse, head = site.parse, site.head
    governed = list(_governed(site))
    behind = [c for c in dependents(parse, head, "parataxis") if _introduced(parse, c)]
    tokens = {i for c in governed for i in subtree(parse, c)}
    deciding = governed[0] if governed else None
    if not governed and site.rule.part == "verb" and (marked := _marked_clause(site)):
        tokens, deciding = set(marked.tokens), marked.head
    if deciding is None and not behind and (gapped := _without_its_subject(site)):
        return gapped
    if deciding is None and not behind:
        return _predicated(site) if site.rule.part == "noun" else _host_of_inserted(site)
    last = deciding if deciding is not None else behind[-1]
    for child in (*behind, *_what_follows(site, last)):
        tokens.update(subtree(parse, child))
    if governed:
        tokens = fitted(site, governed[0], tokens)
        pronoun = _gap_pronoun(site)
        if pronoun is None:
            pronoun = _pronoun_of(site, governed[0], tokens)
        if pronoun is not None:
            tokens.add(pronoun)
    return RoleFill(tuple(sorted(tokens)), last, FoundBy.GOVERNED_CLAUSE)


def _gap_pronoun(site: Site) -> int | None:
    """The relative pronoun whose clause the cue parts: "*which* he said was unsafe"."""
    parse, first = site.parse, site.group.tokens[-1] + 1
    sentence, found = parse.sentence_of(site.head), site.subject
    if site.rule.part != "verb" or not is_reliable(site, site.text.tuning.likely_cue):
        return None
    if first >= sentence.end or parse.tokens[first].tag not in FINITE:
        return None
    if found is None or not sentence.first < found.head < site.head:
        return None
    pronoun = parse.edges[found.head][0] - 1
    relative = parse.tokens[pronoun].lower in WORDS.gap_pronouns
    return pronoun if relative and pronoun >= sentence.first else None


def _pronoun_of(site: Site, clause_head: int, claim: Set[int]) -> int | None:
    """The relative pronoun that is an object in the clause: "*which* he said the firm owed"."""
    parse, found = site.parse, site.subject
    if found is None or found.head > site.head or site.rule.part != "verb":
        return None
    before = parse.edges[found.head][0] - 1
    token = parse.tokens[before] if before >= 0 else None
    if token is None or token.tag != "WDT" or relation(token) not in ("obj", "obl", "nmod"):
        return None
    if parse.tokens[before - 1].pos == "ADP" or _has_that(parse, clause_head):
        return None  # "the room *in which* she said it was late" lacks nothing
    return before if token.head in claim or token.head == site.head else None


def _without_its_subject(site: Site) -> RoleFill | None:
    """What is said of the noun before a relative clause, where the tree sees no clause.

    "a port *which* he said *was unsafe*"; it ends before a comma and before the verb whose subject
    the noun is: "the men *that* Hale says *robbed her* were seen".
    """
    pronoun, first = _gap_pronoun(site), site.group.tokens[-1] + 1
    if pronoun is None:
        return None
    end = _end_of_gapped(site.parse, first, site.parse.sentence_of(site.head).end)
    return RoleFill((pronoun, *range(first, end)), first, FoundBy.GOVERNED_CLAUSE)


def _end_of_gapped(parse: Parse, first: int, end: int) -> int:
    """Where a clause without a subject that starts with its verb ends."""
    tokens, inside = parse.tokens, first
    while inside + 1 < end and tokens[inside + 1].pos in ("AUX", "VERB", "ADV", "PART"):
        inside += 1
    for i in range(inside + 1, end):
        if tokens[i].text in (",", ";"):
            return i
        if tokens[i].tag in FINITE and tokens[i].pos in ("AUX", "VERB"):
            joined = tokens[i - 1].tag == "CC" or tokens[i - 1].pos in ("AUX", "ADV")
            subjects = (t for t in tokens[inside + 1 : i] if relation(t) == "nsubj")
            if not joined and not any(t.head in (i, tokens[i].head) for t in subjects):
                return i
    return end


def _predicated(site: Site) -> RoleFill | None:
    """The clause that a copula joins to a cue noun: "Her view is *that it will fall*"."""
    parse, noun = site.parse, site.parse.tokens[site.head]
    above = noun.head
    if relation(noun) != "nsubj" or above < noun.i:
        return None
    heads = [above, *dependents(parse, above, "ccomp")]
    for clause_head in heads:
        marks = [m for m in dependents(parse, clause_head, "mark") if m > noun.i]
        first = marks[0] if marks else clause_head
        if marks and parse.tokens[first].lower == "that" and parse.tokens[first - 1].lemma == "be":
            tokens = tuple(i for i in subtree(parse, clause_head) if i >= first)
            link = tuple(range(site.group.tokens[-1] + 1, first))
            return RoleFill(tokens, clause_head, FoundBy.JOINED_CLAUSE, link)
    return None


def _governed(site: Site) -> Iterator[int]:
    """The heads of the clauses that the tree hangs on the cue."""
    parse, head = site.parse, site.head
    clauses = [c for c in dependents(parse, head, "ccomp") if _is_outside(site, c)]
    found = [c for c in clauses if not is_apart(site, c) and not _is_question_put(site, c)]
    if any(c > head and (_has_that(parse, c) or _follows(site, c)) for c in found):
        found = [c for c in found if c > head]  # "two sons, one of whom said *that it was late*"
    found += [c for c in parse.children[head] if _is_clausal_subject(parse, c)]
    if not found and site.rule.part == "noun":
        below = (*dependents(parse, head, "acl"), *_of_carrier(site, "ccomp", "advcl"))
        behind = [c for c in below if c > head and _has_that(parse, c)]
        found = [c for c in behind if not _is_relative(parse, c)]
    yield from found


def _is_question_put(site: Site, clause_head: int) -> bool:
    """Whether a clause before the cue tells what was asked: "*Asked who leads*, he said Orrin"."""
    token = site.parse.tokens[clause_head]
    asked = token.tag in ("VBN", "VBD") and token.lemma in site.text.words.asked_verbs
    return asked and clause_head < site.head and not has(site.parse, clause_head, "nsubj")


def _follows(site: Site, clause_head: int) -> bool:
    """Whether a clause with its own subject follows the cue, whose subject no comma sets off."""
    parse, cue = site.parse, site.group.tokens
    before = cue[0] - 1
    while before > 0 and parse.tokens[before].pos in _IN_PHRASES:
        before -= 1
    at_once = parse.edges[clause_head][0] == cue[-1] + 1
    if not at_once or parse.tokens[before].text in QUOTE_CLOSERS:
        return False
    if before == cue[0] - 1:  # "Hale, the mayor, *said* it was late"
        return _is_plain_clause(parse, clause_head)
    return parse.tokens[before].text not in PAUSES and has(parse, clause_head, "nsubj")


def _is_plain_clause(parse: Parse, clause_head: int) -> bool:
    """Whether a subject that is no relative pronoun opens a clause, and no comma parts the two.

    Else it may be a speaker of whom something is told: ", said *Ada Quill, who had left*".
    """
    subjects = [s for s in dependents(parse, clause_head, "nsubj") if s < clause_head]
    opening = parse.tokens[parse.edges[clause_head][0] : clause_head]
    own = any(parse.tokens[s].tag[0] != "W" for s in subjects)
    return own and not any(token.text == "," for token in opening)


_IN_PHRASES = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART")


def _is_relative(parse: Parse, clause_head: int) -> bool:
    """Whether a relative pronoun opens the clause: "plans, *which* are that …"."""
    opening = (parse.edges[clause_head][0], *dependents(parse, clause_head, "nsubj"))
    return any(parse.tokens[i].lower in WORDS.wh_relatives for i in opening)


def _of_carrier(site: Site, *relations: str) -> Iterator[int]:
    """Clauses that the tree hangs on the verb that carries a noun: "made the case *that* …"."""
    parse, noun = site.parse, site.parse.tokens[site.head]
    if relation(noun) == "obj" and noun.head in site.group.tokens:
        yield from dependents(parse, noun.head, *relations)


def is_apart(site: Site, clause_head: int) -> bool:
    """Whether a clause behind the cue is none of its own: adverbial, or the sentence's main one.

    "He wrote *after it had closed*"; "Days after they claimed it, *the army came*".
    """
    first = site.parse.edges[clause_head][0]
    starts = site.parse.tokens[first]
    if is_set_in(site.parse, clause_head, site.head):
        return True
    if first > site.head and starts.lower in WORDS.adverbial_conjunctions:
        return True
    if starts.pos == "ADP" and site.parse.lower_at(first + 1) in WORDS.wh_relatives:
        return True  # "a message appeared *in which she pledged*": the message's, not the cue's
    comma = first if starts.text == "," else first - 1
    if first < site.head or site.parse.tokens[comma].text != "," or comma in site.text.quoted:
        return False
    objects = dependents(site.parse, site.head, "obj")
    return any(starts.text == "," or not is_hearer(site, i) for i in objects)


def _marked_clause(site: Site) -> RoleFill | None:
    """A clause that the tree hangs on the wrong word: on whom it tells, on what stands between.

    "told this newspaper *he would sue*"; "reported Monday, citing aides, *that it had cracked*".
    """
    parse, head = site.parse, site.head
    if not is_reliable(site, site.text.tuning.likely_cue):
        return None
    for told in dependents(parse, head, "obj", "iobj"):
        if not is_hearer(site, told):
            continue
        for child in dependents(parse, told, "acl:relcl"):
            own = [s for s in dependents(parse, child, "nsubj") if parse.tokens[s].tag[0] != "W"]
            opens = parse.tokens[parse.edges[child][0]]
            if own and own[0] > told and opens.tag[0] != "W":
                asked = parse.tokens[told].tag[0] == "W"  # "described *what he called a plot*"
                whole = subtree(parse, told if asked else child)
                return RoleFill(tuple(whole), child, FoundBy.GOVERNED_CLAUSE)
    sentence = parse.sentence_of(head)
    for i in range(site.group.tokens[-1] + 1, sentence.end):
        token = parse.tokens[i]
        if token.tag in FINITE:
            return None
        if token.lower == "that" and (relation(token) == "mark" or _is_no_pronoun(site, i)):
            if _completes_an_object(site, i) or _is_of_another(site, token.head):
                return None
            if _describes_apposition(site, i) or _tells_of_complement(site, i):
                return None
            tokens = [j for j in subtree(parse, token.head) if j >= i]
            return RoleFill(tuple(tokens), token.head, FoundBy.GOVERNED_CLAUSE)
    return None


def _is_no_pronoun(site: Site, that: int) -> bool:
    """Whether *that* only looks like a relative pronoun: "said in a speech *that* it failed"."""
    parse, head = site.parse, site.parse.tokens[that].head
    if not is_reliable(site, site.text.tuning.sure_cue) or has(parse, site.head, "obj"):
        return False
    subjects = [c for c in dependents(parse, head, "nsubj") if c != that]
    return bool(subjects) and parse.tokens[head].dep in ("acl", "acl:relcl")


def _is_of_another(site: Site, clause_head: int) -> bool:
    """Whether another verb governs the clause: "has announced a truce, *telling* voters that …"."""
    parse = site.parse
    above = parse.tokens[parse.tokens[clause_head].head]
    governed = relation(parse.tokens[clause_head]) in ("ccomp", "advcl")
    pointing = above.lower in ("citing", "quoting")
    return governed and above.pos == "VERB" and above.i > site.head and not pointing


def _tells_of_complement(site: Site, that: int) -> bool:
    """Whether *that* goes on with what something is called: "described as *a lie that* he left"."""
    called = dependents(site.parse, site.head, "obl", "xcomp")
    before = (c for c in called if site.head < c < that)
    return any(case_of(site.parse, c) in WORDS.roles_of_verbs for c in before)


def _describes_apposition(site: Site, that: int) -> bool:
    """Whether *that* tells of a noun behind a comma: "asked for more, *a delay that* cost it"."""
    tokens = site.parse.tokens
    before = range(site.group.tokens[-1] + 1, that)
    commas = [i for i in before if tokens[i].text == ","]
    if not commas or tokens[that - 1].pos != "NOUN":
        return False
    return tokens[commas[-1] + 1].lower in WORDS.indefinite_articles


def _completes_an_object(site: Site, that: int) -> bool:
    """Whether what the cue acts on stands right before *that*: "clarified *the remark that …*"."""
    parse = site.parse
    for child in dependents(parse, site.head, "obj"):
        if site.head < child < that and not is_hearer(site, child):
            return parse.edges[child][1] >= that
    return False


def _what_follows(site: Site, clause_head: int) -> list[int]:
    """What the tree hangs on the cue behind its claim and is part of it.

    "it will fail *unless they pay*"; an infinitive, which no cue has beside a clause: "said it was
    too early *to tell*".
    """
    parse = site.parse
    return [
        child
        for child in parse.children[site.head]
        if child > clause_head > site.head
        and (
            relation(parse.tokens[child]) == "xcomp"
            or (
                relation(parse.tokens[child]) == "advcl"
                and parse.tokens[parse.edges[child][0]].lower in WORDS.adjunct_openers
            )
        )
    ]


def _is_outside(site: Site, clause_head: int) -> bool:
    return clause_head not in site.group.tokens


def _is_clausal_subject(parse: Parse, i: int) -> bool:
    return relation(parse.tokens[i]) == "csubj" and has(parse, i, "mark")


def _has_that(parse: Parse, i: int) -> bool:
    return any(parse.tokens[m].lower in WORDS.complementisers for m in dependents(parse, i, "mark"))


def _introduced(parse: Parse, i: int) -> bool:
    """Whether a colon or a quotation mark stands right before the words under `i`."""
    first = parse.edges[i][0]
    before = parse.tokens[max(0, first - 2) : first + 1]
    return any(token.text in {":", *DOUBLE_OPENERS} for token in before)


def _host_of_inserted(site: Site) -> RoleFill | None:
    """The sentence around an inserted cue: "The vote, Hale said, was bought", "as Hale put it"."""
    parse, top = site.parse, site.group.top
    token = parse.tokens[top]
    dep = relation(token)
    if token.head == top:
        return None
    if token.tag == "VBG" and dep == "advcl" and _marked_as(parse, top):
        return claim_of_modified(site)  # "It failed, she was quoted as *saying*"
    if has(parse, site.head, "obj", "ccomp") or not is_reliable(site, site.text.tuning.likely_cue):
        return None
    inserted = dep == "parataxis" or (dep == "advcl" and _marked_as(parse, top))
    if not inserted or (dep == "parataxis" and not _may_be_inserted(parse, top)):
        return None
    if site.rule.kind == "belief" and _goes_on(site):
        return None  # "as they did when a crowd *gathered* outside": no inserted "they think"
    tokens = subtree(parse, token.head, leave_out=(top,))
    return RoleFill(tuple(tokens), token.head, FoundBy.INTERRUPTED_SENTENCE)


def _goes_on(site: Site) -> bool:
    """Whether a word follows the cue in its sentence at once, and no mark."""
    after = site.group.tokens[-1] + 1
    inside = after < site.parse.sentence_of(site.head).end
    return inside and site.parse.tokens[after].pos != "PUNCT"


def _marked_as(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[m].lower == "as" for m in dependents(parse, verb, "mark", "advmod"))


def _may_be_inserted(parse: Parse, verb: int) -> bool:
    """Whether a paratactic clause is set off by marks and holds no clause of its own."""
    first, end = parse.edges[verb]
    sentence = parse.sentence_of(verb)
    before = (
        first == sentence.first
        or parse.tokens[first - 1].pos == "PUNCT"
        or parse.tokens[first].pos == "PUNCT"
    )
    return before or end == sentence.end


def claim_of_modified(site: Site) -> RoleFill | None:
    """The claim of the verb that the cue modifies: "he said *so*, citing aides"."""
    parse = site.parse
    above = parse.tokens[site.head].head
    if above == site.head or parse.tokens[above].pos not in ("VERB", "AUX"):
        return None
    found = clause(site._replace(group=VerbGroup(above, above, (above,)), anchor=None))
    return found and found._replace(found_by=FoundBy.CLAIM_OF_VERB)


def infinitive(site: Site) -> RoleFill | None:
    """The infinitive or participle that completes the cue: "plans *to appeal*"."""
    for child in dependents(site.parse, site.head, "xcomp"):
        nominal = site.parse.tokens[child].pos in _NOMINAL and not has(site.parse, child, "mark")
        if child > site.head and child not in site.group.tokens and not nominal:
            return _with_its_subject(site, _subtree(site, child, FoundBy.INFINITIVE))
    below = dependents(site.parse, site.head, "acl", "advcl")
    for child in (*below, *_of_carrier(site, "advcl", "xcomp")):
        to = [
            m for m in dependents(site.parse, child, "mark") if site.parse.tokens[m].lower == "to"
        ]
        mistaken = site.parse.tokens[site.head].tag == "NNS"
        gerund = site.parse.tokens[child].tag == "VBG" and child == site.group.tokens[-1] + 1
        if child > site.head and (gerund or (to and (mistaken or site.rule.part != "verb"))):
            return _subtree(site, child, FoundBy.INFINITIVE)
    return None


def _with_its_subject(site: Site, below: RoleFill) -> RoleFill:
    """An infinitive and who is to do it: "asked *the court to act*", "called on *her to go*".

    What is hard to do as well: "found *it hard to win*".
    """
    parse, head, days = site.parse, site.head, site.text.words.days
    for child in dependents(parse, head, "obj", "iobj", "obl", "expl"):
        if not head < child < below.tokens[0] or parse.tokens[child].lower in days:
            continue  # "promised on Friday *to sell it*"
        links = tuple(dependents(parse, child, "case"))
        if relation(parse.tokens[child]) == "obl" and case_of(parse, child) not in WORDS.calls:
            continue
        own = tuple(i for i in subtree(parse, child) if i not in links)
        return below._replace(tokens=tuple(sorted({*own, *below.tokens})), link=links)
    return below


_NOMINAL = ("NOUN", "PROPN")
"""Prepositions before who is to do something: "called on her to go", "asked for it to end"."""


def _subtree(site: Site, head: int, found_by: FoundBy) -> RoleFill:
    cut = site.group.tokens
    tokens = tuple(i for i in subtree(site.parse, head) if i not in cut)
    return RoleFill(tokens, head, found_by)
