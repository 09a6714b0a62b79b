"""Roles that hold a claim: one function a role, from a cue's site to what fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from attribution.extraction.insertions import inserted_claim
from attribution.extraction.own_words import ADJUNCTS, own_words
from attribution.extraction.sites import Filler, Site
from attribution.extraction.subjects import subject_of
from attribution.extraction.verb_groups import VerbGroup, is_passive
from attribution.language.trees import case_of, dependents, relation, subtree
from attribution.model import Parse

ClaimRole = Callable[[Site], Filler | None]


def clause(site: Site) -> Filler | None:
    """The clause that a cue governs, before, after or around it."""
    parse, head = site.parse, site.head
    found = [c for c in dependents(parse, head, "ccomp") if _is_outside(site, c)]
    found += [c for c in parse.children[head] if _is_clausal_subject(parse, c)]
    if not found and site.rule.part == "noun":
        found = [c for c in dependents(parse, head, "acl") if c > head and _has_that(parse, c)]
    found += [c for c in dependents(parse, head, "parataxis") if _introduced(parse, c)]
    if found:
        found += _what_follows(site, found[-1])
        tokens = {i for c in found for i in subtree(parse, c)}
        return Filler(tuple(sorted(tokens)), found[0], "the clause it governs")
    return _host_of_inserted(site)


_OPENS_ADJUNCT = ("if", "unless", "because", "while", "although", "though", "since", "until", "once")


def _what_follows(site: Site, clause_head: int) -> list[int]:
    """Adverbial clauses behind the claim: "said it will fail *unless they pay*" speaks of the failing."""
    parse = site.parse
    return [
        child
        for child in parse.children[site.head]
        if child > clause_head > site.head
        and relation(parse.tokens[child]) == "advcl"
        and parse.tokens[parse.edges[child][0]].lower in _OPENS_ADJUNCT
    ]


def _is_outside(site: Site, clause_head: int) -> bool:
    return clause_head not in site.group.tokens


def _is_clausal_subject(parse: Parse, i: int) -> bool:
    return relation(parse.tokens[i]) == "csubj" and any(dependents(parse, i, "mark"))


def _has_that(parse: Parse, i: int) -> bool:
    return any(parse.tokens[m].lower in ("that", "whether", "if") for m in dependents(parse, i, "mark"))


def _introduced(parse: Parse, i: int) -> bool:
    """Whether a colon or a quotation mark stands right before the words under `i`."""
    first = parse.edges[i][0]
    before = parse.tokens[max(0, first - 2) : first + 1]
    return any(token.text in (":", "“", '"', "``") for token in before)


def _host_of_inserted(site: Site) -> Filler | None:
    """The sentence around an inserted cue: "The vote, Hale said, was bought"; "…, as Hale put it"."""
    parse, top = site.parse, site.group.top
    token = parse.tokens[top]
    dep = relation(token)
    if token.head == top:
        return None
    if any(dependents(parse, site.head, "obj", "ccomp")) or not _is_reliable(site, 0.6):
        return None
    inserted = dep == "parataxis" or (dep == "advcl" and _marked_as(parse, top))
    if not inserted or (dep == "parataxis" and not _may_be_inserted(parse, top)):
        return None
    tokens = subtree(parse, token.head, leave_out=(top,))
    return Filler(tuple(tokens), token.head, "the sentence it is inserted in")


def _marked_as(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[m].lower == "as" for m in dependents(parse, verb, "mark", "advmod"))


def _may_be_inserted(parse: Parse, verb: int) -> bool:
    """Whether a paratactic clause is set off by marks and holds no clause of its own."""
    first, end = parse.edges[verb]
    sentence = parse.sentence_of(verb)
    before = first == sentence.first or parse.tokens[first - 1].pos == "PUNCT" or parse.tokens[first].pos == "PUNCT"
    return before or end == sentence.end


def host_clause(site: Site) -> Filler | None:
    """The clause that a phrase or adverb modifies, without it: "According to aides, *it failed*"."""
    parse = site.parse
    members = set(site.group.tokens)
    own = {site.head} if site.anchor is None else {site.anchor, site.head}
    i = min(own, key=lambda j: (_depth(parse, j), j))
    below = i
    while parse.tokens[i].head != i and not (_is_predicate(parse, i) and i not in own | members):
        below, i = i, parse.tokens[i].head
    if i in own | members:
        return None
    leave_out = (below,) if below != i else ()
    tokens = [j for j in subtree(parse, i, leave_out=leave_out) if j not in members]
    first, end = _between_semicolons(parse, site.group.tokens[0])
    kept = [j for j in tokens if first <= j < end and not _is_mark_of(parse, j, i)]
    return Filler(tuple(kept), i, "the clause it modifies") if kept else None


def _between_semicolons(parse: Parse, i: int) -> tuple[int, int]:
    """The part of the sentence between semicolons that a word stands in."""
    sentence = parse.sentence_of(i)
    marks = [j for j in range(sentence.first, sentence.end) if parse.tokens[j].text == ";"]
    first = max((j + 1 for j in marks if j < i), default=sentence.first)
    return first, min((j for j in marks if j > i), default=sentence.end)


def _depth(parse: Parse, i: int) -> int:
    depth = 0
    while parse.tokens[i].head != i:
        i, depth = parse.tokens[i].head, depth + 1
    return depth


def _is_predicate(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.head == i:
        return True
    if relation(token) in ("ccomp", "advcl", "parataxis", "acl", "csubj"):
        return True
    return relation(token) == "conj" and any(dependents(parse, i, "nsubj"))


def _is_mark_of(parse: Parse, i: int, clause_head: int) -> bool:
    token = parse.tokens[i]
    return token.head == clause_head and relation(token) == "mark" and token.lower != "that"


def infinitive(site: Site) -> Filler | None:
    """The infinitive or participle that completes the cue: "plans *to appeal*"."""
    for child in dependents(site.parse, site.head, "xcomp"):
        if child > site.head and child not in site.group.tokens:
            return _subtree(site, child, "its infinitive")
    for child in dependents(site.parse, site.head, "acl", "advcl"):
        to = [m for m in dependents(site.parse, child, "mark") if site.parse.tokens[m].lower == "to"]
        if child > site.head and to and site.rule.part != "verb":
            return _subtree(site, child, "its infinitive")
    return None


def object_(site: Site) -> Filler | None:
    """What the cue acts on: "denied *the strike*"; of a passive its subject."""
    if is_passive(site.parse, site.group.top):
        return subject(site)
    for child in dependents(site.parse, site.head, "obj"):
        relative = site.parse.tokens[child].tag in ("WDT", "WP")
        if child not in site.group.tokens and (child > site.head or relative):
            found = _subtree(site, child, "its object")
            return found._replace(tokens=_with_tail(site, child, found.tokens))
    return None


_TAILS = ("of", "for", "to", "with", "between", "over", "against", "about", "from", "by", "into")


def _with_tail(site: Site, head: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """An object and the prepositional phrases right behind it, which parsers hang on the verb."""
    parse, found = site.parse, set(tokens)
    for child in parse.children[site.head]:
        if child > head and parse.edges[child][0] == max(found) + 1:
            dep = relation(parse.tokens[child])
            if dep == "obl" and _preposition(parse, child) in _TAILS:
                found.update(subtree(parse, child))
            elif dep in ("advcl", "acl", "xcomp") and _preposition(parse, child) == "to":
                found.update(subtree(parse, child))
    return tuple(sorted(found))


_COMPLEMENTS = ("as", "of", "for", "over", "with", "to", "about", "against", "on", "from")


def complement(site: Site) -> Filler | None:
    """The object with what is said of it: "called *the audit a circus*", "accused *her of fraud*"."""
    parse, head = site.parse, site.head
    objects = [c for c in dependents(parse, head, "obj", "iobj") if c > head]
    passive = subject(site) if is_passive(parse, site.group.top) else None
    kept = list(objects)
    for child in parse.children[head]:
        dep = relation(parse.tokens[child])
        if child > head and (
            dep in ("xcomp", "ccomp")
            or (dep in ("obl", "advcl") and _preposition(parse, child) in _COMPLEMENTS)
        ):
            kept.append(child)
    if passive is None and not objects:
        return None
    tokens = {i for c in kept for i in subtree(parse, c)} | set(passive.tokens if passive else ())
    deciding = objects[0] if objects else passive.head if passive else None
    return Filler(tuple(sorted(tokens)), deciding, "its object and what is said of it")


def subject(site: Site) -> Filler | None:
    """The subject of a passive: "*The plan* was praised by aides"."""
    for child in dependents(site.parse, site.group.top, "nsubj", "csubj"):
        return _subtree(site, child, "the subject of the passive")
    token = site.parse.tokens[site.head]
    if relation(token) == "acl":  # "a plan backed by aides": the noun is what is backed
        tokens = subtree(site.parse, token.head, leave_out=(site.head,))
        return Filler(tuple(tokens), token.head, "the noun that the participle describes")
    return None


def subject_and_infinitive(site: Site) -> Filler | None:
    """The two parts of a raised clause: "*He* is said *to have fled*"."""
    below = infinitive(site)
    above = subject_of(site.parse, site.group.top)
    if below is None or above is None:
        return below
    tokens = (*subtree(site.parse, above.head, leave_out=(site.group.top,)), *below.tokens)
    return Filler(tuple(sorted(tokens)), below.head, "its subject and its infinitive")


def quotation(site: Site) -> Filler | None:
    """The quotation beside the cue, with nothing between but its source and whom it tells."""
    parse, quotations = site.parse, site.text.quotations
    block = parse.sentence_of(site.head).block
    own = own_words(site)
    first, last = site.group.tokens[0], site.group.tokens[-1]
    found: list[int] = []
    for quoted in quotations:
        if not quoted.speech or quoted.block != block or quoted.first <= site.head < quoted.end:
            continue
        if quoted.end <= first and all(i in own for i in range(quoted.end, first)):
            if parse.tokens[quoted.end - 2].text == "." and not _one_sentence(
                parse, first, quoted.first
            ):
                continue
            found += range(quoted.first, quoted.end)
        elif quoted.first > last and all(i in own for i in range(last + 1, quoted.first)):
            if _one_sentence(parse, last, quoted.first):
                found += range(quoted.first, quoted.end)
    return Filler(tuple(found), found[0], "the quotation beside it") if found else None


def _one_sentence(parse: Parse, i: int, j: int) -> bool:
    """Whether no full stop parts two words, or a colon stands right before the second."""
    if parse.tokens[j - 1].text in (":", ","):
        return True
    between = parse.tokens[min(i, j) + 1 : max(i, j)]
    same = parse.tokens[i].sentence == parse.tokens[j].sentence
    return same and not any(token.text == "." for token in between)


def _is_reliable(site: Site, least: float) -> bool:
    return (site.word.reliability or 0) >= least


_RELIABLE = 0.8


def rest(site: Site) -> Filler | None:
    """What the sentence holds before or after a reliable cue and its own adjuncts.

    Only for words of which at least four in five occurrences are cues: there a clause stands even
    where the parser did not see it.
    """
    if not _is_reliable(site, _RELIABLE):
        return None
    parse, top = site.parse, site.group.top
    sentence = parse.sentence_of(top)
    own = {*site.group.tokens, top}
    for child in parse.children[top]:
        if relation(parse.tokens[child]) in ADJUNCTS:
            own.update(subtree(parse, child))
    before = tuple(i for i in range(sentence.first, min(site.group.tokens)) if i not in own)
    after = tuple(i for i in range(max(site.group.tokens) + 1, sentence.end) if i not in own)
    sides = [(before, "what stands before it"), (after, "what stands after it")]
    following = max(site.group.tokens) + 1
    if following < sentence.end and parse.tokens[following].pos != "PUNCT":
        sides.reverse()  # "he said they left": nothing parts cue and claim
    for found, how in sides:
        if any(parse.tokens[i].pos in ("VERB", "AUX") for i in found):
            return Filler(found, found[0], how)
    return None


def rest_of_paragraph(site: Site) -> Filler | None:
    """All that follows the cue in its paragraph: what a speaker's label introduces."""
    parse = site.parse
    block = parse.sentence_of(site.head).block
    last = max(s.end for s in parse.sentences if s.block == block)
    after = tuple(range(site.group.tokens[-1] + 1, last))
    return Filler(after, after[0], "the rest of the paragraph") if _has_words(parse, after) else None


def claim_of_modified(site: Site) -> Filler | None:
    """The claim of the verb that the cue modifies: "he said *so*, citing aides"."""
    parse = site.parse
    above = parse.tokens[site.head].head
    if above == site.head or parse.tokens[above].pos not in ("VERB", "AUX"):
        return None
    found = clause(replace(site, group=VerbGroup(above, above, (above,)), anchor=None))
    return found and found._replace(how="the claim of the verb it modifies")


def _has_words(parse: Parse, tokens: tuple[int, ...]) -> bool:
    return any(parse.tokens[i].pos not in ("PUNCT", "SPACE", "ADV") for i in tokens)


def following_sentence(site: Site) -> Filler | None:
    """The next sentence of the paragraph: "He outlined the plan. *Wages would rise.*"."""
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    following = sentence.index + 1
    if following >= len(parse.sentences) or parse.sentences[following].block != sentence.block:
        return None
    found = parse.sentences[following]
    return Filler(tuple(range(found.first, found.end)), found.first, "the sentence that follows")


def object_of(*prepositions: str) -> ClaimRole:
    """What stands after one of these prepositions, which belongs to the cue: "warned of *delays*"."""

    def role(site: Site) -> Filler | None:
        parse = site.parse
        for child in parse.children[site.head]:
            if relation(parse.tokens[child]) not in ("obl", "nmod", "advcl", "acl", "xcomp"):
                continue
            found = _preposition(parse, child)
            if child > site.head and found in prepositions:
                link = tuple(_marks(parse, child))
                tokens = [i for i in subtree(parse, child) if i not in link]
                return Filler(tuple(tokens), child, f"after “{found}”", link)
        return None

    return role


def _marks(parse: Parse, i: int) -> Iterator[int]:
    for child in parse.children[i]:
        if relation(parse.tokens[child]) in ("case", "mark") and child < i:
            yield child
            yield from dependents(parse, child, "fixed")


def _preposition(parse: Parse, i: int) -> str:
    found = case_of(parse, i)
    if found:
        return found
    return next((parse.tokens[m].lower for m in dependents(parse, i, "mark") if m < i), "")


def _subtree(site: Site, head: int, how: str) -> Filler:
    cut = site.group.tokens
    tokens = tuple(i for i in subtree(site.parse, head) if i not in cut)
    return Filler(tokens, head, how)


CLAIM_ROLES: dict[str, ClaimRole] = {
    "quotation": quotation,
    "clause": clause,
    "sentence around it": inserted_claim,
    "host clause": host_clause,
    "infinitive": infinitive,
    "object": object_,
    "complement": complement,
    "subject": subject,
    "subject and infinitive": subject_and_infinitive,
    "following sentence": following_sentence,
    "rest": rest,
    "rest of the paragraph": rest_of_paragraph,
    "claim of the verb it modifies": claim_of_modified,
}
