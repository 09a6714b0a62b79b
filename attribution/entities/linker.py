"""Who is the same as whom: every mention of the article linked to those it means, in one pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from attribution.entities.coreference.alias_matching import NameBook
from attribution.entities.coreference.appositions import Identities
from attribution.entities.coreference.clusters import Candidate, Referent, Register
from attribution.entities.coreference.conjoined import VOICES, remember_joined
from attribution.entities.coreference.descriptions import Descriptions
from attribution.entities.coreference.possessors import Owners
from attribution.entities.coreference.pronouns import Pronouns, best_of
from attribution.entities.coreference.quantities import Quantities
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_detection import find_mentions
from attribution.entities.mentions.mention_index import Surroundings, surroundings
from attribution.entities.mentions.phrase_edges import NounPhrases, proper_adjectives
from attribution.entities.names.name_detection import find_names
from attribution.grammar.trees import dependent, dependents, relation
from attribution.model import Attribution, Parse
from attribution.rulebook import Rulebook
from attribution.rulebook.vocabulary import Vocabulary

SURE = 0.8
"""The lead in points from which a pronoun tells the gender of whom it means."""


@dataclass(frozen=True, slots=True)
class Entities:
    """The article's mentions, whom each means, and where it all stands."""

    mentions: Mentions
    register: Register
    around: Surroundings
    book: NameBook
    phrases: NounPhrases


def _named_again(parse: Parse, speaking: Collection[int]) -> frozenset[int]:
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


def link_mentions(
    parse: Parse, attributions: Sequence[Attribution], rulebook: Rulebook
) -> Entities:
    """Every mention linked to a referent."""
    words = rulebook.vocabulary
    around = surroundings(parse, attributions)
    joined = (i for head in around.speaking for i in dependents(parse, head, "conj"))
    voices = frozenset((*around.speaking, *joined))
    names = find_names(parse, words, voices, around.quoting)
    named = frozenset(i for name in names for i in range(name.first, name.end))
    adjectives = proper_adjectives(parse, named, words)
    phrases = NounPhrases(parse.tokens, named, words, adjectives)
    mentions = find_mentions(parse, names, words, _named_again(parse, voices), phrases)
    register = Register(mentions.all)
    book = NameBook(register, words, around.speaking, names)
    book.settle()
    linker = _Linker(parse, tuple(attributions), rulebook, words, around, mentions, register, book)
    linker.link_all()
    return Entities(mentions, register, around, book, phrases)


class _Linker:
    """The pass over the mentions, in the order of their nouns."""

    def __init__(
        self,
        parse: Parse,
        attributions: tuple[Attribution, ...],
        rulebook: Rulebook,
        words: Vocabulary,
        around: Surroundings,
        mentions: Mentions,
        register: Register,
        book: NameBook,
    ) -> None:
        weights = rulebook.sources.linking
        self.parse, self.attributions, self.words, self.weights = (
            parse,
            attributions,
            words,
            weights,
        )
        self.around, self.mentions, self.register, self.book = around, mentions, register, book
        self.pronouns = Pronouns(register, mentions, around, weights, attributions)
        self.descriptions = Descriptions(register, mentions, around, weights, words)
        self.identities = Identities(parse, mentions, register, words)
        self.quantities = Quantities(register, mentions, around, self.descriptions)
        self.owners = Owners(parse, mentions, register, book)

    def link_all(self) -> None:
        later = []
        for mention in self.mentions.all:
            if mention.form == "speaker":
                later.append(mention)
                continue
            if mention.index not in self.register.links:
                self._link(mention)
            self._notice(mention)
        for mention in later:
            self._speaker(mention)

    def _notice(self, mention: Mention) -> None:
        """Remembers who spoke, and who stands joined to whom."""
        referent = self.register.found(mention)
        if referent is None:
            return
        token = self.parse.tokens[mention.head]
        if mention.head in self.around.speaking:
            referent.spoke = max(referent.spoke, token.sentence)
        if relation(token) == "conj" and referent.sort in VOICES:
            speaking = self.around.speaking
            remember_joined(self.parse, self.mentions, self.register, speaking, mention.head)

    def _link(self, mention: Mention) -> None:
        if mention.form == "relative":
            self._relative(mention)
        elif mention.form == "pronoun":
            self._pronoun(mention)
        elif mention.form == "quantity":
            named = self.identities.of(mention) if mention.count == "one" else None
            if named is not None:  # "one of them, Ida Brandt, said"
                self.register.link(mention, named[0], "same", named[1], named[2])
            else:
                self.quantities.link(mention)
        else:
            self._description(mention)

    def _relative(self, mention: Mention) -> None:
        antecedent = self.pronouns.relative(mention)
        referent = self.register.found(antecedent)
        if referent is None or antecedent is None:
            self._new(mention, resolved=False)
        else:
            self.register.link(mention, referent, "same", "entity.relative", antecedent.index)

    def _pronoun(self, mention: Mention) -> None:
        candidates = self.pronouns.ranked(mention)
        best = best_of(candidates, self.weights, pronoun=True)
        if best is None:
            self._new(mention, resolved=False, candidates=candidates[:3])
            return
        self._same(mention, best, "entity.pronoun", candidates)
        clear = len(candidates) == 1 or best.points - candidates[1].points >= SURE
        referent = self.register.referents[best.referent]
        if clear and not referent.gender and mention.gender in ("male", "female"):
            referent.gender = mention.gender

    def _speaker(self, mention: Mention) -> None:
        """ "I" and "we" are whoever is quoted; outside a quotation, the article's own voice."""
        number = self.pronouns.speaker(mention)
        if number is not None:
            source = self.attributions[number].source
            said = self.mentions.of(source.head) if source is not None else None
            referent = self.register.found(said)
            if referent is not None and said is not None:
                self.register.link(mention, referent, "same", "entity.speaker", said.index)
                return
        if self.around.quoted[mention.head]:
            self._new(mention, resolved=False)
        else:
            self.register.link(mention, self._author(mention), "same", "entity.author")

    def _author(self, mention: Mention) -> Referent:
        for referent in self.register.referents:
            if "<author>" in referent.nouns:
                return referent
        referent = self.register.open(mention)
        referent.nouns.add("<author>")
        return referent

    def _same(
        self, mention: Mention, best: Candidate, rule: str, candidates: tuple[Candidate, ...]
    ) -> None:
        referent = self.register.referents[best.referent]
        self.register.link(mention, referent, "same", rule, best.mention, candidates)

    def _new(
        self,
        mention: Mention,
        *,
        resolved: bool = True,
        owner: int | None = None,
        candidates: tuple[Candidate, ...] = (),
    ) -> Referent:
        referent = self.register.open(mention)
        referent.resolved, referent.owner = resolved, owner
        rule = "entity.new" if resolved else "entity.unresolved"
        if resolved and self.identities.is_anothers(mention):
            rule = "entity.name-of-another"
        relation = "new" if resolved else "unresolved"
        self.register.link(mention, referent, relation, rule, None, candidates)  # type: ignore[arg-type]  # one of two relations
        return referent

    def _description(self, mention: Mention) -> None:
        found = self.identities.of(mention) or self._known_body(mention)
        if found is not None:
            referent, rule, antecedent = found
            self.register.link(mention, referent, "same", rule, antecedent)
            if self.descriptions.is_drawn(mention) and referent.group is None:
                referent.group = self._group_of(mention)  # "One resident, Ines Orrin, said"
            return
        owner = self.owners.of(mention)
        if self.descriptions.is_drawn(mention):
            self._drawn(mention, owner)
        elif mention.article == "definite" or (
            mention.article == "possessive" and owner is not None
        ):
            self._definite(mention, owner)
        elif mention.article == "none" and (self._again(mention) or self._echo(mention, owner)):
            return
        else:
            self._new(mention, owner=owner)

    def _known_body(self, mention: Mention) -> tuple[Referent, str, int | None] | None:
        """A government by its nationality, an outlet by its report."""
        if mention.noun_class == "government" and len(mention.states) == 1:
            (state,) = mention.states
            if referent := self.book.by_key.get(("state", state.lower())):
                return referent, "entity.government", referent.mentions[0]
        if self.words.outlet_products.has(mention.noun):
            for referent in self.owners.beside(mention):
                if referent.sort == "outlet":
                    return referent, "entity.outlet-report", referent.mentions[0]
        return None

    def _group_of(self, mention: Mention) -> int | None:
        best = best_of(self.descriptions.ranked(mention, None, drawn=True), self.weights)
        return None if best is None else best.referent

    def _drawn(self, mention: Mention, owner: int | None) -> None:
        candidates = self.descriptions.ranked(mention, owner, drawn=True)
        best = best_of(candidates, self.weights)
        referent = self.register.open(mention)
        referent.owner = owner
        if best is None:
            self.register.link(mention, referent, "new", "entity.new", None, candidates)
            return
        referent.group = best.referent
        self.register.link(mention, referent, "member", "entity.member", best.mention, candidates)

    def _definite(self, mention: Mention, owner: int | None) -> None:
        whole = self.descriptions.ranked(mention, owner, drawn=False)
        groups = self.descriptions.groups_of(mention, owner)
        candidates = tuple(sorted(whole + groups, key=lambda c: (-c.points, -c.mention)))
        best = None if self.descriptions.is_other(mention) else best_of(candidates, self.weights)
        if best is None and not (mention.number == 2 and self.quantities.both(mention)):
            self._without_antecedent(mention, owner, candidates)
        elif best is None:
            return
        elif best in whole:
            self._same(mention, best, "entity.description", candidates)
        else:
            referent = self.register.open(mention)
            referent.group, referent.owner = best.referent, owner
            self.register.link(
                mention, referent, "member", "entity.member", best.mention, candidates
            )

    def _without_antecedent(
        self, mention: Mention, owner: int | None, candidates: tuple[Candidate, ...]
    ) -> None:
        takes_up = self.words.epithets.has(mention.noun) and not self._is_told_apart(mention)
        if takes_up and mention.count == "one" and mention.article == "definite":
            foremost = self._foremost(mention)
            if foremost is not None:
                earlier = self.register.last(foremost, mention.first)
                self.register.link(
                    mention, foremost, "same", "entity.epithet", earlier.index if earlier else None
                )
                return
        resolved = self._introduces_itself(mention, owner)
        self._new(mention, resolved=resolved, owner=owner, candidates=candidates[:3])

    def _foremost(self, mention: Mention) -> Referent | None:
        """The person named most often, who leads the next by half as much again."""
        counted = []
        for referent in self.register.known_as(("<human>",)):
            if referent.name is None or referent.count != "one" or referent.parts:
                continue
            if mention.gender and referent.gender not in ("", mention.gender):
                continue
            named = sum(self.mentions.all[i].form == "name" for i in referent.mentions)
            counted.append((named, referent))
        counted.sort(key=lambda pair: -pair[0])
        if not counted or (len(counted) > 1 and counted[0][0] < 1.5 * counted[1][0]):
            return None
        return counted[0][1] if counted[0][0] else None

    def _is_told_apart(self, mention: Mention) -> bool:
        """Whether names stand before the noun: "the Vermont senator" is not just any one."""
        inside = range(mention.first, mention.head)
        return bool(mention.states) or any(self.book.name_at(i) for i in inside)

    def _introduces_itself(self, mention: Mention, owner: int | None) -> bool:
        """Whether a definite description needs no earlier mention: "the mayor of Brackwater"."""
        if mention.article == "possessive" or self.words.unique_descriptions.has(mention.noun):
            return True
        if self.words.unique_posts.has(mention.noun) and (owner is not None or mention.states):
            return True
        if mention.sort != "human" and (owner is not None or mention.states):
            return True
        after = dependents(self.parse, mention.head, "nmod", "acl", "appos")
        return any(child > mention.head for child in after)

    def _echo(self, mention: Mention, owner: int | None) -> bool:
        """Links the bare singular of a headline or caption: "Harbour Board official resigns"."""
        if mention.count != "one" or mention.sort != "human" or not mention.marks:
            return False
        candidates = self.descriptions.ranked(mention, owner, drawn=False)
        best = best_of(candidates, self.weights)
        if best is None or "same-noun" not in best.reasons or "no-mark" in best.reasons:
            return False
        self._same(mention, best, "entity.description", candidates)
        return True

    def _again(self, mention: Mention) -> bool:
        """Links "prosecutors" to the prosecutors of before: the same bare plural, word for word."""
        if mention.count != "plural" or mention.number is not None:
            return False
        if mention.head in self.around.extents:
            plain = self.around.extents[mention.head][1] <= mention.end
        else:
            plain = dependent(self.parse, mention.head, "nmod", "acl") is None
        for referent in self.register.known_as((mention.noun,)):
            same = mention.noun in referent.nouns and referent.marks == mention.marks
            if plain and same and referent.count == "plural" and not referent.parts:
                antecedent = referent.mentions[-1]
                self.register.link(mention, referent, "same", "entity.same-words", antecedent)
                return True
        return False
