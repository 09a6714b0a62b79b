"""Where a clause that a cue governs begins and ends, where the tree errs by a word or a branch."""

from __future__ import annotations

from itertools import chain, pairwise

from attribution.extraction.adjuncts import is_hearer, times_and_hearers
from attribution.extraction.sites import Site, is_reliable
from attribution.grammar.marks import DOUBLE_CLOSERS, DOUBLE_OPENERS
from attribution.grammar.trees import dependents, has, relation, subtree
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse, Token

_QUESTIONS = ("WP", "WDT", "WRB", "WP$")


def fitted(site: Site, clause_head: int, tokens: set[int]) -> set[int]:
    """The words of a governed clause with what belongs to it, without what does not."""
    found = tokens | _acted_on(site, clause_head)
    found |= _gap(site, min((i for i in found if i > site.head), default=site.head))
    found = _from_that(site, clause_head, found)
    found |= _question_word(site, found)
    return _behind_times(site, _before_contrast(site, found | _carried_on(site, found)))


def _behind_times(site: Site, tokens: set[int]) -> set[int]:
    """The claim without the day and the medium that open it, which are the cue's.

    "said in London *on Monday* the levy …"; "said *in a statement on Tuesday* the road would open".
    """
    behind = sorted(i for i in tokens if i > site.group.tokens[-1])
    kept = behind
    while (end := _end_of_setting(site, kept)) is not None:
        kept = [i for i in kept if i >= end]
    return tokens - set(behind) | set(kept)


def _end_of_setting(site: Site, behind: list[int]) -> int | None:
    """Where a phrase for a day or a medium ends that opens a claim with a finite verb."""
    parse, words = site.parse, site.text.words
    if not behind or behind[0] in site.text.quoted:
        return None
    first = parse.tokens[behind[0]]
    noun = parse.tokens[first.head] if relation(first) == "case" else first
    told = noun.lower in words.days or (noun is not first and noun.lemma in words.speech_media)
    start, end = parse.edges[noun.i]
    if not told or start != first.i or not noun.dep.startswith(("obl", "nmod")):
        return None
    if noun.dep == "nmod:poss":
        return None  # "*Monday's* vote would be close"
    rest = [i for i in behind if i >= end]
    opens = bool(rest) and parse.tokens[rest[0]].text != "," and rest[0] == end
    return end if opens and any(parse.tokens[i].tag in FINITE for i in rest) else None


def _before_contrast(site: Site, tokens: set[int]) -> set[int]:
    """The claim without what a semicolon and *but* set against it: "it was late; but nobody …"."""
    parse, behind = site.parse, sorted(i for i in tokens if i > site.head)
    for i, after in pairwise(behind):
        contrast = (
            parse.tokens[i].text == ";" and parse.tokens[after].lower in WORDS.contrast_coordinators
        )
        if contrast and i not in site.text.quoted:
            return {j for j in tokens if j < i}
    return tokens


def _acted_on(site: Site, clause_head: int) -> set[int]:
    """What the tree takes for the cue's object, when it is nobody told.

    "believe *a step* could help"; "repeated *its line* that the levy was low"; "polls show *Hale*
    trailing Orrin".
    """
    parse, head = site.parse, site.head
    if clause_head < head or site.word.text in site.text.words.hearer_verbs:
        return set()
    marked = has(parse, clause_head, "nsubj", "expl", "csubj", "mark")
    objects = [
        c
        for c in dependents(parse, head, "obj", *(() if marked else ("iobj",)))
        if head < c < clause_head and not (marked and is_hearer(site, c))
    ]
    return {i for c in objects for i in subtree(parse, c)}


def _gap(site: Site, start: int) -> set[int]:
    """Words between a verb of saying and its clause that are the clause's, where the tree errs."""
    last = site.group.tokens[-1]
    if (
        site.rule.part != "verb"
        or not is_reliable(site, site.text.tuning.reliable_cue)
        or start <= last + 1
    ):
        return set()
    own = times_and_hearers(site) | set(_subject_words(site))
    for child in dependents(site.parse, site.head, "advcl"):
        own.update(subtree(site.parse, child))  # "reported, citing aides, that …"
    tokens = site.parse.tokens
    gap = [i for i in range(last + 1, start) if i not in own and tokens[i].text not in (",", ":")]
    while gap and start - 1 > gap[-1] and tokens[start - 1].text == ",":
        start -= 1  # "said the clerk, Ada Quill, had left": its subject has an apposition
    return set(range(gap[0], start)) if gap and gap[-1] == start - 1 else set()


def _subject_words(site: Site) -> list[int]:
    found = site.subject
    return subtree(site.parse, found.head) if found else []


_NOMINAL = ("NOUN", "PROPN", "PRON")


def _from_that(site: Site, clause_head: int, tokens: set[int]) -> set[int]:
    """The clause from its *that* on, where only time, place and whom it tells stand before it."""
    parse = site.parse
    tokens = _without_outlet(site, tokens)
    if (behind := _that_behind_participle(site, clause_head, tokens)) is not None:
        return {i for i in tokens if i >= behind}
    marks = [m for m in dependents(parse, clause_head, "mark") if parse.tokens[m].lower == "that"]
    astray = (i for i in sorted(tokens) if i < clause_head and _is_conjunction(parse.tokens[i]))
    that = next(chain(marks, astray), None)
    if that is None or that < site.head:
        return tokens
    between = [i for i in tokens if site.head < i < that]
    told = site.word.text in site.text.words.hearer_verbs
    if not told and any(
        parse.tokens[i].pos in _NOMINAL and parse.tokens[i].lower not in site.text.words.days
        for i in between
    ):
        return {i for i in tokens if i > site.head}
    return {i for i in tokens if i >= that}


def _without_outlet(site: Site, tokens: set[int]) -> set[int]:
    """The clause without the outlet told, tied by the tree to its subject: "told *BBC* crews"."""
    first, words = min(tokens), site.text.words
    told = site.word.text in words.hearer_verbs and first == site.group.tokens[-1] + 1
    token = site.parse.tokens[first]
    if not told or relation(token) != "compound" or not words.outlets.has(token.text):
        return tokens
    several = site.parse.tokens[token.head].tag in ("NNS", "NNPS")
    return tokens - {first} if several else tokens


def _is_conjunction(token: Token) -> bool:
    """A *that* which the tree hangs on a noun: "told them last month *that* pay had fallen"."""
    return token.lower == "that" and token.tag == "IN" and relation(token) == "det"


def _that_behind_participle(site: Site, clause_head: int, tokens: set[int]) -> int | None:
    """The *that* of the claim, where the tree takes a participle before it for its verb.

    "said in a statement *read to the court* that it was late".
    """
    parse = site.parse
    if parse.tokens[clause_head].tag not in ("VBD", "VBN") or clause_head < site.head:
        return None
    if has(parse, clause_head, "nsubj", "expl", "csubj", "mark", "aux", "cop"):
        return None
    found = (
        i
        for i in sorted(tokens)
        if i > clause_head
        and parse.tokens[i].lower == "that"
        and any(s > i for s in dependents(parse, parse.tokens[i].head, "nsubj"))
    )
    return next(found, None)


def _question_word(site: Site, tokens: set[int]) -> set[int]:
    """The question word right before the clause that the tree hangs elsewhere, with its noun.

    "asked *what* he thought"; "asked *which towns* he could win".
    """
    parse, behind = site.parse, site.group.tokens[-1] + 1
    first = min((i for i in tokens if i > site.head), default=0)
    before = parse.tokens[behind:first]
    if not before:
        return set()
    if before[0].tag in _QUESTIONS and all(t.pos in _OF_QUESTIONS for t in before[1:]):
        return set(range(behind, first))
    return {first - 1} if before[-1].tag in _QUESTIONS else set()


_OF_QUESTIONS = ("NOUN", "PROPN", "ADJ", "ADV", "NUM", "DET")


def _carried_on(site: Site, tokens: set[int]) -> set[int]:
    """A second half that the tree cuts off: "… *and that it was late*", '… "old" *and "slow"*'."""
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    last = max(tokens)
    i = last + 1
    if i < sentence.end and parse.tokens[i].text == ",":
        i += 1
    if i + 1 >= sentence.end or parse.tokens[i].tag != "CC" or last < site.head:
        return set()
    following = parse.tokens[i + 1]
    if following.lower == "that" and relation(following) == "mark":
        return set(range(last + 1, parse.edges[following.head][1]))
    if parse.tokens[i - 1].text in DOUBLE_CLOSERS and following.text in DOUBLE_OPENERS:
        return _to_closing(parse, i + 1, sentence.end, last + 1)
    return set()


def _to_closing(parse: Parse, opening: int, end: int, first: int) -> set[int]:
    for i in range(opening + 1, end):
        if parse.tokens[i].text in DOUBLE_CLOSERS:
            return set(range(first, i + 1))
    return set()
