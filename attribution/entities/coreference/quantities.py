"""Whom words of quantity mean: "one", "both", "some of the aides", "the latter"."""

from __future__ import annotations

from attribution.entities.coreference.clusters import Referent, Register
from attribution.entities.coreference.descriptions import Descriptions
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import Surroundings

REACH = 3
"""How many sentences before, a group may have been mentioned from which *one* is drawn."""
_DRAWN = frozenset("one another third either".split())
_WHOLE = frozenset("both neither all each two three four five six seven eight nine ten".split())
_OF_TWO = frozenset("former latter".split())
_UNLIKE = frozenset("others other another".split())
_SHARES = frozenset(
    "percent percentage proportion % half third quarter majority minority most plurality".split()
)


class Quantities:
    """The search for the groups of one article's quantities."""

    def __init__(
        self,
        register: Register,
        mentions: Mentions,
        around: Surroundings,
        descriptions: Descriptions,
    ) -> None:
        self.register, self.mentions, self.around = register, mentions, around
        self.descriptions = descriptions

    def link(self, mention: Mention) -> None:
        """Settles whom a word of quantity means."""
        if mention.core != mention.head and self._of_group(mention):
            return
        if mention.noun in _OF_TWO and self._of_two(mention):
            return
        group = next(self.descriptions.groups(mention, REACH), None)
        referent = self._beyond(mention, group, self.register.found(group))
        if (
            mention.noun in _WHOLE
            and not self._is_share(mention)
            and self._whole(mention, group, referent)
        ):
            return
        if referent is None or group is None:
            fellow = self._fellow(mention) if mention.noun in _UNLIKE else None
            other = self.register.found(fellow)
            if fellow is None or other is None:
                self._new_crowd(mention)
            else:
                self._liken(mention, fellow, other)
        elif mention.noun in _DRAWN or self._is_fewer(mention, referent):
            self._draw(mention, group, referent)
        elif mention.noun in _UNLIKE or self._is_share(mention) or self._goes_on(mention, group):
            self._liken(mention, group, referent)
        else:
            self._new_crowd(mention)

    def _beyond(
        self, mention: Mention, group: Mention | None, referent: Referent | None
    ) -> Referent | None:
        """ "Of six aides, four said no and *one* yes": one of the six, not of the four."""
        if group is None or referent is None or referent.group is None:
            return referent
        tokens = self.around.parse.tokens
        same = tokens[group.head].sentence == tokens[mention.head].sentence
        return self.register.referents[referent.group] if same else referent

    @staticmethod
    def _is_fewer(mention: Mention, group: Referent) -> bool:
        """ "Six aides … *Four* said": four of the six."""
        some, all_ = mention.number, group.number
        return some is not None and all_ is not None and some < all_

    def _fellow(self, mention: Mention) -> Mention | None:
        """The one before of whom it is another: "*One resident* said …; another said"."""
        tokens = self.around.parse.tokens
        for index in range(mention.index - 1, -1, -1):
            earlier = self.mentions.all[index]
            if tokens[mention.head].sentence - tokens[earlier.head].sentence > REACH:
                return None
            one = earlier.form == "noun" and earlier.count == "one" and earlier.sort == "human"
            new = earlier.article == "indefinite" and self.around.is_subject(earlier.head)
            if one and new:
                return earlier
        return None

    def _of_two(self, mention: Mention) -> bool:
        """ "the former" and "the latter": the first and the second of the two named last."""
        people = self._last_people(mention, 2)
        if len(people) < 2:
            return False
        one = people[1] if mention.noun == "former" else people[0]
        earlier = self.register.last(one, mention.first)
        at = earlier.index if earlier else None
        self.register.link(mention, one, "same", "entity.of-two", at)
        return True

    def _new_crowd(self, mention: Mention) -> None:
        """ "Some say … some say": nobody tells one such crowd from the other."""
        for referent in self.register.known_as((mention.noun,)):
            bare = self.register.mentions[referent.mentions[0]]
            if bare.form == "quantity" and bare.core == bare.head and referent.group is None:
                self.register.link(mention, referent, "same", "entity.same-words", bare.index)
                return
        self.register.link(mention, self.register.open(mention), "new", "entity.new")

    def _is_share(self, mention: Mention) -> bool:
        """ "54 percent", "six in 10": a part of a whole, counted."""
        tokens, after = self.around.parse.tokens, mention.end
        if mention.noun in _SHARES:
            return True
        return (
            after + 1 < len(tokens)
            and tokens[after].lower == "in"
            and tokens[after + 1].pos == "NUM"
        )

    def _of_group(self, mention: Mention) -> bool:
        """ "one of the officials" is drawn from them, "hundreds of residents" are they."""
        inner = self.mentions.of(mention.core)
        referent = self.register.found(inner)
        if inner is None or referent is None or inner.index == mention.index:
            return False
        if inner.article in ("definite", "possessive") or inner.form == "pronoun":
            self._draw(mention, inner, referent)
        elif self._is_share(mention) or mention.count == "one":
            self._liken(mention, inner, referent)
        else:
            self.register.link(mention, referent, "same", "entity.quantity", inner.index)
        return True

    def _whole(self, mention: Mention, group: Mention | None, referent: Referent | None) -> bool:
        """ "both" and "neither": the group of before, or the two named last."""
        wanted = 2 if mention.noun in ("both", "neither") else mention.number
        fits = referent is not None and (wanted is None or referent.number in (None, wanted))
        if fits and referent is not None and group is not None:
            self.register.link(mention, referent, "same", "entity.whole-group", group.index)
            return True
        return wanted == 2 and self.both(mention)

    def both(self, mention: Mention) -> bool:
        """Links "both" or "the two men" to the two persons named last, where there are two."""
        people = self._last_people(mention, 2)
        if len(people) < 2:
            return False
        joint = self.register.join(r.index for r in reversed(people))
        antecedent = self.register.last(people[0], mention.first)
        self.register.link(
            mention, joint, "same", "entity.both", antecedent.index if antecedent else None
        )
        return True

    def _last_people(self, mention: Mention, number: int) -> tuple[Referent, ...]:
        """The persons mentioned last, nearest first."""
        tokens, found = self.around.parse.tokens, []
        for index in range(mention.index - 1, -1, -1):
            earlier = self.mentions.all[index]
            referent = self.register.found(earlier)
            if tokens[mention.head].sentence - tokens[earlier.head].sentence > REACH:
                break
            if referent is None or referent in found or referent.sort != "human":
                continue
            if referent.count == "one":
                found.append(referent)
            if len(found) == number:
                break
        return tuple(found)

    def _draw(self, mention: Mention, group: Mention, referent: Referent) -> None:
        one = self.register.open(mention)
        one.group = referent.index
        if self.around.parse.tokens[mention.end].lower == "of":
            one.sort = referent.sort  # "Two letters came. One of them said": a letter
        self.register.link(mention, one, "member", "entity.member", group.index)

    def _liken(self, mention: Mention, group: Mention, referent: Referent) -> None:
        """ "Some residents … Others": the same sort of people, and not the same people."""
        others = self.register.open(mention)
        others.like = referent.index
        self.register.link(mention, others, "like", "entity.like", group.index)

    def _goes_on(self, mention: Mention, group: Mention) -> bool:
        """Whether "some" stands right after the sentence whose subject the group was."""
        tokens = self.around.parse.tokens
        near = tokens[mention.head].sentence - tokens[group.head].sentence <= 1
        together = self.around.block(mention.head) == self.around.block(group.head)
        return near and together and self.around.is_subject(group.head)
