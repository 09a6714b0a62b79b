"""Where mentions stand: in quotation marks, as subjects, beside one another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from attribution.grammar.trees import ancestors, relation
from attribution.model import Attribution, Document, Parse


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """What stands around each token of one article, worked out once."""

    parse: Parse
    quoted: tuple[bool, ...]
    """For each token whether it stands in quotation marks."""
    claims: dict[int, tuple[int, ...]]
    """Token → numbers of the attributions in whose claim it stands, innermost first."""
    speaking: dict[int, tuple[int, ...]]
    """Head of a source → numbers of its attributions."""
    quoting: frozenset[int]
    """Heads of sources whose words stand in quotation marks."""
    extents: dict[int, tuple[int, int]]
    """Head of a source → the tokens that its spans reach over."""

    def block(self, i: int) -> int:
        """The number of the block that token `i` stands in."""
        return self.parse.sentences[self.parse.tokens[i].sentence].block

    def is_subject(self, i: int) -> bool:
        """Whether a noun phrase's head is a subject, or joined to one."""
        token = self.parse.tokens[i]
        if i in self.speaking:
            return True
        if relation(token) == "conj":
            token = self.parse.tokens[token.head]
        return relation(token) in ("nsubj", "csubj") or token.dep == "obl:agent"

    def leads(self, i: int) -> bool:
        """Whether a noun phrase is what its sentence is about: its main clause's subject.

        Also whoever it gives the view of: "*For the critic Ida Brandt*, the play is a failure."
        """
        parse, token = self.parse, self.parse.tokens[i]
        if relation(token) == "conj":
            token = parse.tokens[token.head]
        above = parse.tokens[token.head]
        if relation(above) != "root":
            return False
        return relation(token) == "nsubj" or self._opens_as_view(token.i)

    def _opens_as_view(self, i: int) -> bool:
        """Whether "for" and a noun phrase open the sentence, set off by a comma."""
        first, end = self.parse.edges[i]
        tokens, sentence = self.parse.tokens, self.parse.sentence_of(i)
        while end > first and tokens[end - 1].text == ",":
            end -= 1
        opens = first == sentence.first and tokens[first].lower == "for"
        return opens and end < sentence.end and tokens[end].text == ","

    def is_modifier(self, i: int) -> bool:
        """Whether it only stands inside another noun phrase."""
        return relation(self.parse.tokens[i]) in ("nmod", "compound", "amod")

    def clause(self, i: int) -> int:
        """The verb, or other head, of the clause in which a word stands."""
        for above in ancestors(self.parse, i):
            if self.parse.tokens[above].pos in ("VERB", "AUX"):
                return above
        return i


def index_mentions(document: Document, attributions: Sequence[Attribution]) -> MentionIndex:
    """Quotation marks, claims and sources of the article, by token."""
    claims: dict[int, list[int]] = {}
    speaking: dict[int, list[int]] = {}
    by_size = sorted(range(len(attributions)), key=lambda n: len(attributions[n].claim.tokens))
    for number in by_size:
        for i in attributions[number].claim.tokens:
            claims.setdefault(i, []).append(number)
    for number, attribution in enumerate(attributions):
        if attribution.source is not None and attribution.source.head is not None:
            speaking.setdefault(attribution.source.head, []).append(number)
    return MentionIndex(
        document.parse,
        tuple(_quoted(document)),
        {i: tuple(numbers) for i, numbers in claims.items()},
        {i: tuple(numbers) for i, numbers in speaking.items()},
        frozenset(_quoting(attributions)),
        _extents(attributions),
    )


def _quoted(document: Document) -> list[bool]:
    """For each token whether it stands in quotation marks."""
    quoted = [False] * len(document.parse.tokens)
    for quotation in document.quotations:
        quoted[quotation.first : quotation.end] = [True] * (quotation.end - quotation.first)
    return quoted


def _quoting(attributions: Sequence[Attribution]) -> Iterator[int]:
    for attribution in attributions:
        source = attribution.source
        if attribution.mode == "direct" and source is not None and source.head is not None:
            yield source.head


def _extents(attributions: Sequence[Attribution]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for attribution in attributions:
        source = attribution.source
        if source is not None and source.head is not None and source.tokens:
            first, end = source.tokens[0], source.tokens[-1] + 1
            old = found.get(source.head, (first, end))
            found[source.head] = (min(first, old[0]), max(end, old[1]))
    return found


def named_again(parse: Parse, speaking: Collection[int]) -> frozenset[int]:
    """The heads of sources, and "the" with the same noun where it stands without speaking.

    "A signaller said so. *The signaller* asked to remain unnamed."
    """
    nouns = {parse.tokens[i].lemma for i in speaking if parse.tokens[i].pos == "NOUN"}
    again = (
        token.i
        for token in parse.tokens
        if token.lemma in nouns and token.pos == "NOUN" and _is_definite(parse, token.i)
    )
    return frozenset((*speaking, *again))


def _is_definite(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[child].lower == "the" for child in parse.children[noun])
