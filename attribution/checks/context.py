"""An article as the checks look at it: its attributions, sources and quotations, by place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from attribution.entities import Entities
from attribution.entities.names.name_classification import Proper
from attribution.grammar.noun_phrases import counted_noun
from attribution.grammar.words import NEGATIONS, WORDS
from attribution.model import (
    UNNAMED,
    Attribution,
    Document,
    Level,
    Parse,
    Part,
    Quotation,
    Source,
    Span,
)
from attribution.rulebook.entries.check_rules import Profile
from attribution.rulebook.lexicons import WordList
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

PEOPLE = frozenset({"person", "people"})
SPEAKING = frozenset({"statement", "evidence"})
"""Kinds of attribution that give a claim a source; wants and beliefs are the narrator's account."""

_HEADINGS = frozenset({"headline", "subheading"})
_PRONOUNS = frozenset({"what", "one"}).union(
    NEGATIONS,
    WORDS.first_person,
    WORDS.second_person,
    WORDS.third_person,
    WORDS.wh_relatives,
    WORDS.demonstratives,
    WORDS.people_pronouns,
)
_ACTORS = frozenset({"human", "organisation", "outlet", "platform", "place"})
_ACTING_NAMES = frozenset({"person", "organisation", "outlet", "platform"})
_ARTICLES = WORDS.indefinite_articles | {"the"}
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX"})


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All that a check may look at; one is the same as another only if it is the other."""

    parse: Parse
    entities: Entities
    attributions: tuple[Attribution, ...]
    sources: Mapping[str, Source]
    quotations: tuple[Quotation, ...]
    profile: Profile
    vocabulary: Vocabulary
    tuning: Tuning
    by_id: Mapping[str, Attribution]
    claims_at: Mapping[int, tuple[Attribution, ...]]
    """By token: the attributions in whose claim it stands."""
    quoted: frozenset[int]
    """Tokens inside quotation marks."""
    speaking: Mapping[int, tuple[Attribution, ...]]
    """By sentence: the attributions whose cue stands there."""
    by_entity: Mapping[str, tuple[Attribution, ...]]
    vocabularies: tuple[frozenset[str], ...]
    """By sentence: its words, their lemmas, its parts of speech."""
    names: tuple[Proper, ...]
    """The proper names, in order."""
    _claim_words: dict[str, frozenset[str]] = field(default_factory=dict)

    def claim_words(self, attribution: Attribution) -> frozenset[str]:
        """The content words of a claim, looked at once for all that it is compared with."""
        if attribution.id not in self._claim_words:
            words = content_words(self.parse, attribution.claim.tokens)
            self._claim_words[attribution.id] = words
        return self._claim_words[attribution.id]

    def source_of(self, attribution: Attribution) -> Source | None:
        """The row of the sources table behind an attribution."""
        entity = attribution.source.entity if attribution.source else None
        return self.sources.get(entity) if entity else None

    def sentence_of(self, attribution: Attribution) -> int:
        """The sentence in which it is said who speaks, else the one in which the claim begins."""
        return self.parse.tokens[anchor(attribution)].sentence

    def sentence_span(self, sentence: int) -> Span:
        """The place of a sentence in the file."""
        s = self.parse.sentences[sentence]
        return self.parse.span(s.first, s.end)

    def block_of(self, sentence: int) -> int:
        """The number of the paragraph in which a sentence stands."""
        return self.parse.sentences[sentence].block

    def is_told(self, i: int) -> bool:
        """True of a word of the text, and of a headline's where the profile asks for them.

        "Rovers deny talks": the first paragraph says it again, and there the source is given.
        """
        return self.profile.headlines or self.parse.block_of(i).kind not in _HEADINGS

    def is_human(self, i: int) -> bool:
        """True of a word of a mention of a person or people, also of some: "dozens of pupils"."""
        i = counted_noun(self.parse, i)
        cluster = self.entities.cluster_at(i)
        if cluster is not None:
            return cluster.sort == "human"
        return self.name_type(i) == "person" or self._is_noun_of(i, self.vocabulary.human_nouns)

    def is_actor(self, i: int) -> bool:
        """True of a word of a mention of a person, people or a body."""
        i = counted_noun(self.parse, i)
        cluster = self.entities.cluster_at(i)
        if cluster is not None:
            return cluster.sort in _ACTORS
        bodies = self.vocabulary.acting_body_nouns
        return self.name_type(i) in _ACTING_NAMES or self.is_human(i) or self._is_noun_of(i, bodies)

    def _is_noun_of(self, i: int, nouns: WordList) -> bool:
        token = self.parse.tokens[i]
        return token.pos == "NOUN" and nouns.has(token.lemma)

    def is_single(self, i: int) -> bool:
        """True of a word of a mention of one, and not of several."""
        cluster = self.entities.cluster_at(i)
        if cluster is not None:
            return cluster.count == "one"
        return self.parse.tokens[i].tag in ("NN", "NNP")

    def name_type(self, i: int) -> str:
        """What the name names of which a token is part, settled over the article; else empty."""
        return self.entities.name_type_at(i)

    def names_in(self, first: int, end: int) -> Iterator[Proper]:
        """The names that begin at one of the tokens [first, end), in order."""
        for at in range(bisect_left(self.names, first, key=_first_of), len(self.names)):
            if self.names[at].first >= end:
                return
            yield self.names[at]

    def is_named(self, i: int | None) -> bool:
        """True of a word of a mention of a person, body or state that has a name."""
        if i is None:
            return False
        cluster = self.entities.cluster_at(i)
        if cluster is not None and cluster.name is not None:
            return True
        return bool(self.name_type(i)) or self.parse.tokens[i].pos == "PROPN"

    def is_anonymous(self, source: Source | None) -> bool:
        """True of an unnamed person or people, and where anonymity is granted in words."""
        if source is None or not is_described(source):
            return False
        if source.anonymity or (source.kind in PEOPLE and source.level in UNNAMED):
            return True
        return self.profile.unnamed_spokespeople and _speaks_for_body(source)

    def is_noun(self, part: Part | None) -> bool:
        """True of a mention that is more than a pronoun."""
        tokens = [self.parse.tokens[i] for i in part.tokens] if part else ()
        return any(
            token.tag not in _PRONOUN_TAGS
            and token.pos not in ("PUNCT", "ADP")
            and token.lower not in _ARTICLES
            for token in tokens
        )

    def level_of(self, level: Level) -> tuple[str, ...]:
        """The level, and `vague` too where the profile counts it as that."""
        return (level, "vague") if level in self.profile.vague_levels else (level,)


def is_described(source: Source) -> bool:
    """True when at least one noun stands for the source, and not pronouns alone.

    Of a "he" that was not traced back nothing is known, so nothing is said.
    """
    return any(word not in _PRONOUNS for word in source.name.casefold().split())


def _speaks_for_body(source: Source) -> bool:
    return source.kind in PEOPLE and source.level == "institutional"


def make_case(
    document: Document,
    attributions: Sequence[Attribution],
    entities: Entities,
    sources: Iterable[Source],
    *,
    profile: Profile,
    vocabulary: Vocabulary,
    tuning: Tuning,
) -> Case:
    """The case of an article."""
    parse, quotations = document.parse, document.quotations
    claims: dict[int, list[Attribution]] = defaultdict(list)
    speaking: dict[int, list[Attribution]] = defaultdict(list)
    by_entity: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        for i in attribution.claim.tokens:
            claims[i].append(attribution)
        speaking[parse.tokens[anchor(attribution)].sentence].append(attribution)
        if attribution.source and attribution.source.entity:
            by_entity[attribution.source.entity].append(attribution)
    quoted = frozenset(i for quotation in quotations for i in range(quotation.first, quotation.end))
    names = sorted(entities.names.items(), key=itemgetter(0))
    return Case(
        parse=parse,
        entities=entities,
        attributions=tuple(attributions),
        sources={source.id: source for source in sources},
        quotations=quotations,
        profile=profile,
        vocabulary=vocabulary,
        tuning=tuning,
        by_id={attribution.id: attribution for attribution in attributions},
        claims_at={i: tuple(found) for i, found in claims.items()},
        quoted=quoted,
        speaking={i: tuple(found) for i, found in speaking.items()},
        by_entity={i: tuple(found) for i, found in by_entity.items()},
        vocabularies=document.vocabularies,
        names=tuple(name for i, name in names if name.first == i),
    )


def _first_of(name: Proper) -> int:
    return name.first


def anchor(attribution: Attribution) -> int:
    """The token that places an attribution: its cue's, else its source's, else its claim's."""
    for part in (attribution.cue, attribution.source, attribution.claim):
        if part is not None and part.tokens:
            return part.tokens[0] if part.head is None else part.head
    return 0


def is_expressed(attribution: Attribution) -> bool:
    """True when somebody is named, described or understood as the source."""
    return attribution.source is not None and attribution.level != "hidden"


def gives_source(attribution: Attribution) -> bool:
    """True of an attribution that tells a reader where its claim comes from."""
    return is_expressed(attribution) and attribution.kind in SPEAKING


def stretches(part: Part | None) -> Iterator[tuple[int, int]]:
    """The runs of tokens [first, end) of a part."""
    if part is None or not part.tokens:
        return
    first = previous = part.tokens[0]
    for i in part.tokens[1:]:
        if i != previous + 1:
            yield first, previous + 1
            first = i
        previous = i
    yield first, previous + 1


def content_words(parse: Parse, tokens: Iterable[int]) -> frozenset[str]:
    """The lemmas of the nouns, verbs, adjectives and names among the tokens."""
    return frozenset(
        parse.tokens[i].lemma
        for i in tokens
        if parse.tokens[i].pos in ("NOUN", "PROPN", "ADJ", "VERB")
        and len(parse.tokens[i].lemma) > 2
    )
