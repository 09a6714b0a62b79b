"""Proper names that mean the same: full names and surnames, bodies and their short forms.

Names are settled over the whole article before anything else, since "Orrin said" may stand in the
headline and "Elena Orrin" in the third paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.mentions.mention import Mention
from attribution.entities.names.name_classification import CORPORATE, Proper
from attribution.entities.names.name_runs import SMALL
from attribution.model import Parse
from attribution.rulebook.vocabulary import Vocabulary

_BODIES = ("organisation", "outlet")


class NameBook:
    """The clusters of one article that have proper names."""

    def __init__(
        self,
        parse: Parse,
        clustering: Clustering,
        vocabulary: Vocabulary,
        speaking: Collection[int],
        names: Sequence[Proper],
    ) -> None:
        self.parse = parse
        self.clustering, self.vocabulary, self.speaking = clustering, vocabulary, speaking
        self.by_key: dict[tuple[str, ...], ClusterBuilder] = {}
        self.people: dict[str, list[ClusterBuilder]] = {}
        """By surname."""
        self.given: dict[str, list[ClusterBuilder]] = {}
        """By first name."""
        self.middle: dict[str, list[ClusterBuilder]] = {}
        """By each word between: the *Garcia* of "Maria Garcia Lozano"."""
        self.bodies_by_first: dict[str, list[ClusterBuilder]] = {}
        """Bodies of several words by the first of them."""
        self.bodies_by_last: dict[str, list[ClusterBuilder]] = {}
        """Bodies by the last word of their names."""
        self.bodies_by_initials: dict[str, list[ClusterBuilder]] = {}
        self.names: dict[int, Proper] = {i: n for n in names for i in range(n.first, n.end)}
        """Token → the proper name of which it is part."""

    def name_at(self, i: int) -> Proper | None:
        """The proper name of which a token is part."""
        return self.names.get(i)

    def named_at(self, i: int) -> ClusterBuilder | None:
        """Whom a name before a noun means: the Lindqvist of "the Lindqvist campaign"."""
        name = self.names.get(i)
        if name is None:
            return None
        if name.kind == "person":
            known = self.people.get(name.surname, [])
            fits = [r for r in known if r.name and self._fit(name, r.name, r.gender)]
            return self._foremost(fits) if fits else None
        state = self.vocabulary.states.get(name.text)
        return self.by_key.get(("state", state.lower()) if state else (name.kind, *name.words))

    def settle(self, but: Collection[int] = ()) -> None:
        """Links every mention that is a proper name, the fullest forms first, but for some."""
        named = [m for m in self.clustering.mentions if m.name is not None and m.index not in but]
        for mention in sorted(named, key=lambda m: (-len(m.name.words), m.index)):  # type: ignore[union-attr]  # named
            name = mention.name
            assert name is not None
            self.settle_one(mention, name)
        for cluster in self.clustering.clusters:
            cluster.mentions.sort()

    def settle_one(self, mention: Mention, name: Proper) -> None:
        """Links a mention that is a proper name."""
        if name.kind == "person":
            self._person(mention, name)
        else:
            self._body(mention, name)

    def _link(self, mention: Mention, cluster: ClusterBuilder | None, rule: str) -> ClusterBuilder:
        if cluster is None:
            cluster = self.clustering.open(mention)
            self.clustering.link(mention, cluster, "new", "entity.new-name")
        else:
            self.clustering.link(mention, cluster, "same", rule, cluster.mentions[0])
        return cluster

    def _person(self, mention: Mention, name: Proper) -> None:
        if mention.count == "plural":
            self._clan(mention, name)
            return
        key = ("person", *name.words, name.gender if len(name.words) == 1 else "")
        found, rule = self.by_key.get(key), "entity.same-name"
        if found is None:
            found, rule = self._known_person(name)
        cluster = self._link(mention, found, rule)
        self._learn_titles(cluster, name, mention)
        if found is None:
            self.people.setdefault(name.surname, []).append(cluster)
            if len(name.words) > 1:
                self.given.setdefault(name.words[0], []).append(cluster)
            for word in name.words[1:-1]:
                self.middle.setdefault(word, []).append(cluster)
        self.by_key.setdefault(key, cluster)

    def _clan(self, mention: Mention, name: Proper) -> None:
        """ "the Brandts" are all of that surname together, and none of them alone."""
        members = self.people.get(name.surname.removesuffix("s"), [])
        key = ("clan", name.surname)
        if key not in self.by_key:
            cluster = self.clustering.open(mention)
            cluster.parts = tuple(r.index for r in members)
            self.by_key[key] = cluster
        self.clustering.link(mention, self.by_key[key], "same", "entity.clan")

    def _known_person(self, name: Proper) -> tuple[ClusterBuilder | None, str]:
        fits = [
            r
            for r in self.people.get(name.surname, [])
            if r.name is not None and self._fit(name, r.name, r.gender)
        ]
        if fits:
            rule = "entity.surname" if len(name.words) == 1 else "entity.name-variant"
            return self._foremost(fits), rule
        if len(name.words) == 1 and len(self.given.get(name.words[0], [])) == 1:
            return self.given[name.words[0]][0], "entity.first-name"
        if len(name.words) == 1 and len(self.middle.get(name.words[0], [])) == 1:
            return self.middle[name.words[0]][0], "entity.surname"
        return None, ""

    @staticmethod
    def _foremost(fits: Sequence[ClusterBuilder]) -> ClusterBuilder:
        """Of two of one surname the one mentioned more often, or else earlier."""
        return max(fits, key=lambda r: (len(r.mentions), -r.mentions[0]))

    def _fit(self, name: Proper, full: Proper, gender: str) -> bool:
        # A lone surname may be a first name too ("Bell", "Kelly"), which tells nothing here.
        told = name.gender if len(name.words) > 1 or name.title else ""
        if told and gender and told != gender:
            return False
        if len(name.words) == 1 or len(full.words) == 1:
            return True
        if full.words[-len(name.words) :] == name.words:
            return True  # "van den Orrin", "Garcia Lozano", "Hartley-Moss"
        one, other = name.words[0].rstrip("."), full.words[0].rstrip(".")
        if one == other or one == other[:1] or other == one[:1]:
            return True
        nicknames = self.vocabulary.nicknames.meanings
        return nicknames.get(one, one).lower() == nicknames.get(other, other).lower()

    def _learn_titles(self, cluster: ClusterBuilder, name: Proper, mention: Mention) -> None:
        cluster.marks.update(name.title.lower().split())  # the *finance* of "Finance Minister"
        titles = (self.vocabulary.title_nouns.means(word) for word in name.title.split())
        spelled = (noun for nouns in titles for noun in nouns.split())
        for word in (*spelled, *name.title.lower().split(), *sorted(mention.marks)):
            if not cluster.gender:
                cluster.gender = self.vocabulary.gender_of_noun(word)
            crowd = self.vocabulary.crowds.has(word) or self.vocabulary.party_sides.has(word)
            if word in self.vocabulary.roles and not crowd:
                self._know(cluster, word, self.vocabulary.roles[word])

    def _body(self, mention: Mention, name: Proper) -> None:
        key = self._key(mention, name)
        found, rule = self.by_key.get(key), "entity.same-name"
        if found is None and name.kind in ("organisation", "outlet"):
            found, rule = self._known_body(name)
        elif found is not None and found.name is not None and found.name.words != name.words:
            rule = "entity.metonym"
        cluster = self._link(mention, found, rule)
        if found is None:
            self._learn_classes(cluster, name)
            if name.kind in ("organisation", "outlet"):
                self._remember_body(cluster, name)
        self.by_key.setdefault(key, cluster)

    def _key(self, mention: Mention, name: Proper) -> tuple[str, ...]:
        """One key for all names of a body; a capital that speaks is its state's government."""
        vocabulary = self.vocabulary
        if vocabulary.outlets.has(name.text):
            return ("outlet", vocabulary.outlets.means(name.text).lower().removeprefix("the "))
        speaks = mention.head in self.speaking
        if speaks and vocabulary.metonyms.has(name.text):
            return ("state", vocabulary.metonyms.means(name.text).lower())
        if vocabulary.capitals.has(name.text) and not speaks:
            return ("place", name.text)
        state = vocabulary.states.get(name.text)
        return ("state", state.lower()) if state else (name.kind, *name.words)

    def _bracketed(self, name: Proper) -> ClusterBuilder | None:
        """The body whose short form stands in brackets behind it: "Works Authority (ACW)"."""
        if self.parse.lower_at(name.first - 1) != "(" or name.first < 2:
            return None
        full = self.names.get(name.first - 2)
        if full is None or full.kind not in _BODIES or full.end != name.first - 1:
            return None
        return self.named_at(name.first - 2)

    def _known_body(self, name: Proper) -> tuple[ClusterBuilder | None, str]:
        if body := self._bracketed(name):
            return body, "entity.acronym"
        if len(name.words) == 1:
            letters = name.words[0].replace(".", "").replace("&", "")
            acronyms = self.bodies_by_initials.get(letters, [])
            if len(acronyms) == 1:
                return acronyms[0], "entity.acronym"
        first, last = name.words[0], name.words[-1]
        alike = (*self.bodies_by_first.get(first, ()), *self.bodies_by_last.get(last, ()))
        shorts = {c.index: c for c in alike if c.name is not None and self._is_short(name, c.name)}
        return (
            (next(iter(shorts.values())), "entity.short-name") if len(shorts) == 1 else (None, "")
        )

    def _remember_body(self, cluster: ClusterBuilder, name: Proper) -> None:
        """Lets a body be found by its first and last word and by its initials."""
        self.bodies_by_first.setdefault(name.words[0], []).append(cluster)
        self.bodies_by_last.setdefault(name.words[-1], []).append(cluster)
        for initials in _initials(name.words):
            self.bodies_by_initials.setdefault(initials, []).append(cluster)

    def _is_short(self, name: Proper, full: Proper) -> bool:
        """ "Saltmere" of "Saltmere Holdings", "the Post" of "The Harbour Post"."""
        words, others = name.words, full.words
        if not len(words) < len(others):
            return False
        rest = others[len(words) :]
        if others[: len(words)] == words:
            dull = all(w in CORPORATE or self.vocabulary.company_words.has(w) for w in rest)
            return dull or full.kind == name.kind == "outlet"
        tail = others[-len(words) :] == words and SMALL.isdisjoint(others)
        return tail and full.kind == name.kind  # "the Post", "the Brotherhood"

    def _learn_classes(self, cluster: ClusterBuilder, name: Proper) -> None:
        for word in name.words:
            if word in self.vocabulary.bodies:
                self._know(cluster, word, self.vocabulary.bodies[word])

    def _know(self, cluster: ClusterBuilder, noun: str, noun_class: str) -> None:
        cluster.nouns.add(noun)
        cluster.classes.add(noun_class)
        self.clustering.note(cluster, (noun, noun_class))


def _initials(words: Sequence[str]) -> set[str]:
    """The acronyms of a name of several words, with its small words and without: FDIC, RNC."""
    spelled = [word for word in words if word[:1].isalnum()]
    every = "".join(word[:1] for word in spelled)
    heavy = "".join(word[:1] for word in spelled if word not in SMALL)
    return {letters for letters in (every, heavy) if len(letters) > 1}
