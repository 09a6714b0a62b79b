"""Possible cues of an article: words that a rule names, with their group of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from attribution.extraction.sites import Site, Text
from attribution.grammar.trees import dependents, has, relation
from attribution.grammar.turns import label_of
from attribution.grammar.verb_groups import VerbGroup, contiguous, satellites, verb_group
from attribution.model import Parse, Token
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.lexicons import Word

_PARTS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
}


class _Entry(NamedTuple):
    rule: CueRule
    word: Word
    following: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Cue rules by their words, so that one pass over an article finds every candidate."""

    by_lemma: dict[tuple[str, str], tuple[_Entry, ...]]
    by_first_word: dict[str, tuple[_Entry, ...]]
    lemmas: frozenset[str]
    """The lemmas of `by_lemma`: of most words of an article none is asked for more."""


def build_index(rules: tuple[CueRule, ...]) -> CueIndex:
    """The index of these rules; those for one word are tried in the order given."""
    lemmas: dict[tuple[str, str], list[_Entry]] = {}
    phrases: dict[str, list[_Entry]] = {}
    for rule in rules:
        for word in rule.words:
            if rule.part == "beside":
                continue  # no word signals it: see settling.speakers_beside
            if rule.part in ("phrase", "mark"):
                first, *following = word.text.lower().split()
                phrases.setdefault(first, []).append(_Entry(rule, word, tuple(following)))
            else:
                lemmas.setdefault((rule.part, word.text), []).append(_Entry(rule, word))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry.following))
    return CueIndex(
        {key: tuple(entries) for key, entries in lemmas.items()},
        {key: tuple(entries) for key, entries in phrases.items()},
        frozenset(lemma for _, lemma in lemmas),
    )


def find_sites(text: Text, index: CueIndex) -> Iterator[tuple[Site, ...]]:
    """For each place that rules name, its sites in the order in which to try them."""
    parse = text.parse
    for token in parse.tokens:
        phrases = index.by_first_word.get(token.lower, ())
        if not phrases and token.lemma not in index.lemmas:
            continue
        sites = [s for entry in phrases if (s := _phrase_site(text, entry, token.i)) is not None]
        for key in _keys(_part_of(parse, token), token.lemma, token.tag):
            if entries := index.by_lemma.get(key):
                group = _group(text, key[0], token.i)
                sites += [Site(text, entry.rule, entry.word, group) for entry in entries]
        if sites:
            yield tuple(sites)


def _part_of(parse: Parse, token: Token) -> str | None:
    """The sort of rule that a word may fire; a "noun" with subject and object is a verb."""
    if token.tag.startswith("VB"):
        return "verb"
    mistaken = token.tag == "NNS" and relation(token) == "root"
    if mistaken and has(parse, token.i, "nsubj"):
        return "verb" if has(parse, token.i, "obj", "acl", "xcomp") else "noun"
    return _PARTS.get(token.pos)


def _keys(part: str | None, lemma: str, tag: str) -> tuple[tuple[str, str], ...]:
    """What the index may hold for a word of that part of speech."""
    if part is None:
        return ()
    if part == "verb" and tag in ("VBN", "VBG"):
        # "was concerned that": a participle used as an adjective
        return (part, lemma), ("adjective", lemma)
    return ((part, lemma),)


def _group(text: Text, part: str, i: int) -> VerbGroup:
    """The words around a cue that is that part of speech: the same for all its rules."""
    if part == "noun":
        return _noun_group(text, i)
    if part == "adverb":
        return VerbGroup(i, i, (i,))
    group = _without_hearsay(text, verb_group(text.parse, i, text.words.catenatives))
    if part == "adjective":
        group = _made(text, group)
    return _with_document(text, group)


def _made(text: Text, group: VerbGroup) -> VerbGroup:
    """An adjective with the verb that makes something so: "*made it clear* that it would"."""
    parse = text.parse
    token = parse.tokens[group.head]
    above = parse.tokens[token.head]
    if relation(token) != "xcomp" or above.lemma != "make" or above.i > token.i:
        return group
    between = set(range(above.i + 1, group.tokens[0]))
    if any(parse.tokens[i].lower not in ("it", "very", "quite", "abundantly") for i in between):
        return group
    members = {*group.tokens, *between, *verb_group(parse, above.i).tokens}
    return VerbGroup(group.head, group.head, contiguous(members, group.head))


def _with_document(text: Text, group: VerbGroup) -> VerbGroup:
    """A participle with the document that it describes and the verb that issues it.

    "She *released a statement saying* it was late": who speaks is the subject of *released*.
    """
    parse = text.parse
    token = parse.tokens[group.head]
    noun = parse.tokens[token.head]
    if token.tag != "VBG" or relation(token) not in ("acl", "advcl") or noun.i > token.i:
        return group
    if relation(token) == "advcl":  # "posted a message on Monday saying": hung on the verb
        noun = parse.tokens[next(dependents(parse, noun.i, "obj"), noun.i)]
    between = range(noun.i + 1, group.tokens[0])
    if len(between) > text.tuning.made_clear_gap or any(
        parse.tokens[i].pos == "PUNCT" for i in between
    ):
        return group
    issuing = parse.tokens[noun.head]
    if relation(noun) != "obj" or issuing.lemma not in text.words.issuing_verbs:
        return group
    if noun.lemma not in text.words.speech_documents:
        return group
    issue = verb_group(parse, issuing.i, text.words.catenatives)
    own = {c for c in parse.children[noun.i] if relation(parse.tokens[c]) in _NOUN_PARTS}
    members = contiguous({*own, noun.i, *between, *issue.tokens, *group.tokens}, group.head)
    if issuing.i not in members:
        return VerbGroup(group.head, issue.top, group.tokens)
    return VerbGroup(group.head, issue.top, members)


def _without_hearsay(text: Text, group: VerbGroup) -> VerbGroup:
    """A verb without *allegedly*: whoever "allegedly ordered it" is said to have ordered it."""
    heard = {i for i in group.tokens if text.parse.tokens[i].lower in text.words.hearsay_adverbs}
    if not heard:
        return group
    return VerbGroup(group.head, group.top, contiguous(set(group.tokens) - heard, group.head))


def _noun_group(text: Text, noun: int) -> VerbGroup:
    """A noun of speech with the light verb or copula that carries it: "issued a warning"."""
    parse = text.parse
    token = parse.tokens[noun]
    own = {noun, *(c for c in parse.children[noun] if relation(parse.tokens[c]) in _NOUN_PARTS)}
    if has(parse, noun, "cop"):
        members = own | set(satellites(parse, noun))
        return VerbGroup(noun, noun, contiguous(members, noun))
    above = parse.tokens[token.head]
    if relation(token) == "obj" and above.lemma in text.words.light_verbs and above.i < noun:
        group = verb_group(parse, above.i, text.words.catenatives)
        if above.lemma in text.words.voicing_verbs:
            own |= {c for c in parse.children[noun] if parse.tokens[c].tag == "PRP$"}
        tokens = contiguous(own | set(group.tokens), noun)
        if above.i in tokens:
            return VerbGroup(noun, noun, tokens)
    return VerbGroup(noun, noun, (noun,))


_NOUN_PARTS = ("det", "amod", "compound", "nummod", "advmod")


def _phrase_site(text: Text, entry: _Entry, first: int) -> Site | None:
    parse = text.parse
    sentence = parse.sentence_of(first)
    end = first + 1 + len(entry.following)
    if end > sentence.end:
        return None
    following = parse.tokens[first + 1 : end]
    if not all(token.lower == word for token, word in zip(following, entry.following)):
        return None
    inside = tuple(range(first, end))
    if entry.rule.part == "mark":
        anchor = label_of(parse, first)
        if anchor is None:
            return None
        return Site(text, entry.rule, entry.word, VerbGroup(first, first, inside), anchor)
    anchor = _governed(parse, first, end, sentence.end)
    head = min(inside, key=lambda i: (_depth_within(parse, i), i))
    tokens = inside
    if parse.tokens[head].pos == "VERB":
        tokens = tuple(sorted({*inside, *verb_group(parse, head).tokens}))
        tokens = contiguous(set(tokens), head)
    return Site(text, entry.rule, entry.word, VerbGroup(head, head, tokens), anchor)


def _depth_within(parse: Parse, i: int) -> int:
    depth = 0
    while parse.tokens[i].head != i:
        i, depth = parse.tokens[i].head, depth + 1
    return depth


def _governed(parse: Parse, first: int, end: int, sentence_end: int) -> int | None:
    """The head of the noun phrase that starts where a phrase ends."""
    inside = range(first, end)
    below = {parse.tokens[i].head for i in inside}
    for i in range(end, sentence_end):
        token = parse.tokens[i]
        nominal = token.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
        if nominal and (i in below or token.head in inside) and parse.edges[i][0] <= end + 1:
            return i
    if end >= sentence_end:
        return None
    i = end  # the parser sees no tie: the noun phrase that starts here
    while end <= parse.tokens[i].head < sentence_end and parse.tokens[i].head != i:
        if parse.tokens[parse.tokens[i].head].pos in ("VERB", "AUX"):
            break
        i = parse.tokens[i].head
    return i if parse.tokens[i].pos in ("NOUN", "PROPN", "PRON") else None
