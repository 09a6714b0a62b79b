"""Papers: the words that tell of a document or poll, over all its mentions, and who put it out.

"A poll of tenants *taken for Orrin Homes by Vantum*", "the accounts of *its* second
quarter", "the slides, *entitled* …", "the survey *was conducted in May*": issuer, date, number and
title stand before the noun, after it, and in sentences of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.entities.names.name_classification import Proper
from attribution.grammar.numbers import is_code, word_from
from attribution.grammar.trees import dependents, relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

PAPERS = ("document", "poll")
"""Sorts of mentions that are read, seen or heard."""
_ISSUERS = ("organisation", "outlet", "person")
_DESCRIBING = frozenset("DT PRP$ JJ NN NNP VBG HYPH".split())
_AFTER = ("nmod", "acl", "appos")

Stretch = tuple[int, int]
"""Tokens [first, end)."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The reader of one article's documents and polls."""

    parse: Parse
    entities: Entities
    vocabulary: Vocabulary
    tuning: Tuning

    def stretches(self, cluster: Cluster) -> tuple[Stretch, ...]:
        """The words that tell of a paper: its noun phrases and what is said of its making."""
        mentions = [self.entities.mentions.all[i] for i in cluster.mentions]
        found = [self.phrase(m) for m in mentions if m.form == "noun" and m.sort in PAPERS]
        found += [stretch for m in mentions for stretch in self._made(m)]
        return tuple(dict.fromkeys(found))

    def phrase(self, mention: Mention) -> Stretch:
        """A paper's noun phrase with what stands after the noun, beyond the tree's own slips."""
        parse = self.parse
        limit = min(parse.sentence_of(mention.head).end, mention.end + int(self.tuning.paper_reach))
        _, end = self.entities.index.extents.get(mention.head, (0, mention.end))
        for child in dependents(parse, mention.head, *_AFTER):
            if child > mention.head:
                end = max(end, self._end_below(child))
        return mention.first, min(limit, self._participle_end(max(end, mention.end), limit))

    def _end_below(self, child: int) -> int:
        """Where a branch after the noun ends, before any clause of what the paper says."""
        end = self.parse.edges[child][1]
        claimed = self.entities.index.claims
        while end > child and claimed.get(end - 1, ()) != claimed.get(child, ()):
            end -= 1
        return end

    def _participle_end(self, end: int, limit: int) -> int:
        """Where a participle phrase ends that follows, whatever the tree hangs it on.

        "a survey of shoppers *carried out for Norvik by Verity*, 61% …": up to the comma or verb.
        """
        tokens = self.parse.tokens
        at = end + 1 if end < limit and tokens[end].text == "," else end
        if at >= limit or not self._tells_of_making(at):
            return end
        at += 1
        while at < limit and tokens[at].text != "," and not self._is_verb(at):
            at += 1
        return at

    def _tells_of_making(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.tag in ("VBN", "VBD") and self.vocabulary.dating_verbs.has(token.lemma)

    def _is_verb(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.tag in FINITE and not self._tells_of_making(i)

    def _made(self, mention: Mention) -> Iterator[Stretch]:
        """ "The survey *was conducted in May by Verity*": what its sentence says of its making."""
        token = self.parse.tokens[mention.head]
        if mention.sort not in PAPERS or relation(token) != "nsubj":
            return
        if self.vocabulary.dating_verbs.has(self.parse.tokens[token.head].lemma):
            yield mention.first, self.parse.edges[token.head][1]

    def is_coded(self, mention: Mention) -> bool:
        """Whether a code stands after the noun: "title WX44817", "permit 33/B"."""
        return is_code(word_from(self.parse, mention.head + 1))

    def issuers(self, mention: Mention) -> Iterator[tuple[int, int]]:
        """The names of those who put out a paper, tokens [first, end), as its words tell them."""
        yield from self._before(mention)
        _, end = self.phrase(mention)
        for i in range(mention.end, end):
            if self.parse.tokens[i].text.startswith("@"):
                yield i, i + 1
            name = self.entities.name_at(i)
            if name is not None and i == name.first and self._put_out(name):
                yield name.first, name.end

    def owners(self, mention: Mention) -> Iterator[Mention]:
        """Those told by a pronoun or a definite body: "minutes of *its* May meeting"."""
        tokens, (_, end) = self.parse.tokens, self.phrase(mention)
        for i in range(mention.end, end):
            owner = self.entities.mentions.of(i)
            if owner is None or i != owner.head:
                continue
            if tokens[owner.first - 1].lower not in WORDS.owners:
                continue
            pronoun = tokens[i].tag == "PRP$"
            possessor = i + 1 < end and tokens[i + 1].tag == "POS"
            body = owner.sort in ("organisation", "outlet")
            if (pronoun or possessor or body) and not self._is_handed(owner.first - 1):
                yield owner

    def _before(self, mention: Mention) -> Iterator[tuple[int, int]]:
        """Names that stand before the noun, whatever they are taken for: "Orbis imagery"."""
        i = mention.first
        while i < mention.head:
            name = self.entities.name_at(i)
            if name is not None and name.end <= mention.head:
                yield name.first, name.end
                i = name.end
            else:
                if self.is_plain_name(i):
                    yield i, i + 1
                i += 1

    def is_plain_name(self, i: int) -> bool:
        """A capitalised noun that the names have not: no date, no nation, no first plain word."""
        token, words = self.parse.tokens[i], self.vocabulary
        known = words.identifying_words.has(token.text) or words.states.get(token.lower)
        titled = self.parse.tokens[self._head_after(i)].text[:1].isupper()
        return token.tag == "NNP" and token.text[:1].isupper() and not (known or titled)

    def _head_after(self, i: int) -> int:
        """The last word of the run of nouns that a word stands in."""
        tokens = self.parse.tokens
        while i + 1 < len(tokens) and tokens[i + 1].tag[:2] == "NN":
            i += 1
        return i

    def _put_out(self, name: Proper) -> bool:
        before = self._preposition(name.first)
        if self._is_handed(before):
            return False
        link = self.parse.tokens[before].lower
        if name.kind in _ISSUERS and link in WORDS.issuers:
            return True
        ordered = self.vocabulary.dating_verbs.has(self._verb_before(before))
        return link in WORDS.parties or (link == "for" and name.kind != "place" and ordered)

    def _verb_before(self, i: int) -> str:
        """The verb before a preposition, over a particle: "*carried* out for"."""
        tokens = self.parse.tokens
        at = i - 2 if tokens[i - 1].tag == "RP" else i - 1
        return tokens[at].lemma

    def _is_handed(self, preposition: int) -> bool:
        """Whether it is who has the paper, and not who made it: "*seen by* the Courier"."""
        return self.vocabulary.obtaining_verbs.has(self.parse.tokens[preposition - 1].lower)

    def _preposition(self, name: int) -> int:
        """Where the phrase begins that ends with a name: "*by* the pollster Vantum"."""
        tokens, first = self.parse.tokens, name - 1
        while first > name - self.tuning.issuer_gap and tokens[first].tag in _DESCRIBING:
            first -= 1
        return first
