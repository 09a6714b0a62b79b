"""The lexicons that the engine itself reads, each declared by name, and tables made of several.

Code asks `vocabulary.days`; a name that is not declared here is an error of the type checker, and
one that no rule file has is an error of loading. A lexicon that rules alone name with a `$` needs
no line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from attribution.census import is_first_name
from attribution.rulebook.lexicons import Lexicon, WordList


@dataclass(frozen=True)
class EngineLexicons:
    """A word list for each lexicon that the engine reads: `days` holds the lexicon `days`."""

    asked_verbs: WordList
    acting_body_nouns: WordList
    answer_labels: WordList
    appointing_verbs: WordList
    back_references: WordList
    basing_verbs: WordList
    belief_nouns: WordList
    body_beginnings: WordList
    body_deeds: WordList
    body_fates: WordList
    body_nouns: WordList
    body_posts: WordList
    bridged_people: WordList
    building_words: WordList
    business_people: WordList
    bystanders: WordList
    capitals: WordList
    care_people: WordList
    catenatives: WordList
    citing_verbs: WordList
    coarse_regions: WordList
    collections: WordList
    collectives: WordList
    company_belongings: WordList
    company_descriptions: WordList
    company_endings: WordList
    compound_endings: WordList
    company_words: WordList
    confirming_verbs: WordList
    convened_nouns: WordList
    countries: WordList
    crowds: WordList
    current_words: WordList
    dating_verbs: WordList
    days: WordList
    demonym_endings: WordList
    denials: WordList
    dependents: WordList
    distancing_verbs: WordList
    dismissals: WordList
    documents: WordList
    empty_verbs: WordList
    epithets: WordList
    evidence_verbs: WordList
    female_names: WordList
    female_nouns: WordList
    former_words: WordList
    hearer_verbs: WordList
    words_for_names: WordList
    nouns_to_a_topic: WordList
    hearsay_adverbs: WordList
    hedges: WordList
    human_endings: WordList
    human_nouns: WordList
    identifying_words: WordList
    implicative_verbs: WordList
    introducing_prepositions: WordList
    issuing_adjectives: WordList
    issuing_verbs: WordList
    joined_fields: WordList
    joint_bodies: WordList
    kin: WordList
    leader_belongings: WordList
    learning_verbs: WordList
    legal_people: WordList
    light_verbs: WordList
    male_names: WordList
    male_nouns: WordList
    manner_verbs: WordList
    media_at_large: WordList
    metonyms: WordList
    naming_verbs: WordList
    nationalities: WordList
    never_surnames: WordList
    news_nouns: WordList
    nicknames: WordList
    news_sections: WordList
    no_labels: WordList
    no_speakers: WordList
    obtaining_verbs: WordList
    occupations: WordList
    officials: WordList
    opening_descriptions: WordList
    opinion_sections: WordList
    origin_verbs: WordList
    outlet_beginnings: WordList
    outlet_endings: WordList
    outlet_nouns: WordList
    outlet_products: WordList
    outlet_words: WordList
    outlets: WordList
    paper_parts: WordList
    party_sides: WordList
    person_belongings: WordList
    place_compounds: WordList
    place_nouns: WordList
    place_words: WordList
    platforms: WordList
    politics_people: WordList
    polls: WordList
    portfolios: WordList
    posts: WordList
    press_words: WordList
    public_bodies: WordList
    public_offices: WordList
    quantities: WordList
    question_labels: WordList
    ranks: WordList
    reaction_verbs: WordList
    readings: WordList
    receiving_verbs: WordList
    record_nouns: WordList
    relational_nouns: WordList
    regions: WordList
    results: WordList
    saying_verbs: WordList
    science_people: WordList
    security_people: WordList
    serving_verbs: WordList
    signing_prepositions: WordList
    speakers: WordList
    speaking_verbs: WordList
    speech_documents: WordList
    speech_media: WordList
    speech_nouns: WordList
    spoken_occasions: WordList
    spokespeople: WordList
    stance_verbs: WordList
    state_belongings: WordList
    state_bodies: WordList
    state_descriptions: WordList
    story_parts: WordList
    subordinate_words: WordList
    supposing_verbs: WordList
    taken_parts: WordList
    team_words: WordList
    telling_verbs: WordList
    things_said: WordList
    title_nouns: WordList
    titles: WordList
    urging_verbs: WordList
    undergone_parts: WordList
    unique_descriptions: WordList
    unique_posts: WordList
    vague_nouns: WordList
    voicing_verbs: WordList
    well_known_bodies: WordList
    won_things: WordList
    writing_nouns: WordList


@dataclass(frozen=True)
class Vocabulary(EngineLexicons):
    """The engine's lexicons, with the tables that are made of several."""

    @classmethod
    def of(cls, lexicons: Mapping[str, Lexicon]) -> Vocabulary:
        """The lexicons in force; one that is missing has no words."""
        found = {id: lexicons[id].words if id in lexicons else () for id in engine_lexicons()}
        return cls(**{id.replace("-", "_"): WordList.of(words) for id, words in found.items()})

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """Nouns for people by what they do or are → the class within which they corefer."""
        return _joined(
            self.officials,
            self.security_people,
            self.legal_people,
            self.business_people,
            self.politics_people,
            self.science_people,
            self.care_people,
            self.occupations,
            self.bystanders,
            self.crowds,
            self.party_sides,
            self.spokespeople,
        )

    @cached_property
    def papers(self) -> Mapping[str, str]:
        """Nouns for documents, polls and posts → their class."""
        return _joined(self.documents, self.polls, self.posts)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Nouns for bodies and outlets → their class."""
        return _joined(self.body_nouns, self.outlet_nouns)

    @cached_property
    def body_classes(self) -> frozenset[str]:
        """The classes of bodies: company, party, ministry."""
        return frozenset(self.bodies.values())

    @cached_property
    def company_classes(self) -> frozenset[str]:
        """The classes of the nouns that describe companies."""
        return frozenset(self.bodies.get(noun, noun) for noun in self.company_descriptions)

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Countries, nationalities and capitals → the state."""
        return _joined(self.capitals, self.nationalities, self.countries)

    @cached_property
    def speaking_nouns(self) -> frozenset[str]:
        """Nouns that name who or what may speak: people by role, vague nouns, bodies, papers."""
        return frozenset().union(
            self.speakers, self.roles, self.vague_nouns, self.bodies, self.papers
        )

    @cached_property
    def belongings(self) -> Mapping[str, frozenset[str]]:
        """Type of a name → nouns for what such a one has: a company's shares, a state's border."""
        return {
            "place": self.state_belongings,
            "organisation": self.company_belongings,
            "person": self.person_belongings,
        }

    @cached_property
    def said_nouns(self) -> frozenset[str]:
        """Nouns for what is said, thought or planned."""
        return self.things_said | self.speech_nouns | self.belief_nouns

    @cached_property
    def speech_surroundings(self) -> frozenset[str]:
        """Nouns that say where or when something was said: no part of who said it."""
        return self.speech_media | self.days

    @cached_property
    def names(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """First word → the listed names of several words that begin with it, the longest first."""
        listed = (
            self.outlets,
            self.metonyms,
            self.well_known_bodies,
            self.platforms,
            self.countries,
            self.capitals,
            self.regions,
        )
        return _by_first_word(name for words in listed for name in words.meanings)

    def noun_class(self, lemma: str) -> str:
        """The class of a noun that can be a source; the empty string for any other."""
        for nouns in (self.roles, self.vague_nouns.meanings, self.papers, self.bodies):
            if lemma in nouns:
                return nouns[lemma]
        return ""

    def gender_of_noun(self, noun: str) -> str:
        """male, female, or the empty string where the noun does not tell."""
        if self.male_nouns.has(noun):
            return "male"
        return "female" if self.female_nouns.has(noun) else ""

    def is_printed_outlet(self, noun: str) -> bool:
        """Whether the noun behind a name says that it is a paper's: "the Tarn Echo *newspaper*"."""
        plain = self.outlet_nouns.has(noun) and self.outlet_nouns.means(noun) == noun
        return plain and not self.media_at_large.has(noun)

    def is_given_name(self, word: str) -> bool:
        """Whether the lexicons have the word as a first name."""
        return self.male_names.has(word) or self.female_names.has(word)

    def is_forename(self, word: str) -> bool:
        """Whether the lexicons, the census or a list of another country have it as a first name."""
        return self.is_given_name(word) or is_first_name(word)


def engine_lexicons() -> tuple[str, ...]:
    """The ids of the lexicons that the engine reads."""
    return tuple(field.name.replace("_", "-") for field in fields(EngineLexicons))


def _joined(*lists: WordList) -> Mapping[str, str]:
    return WordList.joined(*(words.meanings for words in lists)).meanings


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        if len(words) > 1 and words[0] != "the":
            found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(runs, key=len, reverse=True)) for word, runs in found.items()}
