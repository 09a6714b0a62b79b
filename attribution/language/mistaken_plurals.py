"""Verbs in -s that a tagger took for plural nouns: "Ostmark *plans* to sue", ", a count *shows*".

Such a sentence has no other verb of its own, or the noun would be a plural after *a*: so the marks
and the grammar of the sentence tell, not the word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attribution.language.parse_builder import build_parse
from attribution.model import FINITE, Parse, Token

_CLAUSES = {"acl": "xcomp", "acl:relcl": "ccomp"}
"""What a clause that describes a noun is to the verb that was taken for it."""
_BEFORE_NOUN = ("det", "amod", "compound", "nmod:poss", "nummod", "case")


def with_mistaken_plurals(parse: Parse, articles: Collection[str]) -> Parse:
    """The parse with such verbs and their subjects read as what they are.

    `articles` are those that no plural follows: *a*, *an*. The same object comes back where nothing
    is to be mended.
    """
    mended = {token.i: token for verb in _verbs(parse, articles) for token in _mended(parse, verb)}
    if not mended:
        return parse
    tokens = [mended.get(token.i, token) for token in parse.tokens]
    return build_parse(parse.article, tokens, parse.sentences, parse.names)


def _verbs(parse: Parse, articles: Collection[str]) -> Iterator[Token]:
    for token in parse.tokens:
        if token.tag == "NNS" and token.text.islower() and token.lower.endswith("s"):
            before = parse.tokens[token.i - 1] if token.i else token
            noun = before.dep == "compound" and before.head == token.i
            alone = noun and (_rules_alone(parse, token) or _closes(parse, token, articles))
            if alone or _tells_speaker(parse, token, before):
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


def _mended(parse: Parse, verb: Token) -> Iterator[Token]:
    subject = parse.tokens[verb.i - 1]
    inside = subject.i > parse.sentence_of(subject.i).first
    proper = subject.tag in ("NNP", "NNPS") or (inside and subject.text[:1].isupper())
    yield verb._replace(tag="VBZ", pos="VERB")
    pos, tag = ("PROPN", "NNP") if proper else ("NOUN", subject.tag)
    yield subject._replace(dep="nsubj", pos=pos, tag=tag)
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if i < subject.i and child.dep in _BEFORE_NOUN:
            yield child._replace(head=subject.i)
        elif i > verb.i and child.dep in _CLAUSES:
            yield child._replace(dep=_CLAUSES[child.dep])
            if parse.tokens[verb.i + 1].tag == "IN" and parse.tokens[verb.i + 1].head == i:
                yield parse.tokens[verb.i + 1]._replace(dep="mark")
