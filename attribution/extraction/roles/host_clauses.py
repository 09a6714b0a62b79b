"""The clause around a phrase or an adverb: a role that holds a claim."""

from __future__ import annotations

from attribution.extraction.sites import RoleFill, Site
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_CLOSERS, MARKS, PAUSES
from attribution.grammar.noun_phrases import noun_phrase
from attribution.grammar.trees import dependents, has, relation, subtree
from attribution.model import FINITE, Parse

_MARKS = PAUSES | DOUBLE_CLOSERS
_ENDS = _MARKS | MARKS.full_stops | {";"}


def host_clause(site: Site) -> RoleFill | None:
    """The clause that a phrase or adverb modifies: "According to aides, *it failed*"."""
    return _set_off(site) or _by_tree(site)


def _set_off(site: Site) -> RoleFill | None:
    """The sentence around a phrase that commas set off: the marks are surer than the tree."""
    if site.rule.part != "phrase" or site.anchor is None:
        return None
    parse, tokens = site.parse, site.parse.tokens
    sentence = parse.sentence_of(site.anchor)
    first, end = site.group.tokens[0], end_of_phrase(site)
    before = [i for i in range(sentence.first, first) if tokens[i].pos not in ("PUNCT", "CCONJ")]
    if end is None or (before and tokens[first - 1].text not in _MARKS):
        return None
    low, high = (sentence.first, first) if before else _between_semicolons(parse, first)
    if before and tokens[before[-1]].pos == "SCONJ":
        low, high = before[-1], _clause_end(parse, end, sentence.end)
    elif before and _lacks_its_verb(parse, before):
        high = sentence.end  # "The army, according to the report, killed nine"
    around = [i for i in range(low, high) if not first <= i < end]
    if not any(tokens[i].pos in ("VERB", "AUX") for i in around):
        return None
    return RoleFill(tuple(around), around[0], FoundBy.SENTENCE_AROUND)


def _lacks_its_verb(parse: Parse, before: list[int]) -> bool:
    """Whether a clause goes on behind a phrase set into it: "It would also, per Hale, *cut* …"."""
    words = [i for i in before if parse.tokens[i].pos != "ADV"]
    verbs = [i for i in words if parse.tokens[i].pos in ("VERB", "AUX")]
    return not verbs or (bool(words) and parse.tokens[words[-1]].pos == "AUX")


def _clause_end(parse: Parse, first: int, end: int) -> int:
    """Where a clause ends that goes on behind a phrase set into it: "that, per her, *it sank*"."""
    marks = (i for i in range(first, end) if parse.tokens[i].text in (";", "”", '"', "."))
    return next(marks, end)


def end_of_phrase(site: Site) -> int | None:
    """Where the phrase with its noun phrase ends, None where a clause goes on behind it."""
    tokens = site.parse.tokens
    sentence = site.parse.sentence_of(site.group.tokens[0])
    if site.group.tokens[0] == sentence.first and (end := _first_comma(site)) is not None:
        return end
    end = max(noun_phrase(site.parse, site.anchor or 0), default=site.anchor or 0) + 1
    while end < sentence.end and tokens[end].text not in _ENDS:
        if tokens[end].tag in FINITE and not _describes(site, end):
            return None
        end += 1
    return end


def _describes(site: Site, verb: int) -> bool:
    """Whether a past tense behind the phrase is a participle: "according to a study *published* …".

    It has no subject, and the clause that the phrase belongs to stands before it.
    """
    parse, start = site.parse, site.parse.sentence_of(verb).first
    if parse.tokens[verb].tag != "VBD" or has(parse, verb, "nsubj", "aux", "obj"):
        return False
    return any(parse.tokens[i].tag in FINITE for i in range(start, site.group.tokens[0]))


def _first_comma(site: Site) -> int | None:
    """Where an opening phrase ends: at its first comma, or at the one that closes an apposition.

    "According to police, *Hale, 40, was seen*"; "According to Hale, a clerk, *it was late*".
    """
    tokens = site.parse.tokens
    sentence = site.parse.sentence_of(site.group.tokens[0])
    first = site.group.tokens[-1] + 1
    commas = [i for i in range(first, sentence.end) if tokens[i].text == ","]
    if not commas or any(tokens[i].tag in FINITE for i in range(first, commas[0])):
        return None
    if len(commas) > 1 and _is_relative(site, commas[0] + 1, commas[1]):
        return commas[1]
    if len(commas) > 1 and _is_apposition(site, commas[0] + 1, commas[1]):
        behind = range(commas[1] + 1, sentence.end)
        stop = next((i for i in behind if tokens[i].tag in FINITE or tokens[i].text == ","), None)
        if any(tokens[i].pos in _NOMINAL for i in range(commas[1] + 1, stop or sentence.end)):
            return commas[1]
    return commas[0]


_NOMINAL = ("NOUN", "PROPN", "PRON")


def _is_relative(site: Site, first: int, end: int) -> bool:
    """Whether a relative clause stands between commas: "According to Hale, *who left*, it …"."""
    tokens, parse = site.parse.tokens, site.parse
    if tokens[first].tag not in ("WP", "WDT"):
        return False
    return any(tokens[i].tag in FINITE for i in range(first, end)) and any(
        tokens[i].pos in ("VERB", "AUX") for i in range(end, parse.sentence_of(first).end)
    )


def _is_apposition(site: Site, first: int, end: int) -> bool:
    """Whether a stretch between commas says who somebody is: a name, "a clerk", "chair of …"."""
    piece = site.parse.tokens[first:end]
    if any(token.pos in ("VERB", "AUX") for token in piece):
        return False
    people = site.text.words.speaking_nouns
    opens = piece[0].pos in ("DET", "PROPN") if piece else False
    return opens or any(token.lemma in people for token in piece[:3])


def _by_tree(site: Site) -> RoleFill | None:
    parse = site.parse
    members = set(site.group.tokens)
    own = {site.head} if site.anchor is None else {site.anchor, site.head}
    i = min(own, key=lambda j: (_depth(parse, j), j))
    below = top = i
    while parse.tokens[i].head != i and not (_is_predicate(parse, i) and i not in own | members):
        below, i = i, parse.tokens[i].head
    if i in own | members:
        return None
    leave_out = [below] if below != i else []
    if site.rule.part == "phrase" and relation(parse.tokens[top]) == "nmod":
        leave_out = [top]  # "ahead by 10 points *in a poll*": the points are the claim's
    if (
        site.rule.part == "adverb"
    ):  # "it reportedly sank, and the crew fled": the second half is firm
        joined = dependents(parse, i, "conj", "parataxis")
        leave_out += [c for c in joined if has(parse, c, "nsubj") and c != below]
    tokens = [j for j in subtree(parse, i, leave_out=leave_out) if j not in members]
    first, end = _between_semicolons(parse, site.group.tokens[0])
    kept = [j for j in tokens if first <= j < end and not _is_mark_of(parse, j, i)]
    return RoleFill(tuple(kept), i, FoundBy.MODIFIED_CLAUSE) if kept else None


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
    return relation(token) == "conj" and has(parse, i, "nsubj")


def _is_mark_of(parse: Parse, i: int, clause_head: int) -> bool:
    token = parse.tokens[i]
    return token.head == clause_head and relation(token) == "mark" and token.lower != "that"
