"""Verbs in -s that a tagger took for plural nouns: "Ostmark *plans* to sue", ", a count *shows*".

Such a sentence has no other verb of its own, or the noun would be a plural after *a*: so the marks
and the grammar of the sentence tell, not the word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from typing import NamedTuple

from attribution.language.parse_builder import with_tokens
from attribution.model import FINITE, Parse, Token

_CLAUSES = {"acl": "xcomp", "acl:relcl": "ccomp"}
"""What a clause that describes a noun is to the verb that was taken for it."""
_BEFORE_NOUN = ("det", "amod", "compound", "nmod:poss", "nummod", "case")


class SpeechWords(NamedTuple):
    """The words that tell a speaker and a verb of saying apart from a noun and its plural."""

    articles: Collection[str]
    """Those that no plural follows: *a*, *an*."""
    speakers: Set[str]
    """Nouns for who or what may speak."""
    papers: Set[str]
    """Nouns for what is written or filed: "the lawsuit *alleges*"."""
    verbs: Collection[str]
    """Verbs of saying."""


def with_mistaken_plurals(parse: Parse, words: SpeechWords) -> Parse:
    """The parse with such verbs and their subjects read as what they are.

    The same object comes back where nothing is to be mended.
    """
    return with_tokens(
        parse, (token for verb in _verbs(parse, words) for token in _mended(parse, verb))
    )


def _verbs(parse: Parse, words: SpeechWords) -> Iterator[Token]:
    for token in parse.tokens:
        if token.tag == "NNS" and token.text.islower() and token.lower.endswith("s"):
            before = parse.tokens[token.i - 1] if token.i else token
            noun = before.dep == "compound" and before.head == token.i
            alone = noun and (_rules_alone(parse, token) or _closes(parse, token, words.articles))
            told = _tells_speaker(parse, token, before) or _speaks(parse, token, words)
            governs = noun and _governs(parse, token, words)
            if alone or told or governs or _follows_apposition(parse, token, words):
                yield token


def _rules_alone(parse: Parse, token: Token) -> bool:
    """Whether a whole sentence would have no verb but in the *that* or *to* clause behind it."""
    sentence = parse.sentence_of(token.i)
    if token.dep != "root" or parse.text_at(sentence.end - 1) != "." or _is_title(parse, token):
        return False
    child = next((parse.tokens[i] for i in parse.children[token.i] if i > token.i), None)
    opens = token.i + 1 < sentence.end and parse.tokens[token.i + 1].tag in ("IN", "TO")
    if child is None or child.dep not in _CLAUSES or not opens:
        return False
    first, end = parse.edges[child.i]
    rest = (t for t in parse.tokens[sentence.first : sentence.end] if not first <= t.i < end)
    return not any(t.tag in FINITE for t in rest)


def _is_title(parse: Parse, token: Token) -> bool:
    return parse.block_of(token.i).kind not in ("prose", "list")


def _closes(parse: Parse, token: Token, articles: Collection[str]) -> bool:
    """Whether a plural would stand after *a*, from a comma to the end: ", a count *shows*."."""
    before = [i for i in parse.children[token.i] if parse.tokens[i].dep == "det"]
    if not before or parse.lower_at(before[0]) not in articles:
        return False
    ends = parse.text_at(token.i + 1) in (".", ",")
    return ends and token.head < token.i and parse.text_at(before[0] - 1) == ","


def _tells_speaker(parse: Parse, token: Token, before: Token) -> bool:
    """Whether only a name stands between a closing mark and it: “…,” Ms. Quill *notes*."""
    if before.head != token.i or parse.text_at(token.i + 1) not in (".", ","):
        return False
    first = token.i
    while first and parse.tokens[first - 1].text[:1].isupper():
        first -= 1
    leads_on = parse.text_at(first - 2) in (",", "?", "!")
    return 1 < first < token.i and parse.tokens[first - 1].tag == "''" and leads_on


def _speaks(parse: Parse, token: Token, words: SpeechWords) -> bool:
    """Whether a speaker stands between a mark and a verb of saying: ", the clerk *notes*."."""
    subject, last = _subject(parse, token), token.i + 1
    paper = token.dep == "conj" and subject.lemma in words.papers
    beside = paper or token.dep in _BESIDE
    if subject.dep != "compound" or subject.head != token.i or not beside:
        return False
    if token.lower.removesuffix("s") not in words.verbs:
        return False
    named = subject.text[:1].isupper() and subject.tag in ("NNP", "NNPS")
    if not named and subject.lemma not in words.speakers | words.papers:
        return False
    if parse.lower_at(last).endswith("ly") and parse.tokens[last].tag == "RB":
        last += 1
    first = subject.i
    while first and parse.tokens[first - 1].tag in _OF_SPEAKER:
        first -= 1
    marked = first > 1 and (parse.text_at(first - 1) == "," or parse.tokens[first - 1].tag == "''")
    return marked and parse.text_at(last) in (".", ",")


def _follows_apposition(parse: Parse, token: Token, words: SpeechWords) -> bool:
    """Whether a name and an apposition stand before it, and no verb in the sentence.

    "Ida Vane, 61, *runs* the mill." Of other appositions than an age only a verb of saying follows,
    and only where the name opens the sentence: "Ada Quill, a clerk, *talks* to us".
    """
    name, sentence = _before_apposition(parse, token), parse.sentence_of(token.i)
    inside = parse.tokens[sentence.first : sentence.end]
    if name is None or token.dep != "root" or any(t.tag in FINITE for t in inside):
        return False
    first = inside[0]
    opens = first.head == token.i and first.tag in ("NNP", "NNPS") and first.text[:1].isupper()
    says = token.lower.removesuffix("s") in words.verbs
    commas = sum(t.text == "," for t in parse.tokens[sentence.first : token.i])
    return _is_aged(parse, token) or (opens and says and commas == _COMMAS)


_COMMAS = 2
"""Around an apposition."""


def _is_aged(parse: Parse, token: Token) -> bool:
    """Whether a number alone stands between the commas before it, in a whole sentence."""
    stopped = parse.text_at(parse.sentence_of(token.i).end - 1) == "."
    return stopped and parse.text_at(token.i - 3) == "," and parse.tokens[token.i - 2].tag == "CD"


def _before_apposition(parse: Parse, token: Token) -> Token | None:
    """The last word of the name in "Ida *Vane*, 61, runs"; None where nothing of the kind is."""
    first = parse.sentence_of(token.i).first
    if parse.text_at(token.i - 1) != ",":
        return None
    commas = (i for i in range(token.i - 2, first, -1) if parse.text_at(i) == ",")
    comma = next(commas, None)
    name = None if comma is None else parse.tokens[comma - 1]
    return name if name is not None and name.tag in ("NNP", "NNPS") else None


def _subject(parse: Parse, verb: Token) -> Token:
    """The noun right before the verb or the apposition, or the first word of the name there."""
    before = _before_apposition(parse, verb) or parse.tokens[verb.i - 1]
    return parse.tokens[before.head] if before.dep == "flat" else before


def _governs(parse: Parse, token: Token, words: SpeechWords) -> bool:
    """Whether a speaker opens the sentence and *that* follows: "The prosecution *alleges* that"."""
    subject, behind = _subject(parse, token), token.i + 1
    if token.dep != "root" or token.lower.removesuffix("s") not in words.verbs:
        return False
    opens = parse.edges[token.i][0] == parse.sentence_of(token.i).first
    plain = all(parse.tokens[i].tag in _OF_SPEAKER for i in range(parse.edges[token.i][0], token.i))
    named = subject.tag in ("NNP", "NNPS") or subject.lemma in words.speakers
    clause = any(
        parse.tokens[i].dep in _CLAUSES and parse.edges[i][0] == behind
        for i in parse.children[token.i]
    )
    return opens and plain and named and clause and parse.lower_at(behind) == "that"


_BESIDE = ("parataxis", "appos", "root")
_OF_SPEAKER = ("DT", "PRP$", "JJ", "NN", "NNP", "POS", "CD")


def _mended(parse: Parse, verb: Token) -> Iterator[Token]:
    subject = _subject(parse, verb)
    inside = subject.i > parse.sentence_of(subject.i).first
    proper = subject.tag in ("NNP", "NNPS") or (inside and subject.text[:1].isupper())
    yield verb._replace(tag="VBZ", pos="VERB")
    pos, tag = ("PROPN", "NNP") if proper else ("NOUN", subject.tag)
    yield subject._replace(dep="nsubj", pos=pos, tag=tag)
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if i < subject.i and child.dep in _BEFORE_NOUN:
            yield child._replace(head=subject.i)
        elif i > verb.i and child.dep == "nmod":
            yield child._replace(dep="obl")
        elif i > verb.i and child.dep in _CLAUSES:
            yield child._replace(dep=_CLAUSES[child.dep])
            if parse.tokens[verb.i + 1].tag == "IN" and parse.tokens[verb.i + 1].head == i:
                yield parse.tokens[verb.i + 1]._replace(dep="mark")
