"""How an article uses the name of a body that no list knows: "Lumo was founded", "Lumo say"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.entities.names.name_classification import Proper
from attribution.entities.names.use import BODY, Use
from attribution.grammar.trees import dependents, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import Parse, Token
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class BodyUses:
    """The uses of one article's names that tell a body from a person."""

    parse: Parse
    vocabulary: Vocabulary

    def of(self, name: Proper) -> Iterator[Use]:
        """All that one mention of a name tells of a body."""
        yield from self._staff(name)
        yield from self._post(name)
        head = next((i for i in range(name.first, name.end) if self._is_subject(i)), None)
        if head is not None:
            yield from self._deed(name, head)
            yield from self._itself(name, head)
            yield from self._plural(name, head)

    def _is_subject(self, i: int) -> bool:
        return relation(self.parse.tokens[i]) == "nsubj"

    def _staff(self, name: Proper) -> Iterator[Use]:
        """ "Lumo spokeswoman Ida Orrin", "a spokesman for Lumo": of persons one seldom says so."""
        tokens, first, end = self.parse.tokens, name.first, name.end
        after = tokens[end] if end < len(tokens) else None
        if after is not None and self._speaks_for(after):
            yield Use("organisation", 1.5, first, end + 1)
        linked = first > 1 and tokens[first - 1].lower in WORDS.post_links
        if linked and self._speaks_for(tokens[first - 2]):
            yield Use("organisation", 1.5, first - 2, end)

    def _speaks_for(self, noun: Token) -> bool:
        return noun.text.islower() and noun.lemma in self.vocabulary.spokespeople

    def _post(self, name: Proper) -> Iterator[Use]:
        """ "the head of Lumo", "a researcher at Lumo", "who works for Lumo"."""
        tokens, first = self.parse.tokens, name.first
        if first < 2 or tokens[first - 1].lower not in WORDS.post_links:
            return
        before = tokens[first - 2]
        works = before.pos == "VERB" and before.lemma in self.vocabulary.serving_verbs
        if works or before.lemma in self.vocabulary.body_posts:
            yield Use(BODY, 1.5, first - 2, name.end)

    def _deed(self, name: Proper, head: int) -> Iterator[Use]:
        """ "Lumo employs 40 people", "Lumo was founded in 1987"."""
        verb = self.parse.tokens[self.parse.tokens[head].head]
        passive = is_passive(self.parse, verb.i)
        deeds = self.vocabulary.body_fates if passive else self.vocabulary.body_deeds
        if verb.pos == "VERB" and verb.lemma in deeds:
            yield Use(BODY, 2, name.first, verb.i + 1)

    def _itself(self, name: Proper, head: int) -> Iterator[Use]:
        """ "Lumo has positioned itself as a bank"."""
        verb = self.parse.tokens[head].head
        for i in dependents(self.parse, verb, "obj", "obl", "iobj"):
            if self.parse.lower_at(i) == "itself":
                yield Use(BODY, 2, name.first, i + 1)

    def _plural(self, name: Proper, head: int) -> Iterator[Use]:
        """ "Lumo are in talks": one name with a plural verb is that of several people."""
        verb = self.parse.tokens[head].head
        if any(list(dependents(self.parse, i, "conj")) for i in range(name.first, name.end)):
            return
        finite = [verb, *dependents(self.parse, verb, "aux", "cop")]
        for i in finite:
            token = self.parse.tokens[i]
            if i >= name.end and token.lower in WORDS.plural_auxiliaries:
                yield Use(BODY, 2, name.first, i + 1)
                return
