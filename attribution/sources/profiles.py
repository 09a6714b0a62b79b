"""What an article tells of each source: kind, level, affiliation, basis, reason; and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.entities.names.name_classification import Proper
from attribution.grammar.trees import dependents
from attribution.grammar.words import WORDS
from attribution.model import LEVELS, Level, Parse, Span
from attribution.rulebook.entries.source_rules import (
    FIRST_NAME,
    PARTLY_NAMED,
    SourceRule,
    SourceRules,
)
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary
from attribution.sources.affiliations import NOTHING, Affiliation, Affiliations, better
from attribution.sources.owners import Owners
from attribution.sources.papers import PAPERS, Papers
from attribution.sources.rule_matching import Facts, first_rule
from attribution.sources.stated_facts import Said

DEFAULT_LEVEL = "vague"
"""Of a thing that is no source by any rule: the words support nothing more."""
_AGE = WORDS.age_words
_NAME_HEADS = {
    "human": "<person>", "organisation": "<organisation>", "outlet": "<outlet>",
    "place": "<place>", "platform": "<platform>",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided, by which mention's words."""

    value: str
    rule: str
    about: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the article tells of one cluster."""

    cluster: int
    kind: Verdict
    level: Verdict
    affiliation: Affiliation
    said: Mapping[str, Said]
    """By section: the rule that decides on anonymity, knowledge, reasons."""
    best: Mention
    """The mention that tells most."""
    author: bool = False


class Profiler:
    """Profiles of one article's clusters, each worked out once."""

    def __init__(
        self,
        parse: Parse,
        entities: Entities,
        rules: SourceRules,
        words: Vocabulary,
        tuning: Tuning,
        said: Sequence[Said],
        voices: frozenset[int],
    ) -> None:
        self.parse, self.entities, self.rules, self.words = parse, entities, rules, words
        self.papers = Papers(parse, entities, words, tuning)
        self.affiliations = Affiliations(
            parse, entities, words, self.papers, Owners(parse, entities, words, tuning)
        )
        self.extents, self.voices = entities.index.extents, voices
        self.said = self._by_cluster(said)
        self.known: dict[int, Profile] = {}

    @staticmethod
    def _by_cluster(said: Sequence[Said]) -> dict[int, dict[str, list[Said]]]:
        found: dict[int, dict[str, list[Said]]] = {}
        for one in sorted(said, key=lambda one: (one.order, one.first)):
            found.setdefault(one.cluster, {}).setdefault(one.section, []).append(one)
        return found

    def of(self, cluster: Cluster) -> Profile:
        """What the article tells of a cluster, its group's attributes inherited."""
        if cluster.index not in self.known:
            own = self._own(cluster)
            self.known[cluster.index] = own  # A group that is its own member ends here.
            self.known[cluster.index] = self._joined(cluster, self._inherited(cluster, own))
        return self.known[cluster.index]

    def level_of(self, cluster: Cluster) -> Level:
        """How anonymous a cluster is."""
        return self.of(cluster).level.value  # type: ignore[return-value]  # rules hold levels

    def _own(self, cluster: Cluster) -> Profile:
        mentions = self._telling(cluster)
        said = self.said.get(cluster.index, {})
        chosen = {section: self._first_said(section, found) for section, found in said.items()}
        affiliation = self._affiliation(mentions)
        narrowed = any(one.rule.narrows for one in said.get("knowledge", ()))
        by_author = cluster.index in self.voices
        facts = [
            self._facts(cluster, mention, chosen, affiliation, narrowed, by_author)
            for mention in mentions
        ]
        if "knowledge" not in chosen and (known := self._by_noun(cluster, facts)) is not None:
            chosen["knowledge"] = known
            facts = [f._replace(basis=known.rule.gives) for f in facts]
        kind = self._kind_of(facts)
        if kind.value in ("document", "poll", "social"):
            told = self.papers.stretches(cluster)
            facts = [f._replace(elsewhere=told) for f in facts]
        levels = [self._level(f._replace(kind=kind.value)) for f in facts]
        at = min(
            range(len(levels)),
            key=lambda n: (_rank(levels[n].value), -self._telling_of(mentions[n])),
        )
        author = any(level.value == "author" for level in levels)
        level = next(v for v in levels if v.value == "author") if author else levels[at]
        return Profile(cluster.index, kind, level, affiliation, chosen, mentions[at], author)

    def _by_noun(self, cluster: Cluster, facts: Sequence[Facts]) -> Said | None:
        """How it knows, as its noun alone tells: "a friend"."""
        rules = [rule for rule in self.rules.knowledge if rule.when and not rule.words]
        for one in facts:
            rule = first_rule(rules, one, self.parse.tokens)
            if rule is not None:
                order = self.rules.knowledge.index(rule)
                return Said("knowledge", rule, order, cluster.index, one.first, one.end)
        return None

    def _telling(self, cluster: Cluster) -> list[Mention]:
        """The mentions that tell something: names and descriptions, or else the pronouns."""
        mentions = [self.entities.mentions.all[i] for i in cluster.mentions]
        told = [m for m in mentions if m.form in ("name", "noun", "quantity")]
        if cluster.sort in ("organisation", "outlet") and cluster.name is not None:
            # "the regulator, Tarnwatch,": the noun tells what the body does, and of no person.
            told = [m for m in told if m.form != "noun" or m.sort not in ("human", "document")]
        if told or not cluster.parts:
            return told or mentions[:1]
        part = self.entities.clusters[cluster.parts[0]]
        return self._telling(part)

    def _telling_of(self, mention: Mention) -> float:
        """How much a mention tells: its length, a definite description being poorer."""
        first, end = self.extent(mention)
        name = len(mention.name.words) * 3 if mention.name else 0
        again = 4 if mention.article == "definite" else 0
        return name + min(end - first, 12) - again - mention.index / 10_000

    def extent(self, mention: Mention) -> tuple[int, int]:
        """The tokens of a mention with what stands after its noun."""
        if mention.head in self.extents:
            return self.extents[mention.head]
        end = mention.end
        relations = ("nmod", "acl", "appos") if mention.form != "name" else ("appos",)
        claims = self.entities.index.claims
        told = set(claims.get(mention.head, ()))
        for child in dependents(self.parse, mention.head, *relations):
            # "told the panel *that she had seen it*": claimed, and no part of who is told.
            if child > mention.head and told.issuperset(claims.get(child, ())):
                end = max(end, self.parse.edges[child][1])
        sentence = self.parse.sentence_of(mention.head)
        end = min(end, sentence.end)
        while end > mention.end and self.parse.tokens[end - 1].pos == "PUNCT":
            end -= 1
        return mention.first, end

    @staticmethod
    def _first_said(section: str, found: Sequence[Said]) -> Said:
        """The first rule's words; of knowledge the first that tells a basis.

        Of a name that is withheld in part the part that is given decides.
        """
        if section == "anonymity":
            part = (one for one in found if one.rule.gives == FIRST_NAME)
            return next(part, found[0])
        if section == "knowledge":
            return next((one for one in found if one.rule.gives != "none"), found[0])
        return found[0]

    def _affiliation(self, mentions: Sequence[Mention]) -> Affiliation:
        """The best that a mention tells; where none does, the owner that the first one implies."""
        best = NOTHING
        for mention in mentions:
            found = self.affiliations.of(mention)
            if found.strength == "named":
                return found
            best = better(best, found)
        return self.affiliations.from_context(mentions[0]) if best is NOTHING else best

    def _facts(
        self,
        cluster: Cluster,
        mention: Mention,
        said: Mapping[str, Said],
        affiliation: Affiliation,
        narrowed: bool,
        by_author: bool,
    ) -> Facts:
        first, end = self.extent(mention)
        tokens = self.parse.tokens
        core = mention.core if mention.core >= 0 else mention.head
        inside = self._beside(mention, first, end)
        anonymity = said.get("anonymity")
        basis = said.get("knowledge")
        return Facts(
            head=frozenset(self._heads(cluster, mention, core, anonymity)),
            first=first,
            end=end,
            apposition=inside,
            modifier=frozenset(
                word for t in tokens[mention.first : mention.head] for word in (t.lower, t.lemma)
            ),
            number=cluster.count,
            article=mention.article,
            affiliation=affiliation.strength,
            basis=basis.rule.gives if basis else "none",
            narrowed="yes" if narrowed else "no",
            anonymous="yes" if anonymity else "no",
            author="yes" if by_author else "no",
            takes_up="yes" if self.affiliations.takes_up(cluster) else "no",
            coded="yes" if self.papers.is_coded(mention) else "no",
        )

    def _heads(
        self, cluster: Cluster, mention: Mention, core: int, anonymity: Said | None
    ) -> Iterator[str]:
        """What a rule's `head` may ask: the noun, and for a name its sort."""
        tokens = self.parse.tokens
        if mention.form == "name" and mention.name is not None:
            first_only = mention.sort == "human" and self._is_first_name(cluster, anonymity)
            yield "<first name>" if first_only else _NAME_HEADS.get(mention.sort, "<organisation>")
            # "The Post" is no post.
            if mention.sort != "human" and not self.words.noun_class(mention.name.text.lower()):
                yield mention.name.text
        elif mention.form in ("pronoun", "relative", "speaker"):
            yield {"thing": "thing"}.get(mention.sort, "person")
        elif mention.form == "quantity" and cluster.sort != "human":
            yield from self._counted(cluster, core)
        elif (
            cluster.sort == "outlet" and cluster.name and self.words.outlet_nouns.has(mention.noun)
        ):
            yield "<outlet>"  # "a local *paper*, the Tarn Echo,"
        else:
            yield mention.noun
            if mention.sort not in PAPERS:  # "figures" that are data are no people
                yield from (tokens[mention.head].lower, tokens[mention.head].lemma)
            if anonymity is not None and anonymity.rule.gives in PARTLY_NAMED:
                yield "<first name>"
            if mention.sort == "human" and mention.noun not in self.words.roles:
                yield "<human>"
            if mention.sort == "document" and mention.noun not in self.words.papers:
                yield "document"  # "title WX44817"
            if core != mention.head:
                yield from (tokens[core].lemma, tokens[core].lower)
            if mention.noun.startswith("@"):
                yield "<handle>"

    def _counted(self, cluster: Cluster, core: int) -> Iterator[str]:
        """What it is of which some are counted: "one of the banks", "one of them"."""
        if self.words.noun_class(self.parse.tokens[core].lemma) or cluster.group is None:
            yield from (self.parse.tokens[core].lemma, self.parse.tokens[core].lower)
        else:
            yield from self.entities.clusters[cluster.group].nouns

    def _is_first_name(self, cluster: Cluster, anonymity: Said | None) -> bool:
        """A first name only, or a declared pseudonym; a surname alone is a name."""
        if anonymity is not None and anonymity.rule.gives in PARTLY_NAMED:
            return True
        name = cluster.name
        if name is not None and self._is_stand_in(name):
            return True
        if name is None or len(name.words) > 1 or name.title:
            return False
        if cluster.count != "one":
            return False
        return self.words.never_surnames.has(name.words[0]) or self._is_given(name)

    def _is_stand_in(self, name: Proper) -> bool:
        """Whether a letter or code stands for a name: "Witness B", "Officer W80", "Ms A"."""
        *posts, code = (*name.title.lower().split(), *name.words)
        short = len(code) == 1 or any(map(str.isdigit, code))
        known = (self.words.titles.has(post) or post in self.words.roles for post in posts)
        return bool(posts) and short and all(known)

    def _is_given(self, name: Proper) -> bool:
        """ "her grandson Aldo", "Aldo, 34,", "Aldo, a sailor", "Aldo, who fled": no surname."""
        tokens, vocabulary = self.parse.tokens, self.words
        before = tokens[name.first - 1].lower if name.first else ""
        if vocabulary.bystanders.has(before):
            return True
        word = name.words[0]
        known = vocabulary.is_forename(word)
        beside = tokens[name.end : name.end + 8]
        if len(beside) < 2 or beside[0].text != ",":
            return False
        if beside[1].tag == "CD" or any(token.lower in _AGE for token in beside):
            return True  # nobody's surname alone stands with an age
        return known and (beside[1].tag == "DT" or beside[1].lower == "who")

    def _beside(self, mention: Mention, first: int, end: int) -> frozenset[str]:
        """What stands in apposition: nouns and sorts of names of the same cluster, close by."""
        links, found = self.entities.links, set()
        own = links[mention.index].cluster
        for i in range(max(0, first - 2), min(end + 2, len(self.parse.tokens))):
            other = self.entities.mentions.of(i)
            if other is None or other.index == mention.index or other.index not in links:
                continue
            if links[other.index].cluster == own and other.form in ("name", "noun"):
                found.add(_NAME_HEADS["human"] if other.form == "name" else other.noun)
        return frozenset(found)

    def _kind_of(self, facts: Sequence[Facts]) -> Verdict:
        """The kind of its first mention that tells any; of a name less than of a body's noun.

        "BelPress, the state *news agency*," is an outlet, whatever its name is taken for.
        """
        kinds = [kind for kind in map(self._kind, facts) if kind.rule]
        if not kinds:
            return self._kind(facts[0])
        outlets = [kind for kind in kinds if kind.value == "outlet"]
        bodies = [kind for kind in kinds if kind.value == "organisation"]
        if outlets and kinds[0].value in ("organisation", "person"):
            return outlets[0]
        return bodies[0] if bodies and kinds[0].value == "person" else kinds[0]

    def _kind(self, facts: Facts) -> Verdict:
        rule = first_rule(self.rules.kinds, facts, self.parse.tokens)
        if rule is None:
            return Verdict("other", "", "No rule says what kind of source it is.")
        return self._verdict(rule, facts)

    def _level(self, facts: Facts) -> Verdict:
        rule = first_rule(self.rules.levels, facts, self.parse.tokens)
        if rule is None:
            return Verdict(DEFAULT_LEVEL, "", "Its words name nobody.")
        return self._verdict(rule, facts)

    def _verdict(self, rule: SourceRule, facts: Facts) -> Verdict:
        return Verdict(rule.gives, rule.id, rule.about, self.parse.span(facts.first, facts.end))

    def _inherited(self, cluster: Cluster, own: Profile) -> Profile:
        """One of a group has what the group has, where it has nothing better of its own."""
        above = cluster.group if cluster.group is not None else cluster.like
        if above is None:
            return own
        group = self.of(self.entities.clusters[above])
        level = own.level
        worse = _rank(group.level.value) < _rank(level.value)
        if (
            cluster.group is None
        ):  # "others" are such people only where nothing else is told of them
            worse = worse and level.value == "vague"
        if group.kind.value in ("person", "people") and worse:
            level = replace(group.level, about=f"{group.level.about} (told of the group.)")
        affiliation = own.affiliation if own.affiliation.strength != "none" else group.affiliation
        said = {**group.said, **own.said} if cluster.group is not None else own.said
        return replace(own, level=level, affiliation=affiliation, said=said)

    def _joined(self, cluster: Cluster, own: Profile) -> Profile:
        """Several together are no better narrowed than the least of them."""
        if not cluster.parts:
            return own
        parts = [self.of(self.entities.clusters[part]) for part in cluster.parts]
        worst = max(parts, key=lambda part: _rank(part.level.value))
        kind = own.kind
        if any(part.kind.value in ("person", "people") for part in parts):
            kind = replace(kind, value="people")
        return replace(own, kind=kind, level=worst.level)


def _rank(level: str) -> int:
    return -1 if level == "author" else LEVELS.index(level)
