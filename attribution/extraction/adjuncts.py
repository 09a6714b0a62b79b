"""A cue's own words in its sentence: who speaks, whom it tells, when and where."""

from __future__ import annotations

from attribution.extraction.sites import Site
from attribution.grammar.trees import case_of, relation, subtree

ADJUNCTS = ("obl", "advmod", "iobj", "nsubj", "punct", "mark", "discourse", "vocative")


def own_words(site: Site) -> set[int]:
    """What may part a quotation from its cue: the subject, whom it tells, time and place."""
    parse, top = site.parse, site.group.top
    own = set(site.group.tokens)
    for child in parse.children[top]:
        if relation(parse.tokens[child]) in ADJUNCTS or _is_told(site, child):
            own.update(i for i in subtree(parse, child) if i not in site.text.quoted)
    subject_found = site.subject
    if subject_found is not None:
        own.update(subtree(parse, subject_found.head))
    sentence = parse.sentence_of(top)
    marks = range(sentence.first, sentence.end)
    own.update(i for i in marks if parse.tokens[i].pos == "PUNCT" and i not in site.text.quoted)
    return own


def times_and_hearers(site: Site) -> set[int]:
    """What may stand between a cue and the mark behind it: whom it tells, when and where."""
    parse, top = site.parse, site.group.top
    found: set[int] = set()
    for child in parse.children[top]:
        token = parse.tokens[child]
        adverb = relation(token) == "advmod" and (
            token.lower in site.text.words.days or token.lower.endswith("ly")
        )
        about = relation(token) == "obl" and case_of(parse, child) in site.prepositions
        if about:
            continue  # "pointed *to the ledger*": what it is about, not whom it tells
        if relation(token) in ("obl", "iobj", "vocative") or adverb or _is_told(site, child):
            found.update(subtree(parse, child))
    return found


def is_hearer(site: Site, i: int) -> bool:
    """Whether the object of a cue may be the person told, by the verb or by the noun."""
    token = site.parse.tokens[i]
    if site.word.text in site.text.words.hearer_verbs or relation(token) == "iobj":
        return True
    return token.pos in ("PRON", "PROPN") or token.lemma in site.text.words.speaking_nouns


def _is_told(site: Site, i: int) -> bool:
    """Whether the object of a verb is the person told: "told *reporters*: …"."""
    token = site.parse.tokens[i]
    told = relation(token) == "obj" and site.word.text in site.text.words.hearer_verbs
    if site.rule.kind != "statement" or not (told or relation(token) == "iobj"):
        return False
    return token.pos in ("PRON", "PROPN") or token.lemma in site.text.words.speaking_nouns
