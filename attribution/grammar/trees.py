"""Where words stand in their sentence's tree: pure functions over a parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from attribution.model import Article, Name, Parse, Span, Spans, Token


def names_in(parse: Parse, first: int, end: int) -> tuple[Name, ...]:
    """The names that begin at one of the tokens [first, end)."""
    at = (bisect_left(parse.names, i, key=lambda name: name.first) for i in (first, end))
    return parse.names[slice(*at)]


def block_edges(parse: Parse, i: int) -> tuple[int, int]:
    """The tokens [first, end) of the paragraph that a token stands in."""
    block, sentences = parse.sentence_of(i).block, parse.sentences
    first = bisect_left(sentences, block, key=_BLOCK)
    last = bisect_right(sentences, block, first, key=_BLOCK) - 1
    return sentences[first].first, sentences[last].end


_BLOCK = attrgetter("block")
BESIDE_TEXT = ("caption", "credit")


def block_before(parse: Parse, block: int) -> int:
    """The block before one in running text: pictures' captions and credits between do not count."""
    blocks = parse.article.blocks
    before = block - 1
    while before > 0 and blocks[before].kind in BESIDE_TEXT:
        before -= 1
    return before


def relation(token: Token) -> str:
    """The relation without its subtype: `nsubj` for `nsubj:pass`."""
    return token.dep.partition(":")[0]


def dependents(parse: Parse, i: int, *relations: str) -> Iterator[int]:
    """Dependents of a word whose relation, or its main part, is one of those given."""
    tokens = parse.tokens
    for child in parse.children[i]:
        dep = tokens[child].dep
        if dep in relations or dep.partition(":")[0] in relations:
            yield child


def dependent(parse: Parse, i: int, *relations: str) -> int | None:
    """The first such dependent, None where there is none."""
    tokens = parse.tokens
    for child in parse.children[i]:
        dep = tokens[child].dep
        if dep in relations or dep.partition(":")[0] in relations:
            return child
    return None


def has(parse: Parse, i: int, *relations: str) -> bool:
    """Whether a word has such a dependent."""
    return dependent(parse, i, *relations) is not None


def ancestors(parse: Parse, i: int) -> Iterator[int]:
    """The words above a word, nearest first, up to the root."""
    tokens = parse.tokens
    while tokens[i].head != i:
        i = tokens[i].head
        yield i


def subtree(parse: Parse, i: int, *, leave_out: Iterable[int] = ()) -> list[int]:
    """A word and all below it, in order, without the branches that start at `leave_out`."""
    children, cut = parse.children, set(leave_out)
    found = [i]
    for j in found:  # grows while it is walked
        found += [child for child in children[j] if child not in cut] if cut else children[j]
    found.sort()
    return found


def case_of(parse: Parse, i: int) -> str:
    """The preposition of a noun phrase, lower-cased and whole ("because of"); empty without one."""
    first = preposition_of(parse, i)
    if first is None:
        return ""
    words = [first, *dependents(parse, first, "fixed")]
    return " ".join(parse.tokens[j].lower for j in words)


_MODIFIERS = ("nmod:desc", "compound", "amod", "nummod", "det")


def preposition_of(parse: Parse, i: int) -> int | None:
    """The first word of that preposition; trees may hang it on the phrase's first word.

    "talked *about* candidate Ada Quill": where the tree has it below *candidate*, it is Quill's.
    """
    for j in dependents(parse, i, "case"):
        if parse.tokens[j].tag != "POS":
            return j
    first = parse.tokens[parse.edges[i][0]]
    above = parse.tokens[first.head]
    lowered = above.i < i and above.head == i and above.dep in _MODIFIERS
    return first.i if lowered and relation(first) == "case" else None


def runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Maximal runs [first, end) of consecutive indices."""
    start = previous = None
    for i in sorted(set(indices)):
        if start is None or previous is None:
            start = i
        elif i != previous + 1:
            yield start, previous + 1
            start = i
        previous = i
    if start is not None and previous is not None:
        yield start, previous + 1


def spans_of(parse: Parse, indices: Iterable[int]) -> Spans:
    """The stretches of the file that the tokens cover, broken where a block ends."""
    tokens, sentences = parse.tokens, parse.sentences
    spans: list[Span] = []
    for first, end in runs(indices):
        start = first
        for i in range(first + 1, end + 1):
            block = sentences[tokens[i - 1].sentence].block
            if i == end or sentences[tokens[i].sentence].block != block:
                spans.append(Span(tokens[start].start, tokens[i - 1].end))
                start = i
    return tuple(spans)


def text_of(article: Article, spans: Spans) -> str:
    """The words of the spans for a reader: white space collapsed, gaps as an ellipsis."""
    return " … ".join(article.words(span) for span in spans)
