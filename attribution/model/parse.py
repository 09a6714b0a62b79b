"""The parse of an article: tokens, sentences, dependency trees and names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from attribution.model.article import Article, Block
from attribution.model.spans import Span

_Answer = TypeVar("_Answer")
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Penn Treebank tags of verbs that have a tense, and of modals."""


class Token(NamedTuple):
    """A word or mark of the article, with its place in its sentence's tree.

    `dep` is a Universal Dependencies relation with its subtype, whatever labels the pipeline has;
    the root's head is itself and its relation `root`.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    name: str
    """`person`, `organisation` or `place` inside a name, else the empty string."""

    @property
    def span(self) -> Span:
        """Where it stands in the file, in characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place among the tokens, [first, end), and the block it stands in."""

    index: int
    block: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name, body or place, [first, end) among the tokens."""

    first: int
    end: int
    kind: str
    told: bool = False
    """Whether the words around it tell its kind: "spokesman Amos Bank", not a label alone."""


@dataclass(frozen=True, slots=True)
class Parse:
    """An article and its grammar: what every later stage reads."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]
    """For each token its dependents, in order."""
    edges: tuple[tuple[int, int], ...]
    """For each token the stretch [first, end) from the leftmost to the rightmost word under it."""
    names: tuple[Name, ...] = ()
    answers: dict[object, dict[int, Any]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """By question what `answered_once` has found out about words of this parse."""

    def span(self, first: int, end: int) -> Span:
        """The stretch of the file from token `first` up to token `end`, which is not in it."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        return self.sentences[self.tokens[i].sentence]

    def text_at(self, i: int) -> str:
        """The text of the token at `i`; empty before the first and after the last."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def lower_at(self, i: int) -> str:
        """The text of the token at `i` in lower case; empty before the first and after the last."""
        return self.text_at(i).lower()

    def block_of(self, i: int) -> Block:
        """The block that token `i` stands in."""
        return self.article.blocks[self.sentence_of(i).block]


def answered_once(question: Callable[[Parse, int], _Answer]) -> Callable[[Parse, int], _Answer]:
    """The question of grammar about a word, with its answers kept as long as the parse.

    For questions that several rules and stages ask of the same words.
    """

    @wraps(question)
    def answer(parse: Parse, i: int) -> _Answer:
        known: dict[int, _Answer] = parse.answers.setdefault(question, {})
        if i not in known:
            known[i] = question(parse, i)
        return known[i]

    return answer
