"""The closed classes of English words, as the grammar asks for them.

rules/grammar/closed-classes.yml holds the words and says of each class what it is for. They are of
the language, so that they are read once and no project changes them; what a project may change
stands in rules/lexicons/ and comes with the rule book.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.rulebook.lexicons import WordList
from attribution.rulebook.word_classes import read_word_classes


@dataclass(frozen=True, slots=True)
class ClosedClasses:
    """A word list for each class of the file: `he_or_she` holds the class `he-or-she`."""

    first_person: WordList
    first_person_singular: WordList
    second_person: WordList
    third_person: WordList
    subject_pronouns: WordList
    object_pronouns: WordList
    possessive_pronouns: WordList
    reflexive_pronouns: WordList
    reciprocal_pronouns: WordList
    generic_pronouns: WordList
    plural_pronouns: WordList
    he_or_she: WordList
    wh_relatives: WordList
    human_relatives: WordList
    gap_pronouns: WordList
    people_pronouns: WordList
    demonstratives: WordList
    empty_subjects: WordList
    modals_of_chance: WordList
    modals_of_duty: WordList
    modals_of_future: WordList
    modals_of_condition: WordList
    modals_of_prescription: WordList
    modals_of_urging: WordList
    back_shifted: WordList
    perfect_auxiliaries: WordList
    negators: WordList
    negative_words: WordList
    conditional_conjunctions: WordList
    supposing_conjunctions: WordList
    adverbial_conjunctions: WordList
    adjunct_openers: WordList
    contrasts: WordList
    comparing_participles: WordList
    complementisers: WordList
    coordinators: WordList
    contrast_coordinators: WordList
    time_zones: WordList
    indefinite_articles: WordList
    definite_determiners: WordList
    indefinite_determiners: WordList
    occasions: WordList
    partitives: WordList
    group_prepositions: WordList
    changes: WordList
    noun_tails: WordList
    inside_nouns: WordList
    examples: WordList
    object_complements: WordList
    figures: WordList
    places_of_sources: WordList
    participle_complements: WordList
    before_appended: WordList
    before_authors: WordList
    before_occasions: WordList
    completing_prepositions: WordList
    heard_verbs: WordList
    completing_conjunctions: WordList
    calls: WordList
    givers: WordList
    owners: WordList
    inside_places: WordList
    complement_links: WordList
    plural_auxiliaries: WordList
    words_as_names: WordList
    post_links: WordList
    of_names: WordList
    before_days: WordList
    affiliations: WordList
    issuers: WordList
    parties: WordList
    examples_of: WordList
    employers: WordList
    whereabouts: WordList
    concessions: WordList
    numerals: WordList
    number_nouns: WordList
    set_nouns: WordList
    magnitudes: WordList
    magnitudes_of_money: WordList
    vague_numerals: WordList
    number_links: WordList
    number_bounds: WordList
    ratio_links: WordList
    scalar_adverbs: WordList
    shares: WordList
    portions: WordList
    ordinals: WordList
    drawn_before_nouns: WordList
    drawn: WordList
    of_two: WordList
    taking_up: WordList
    whole_groups: WordList
    former_and_latter: WordList
    unlike: WordList
    other_than_before: WordList
    each_of: WordList
    telling_nobody_apart: WordList
    late_adjectives: WordList
    singular_collectives: WordList
    body_name_links: WordList
    person_name_links: WordList
    surname_beginnings: WordList
    irregular_people: WordList
    governments: WordList
    forces: WordList
    roles_of_verbs: WordList
    saints: WordList
    agent_endings: WordList
    cut_articles: WordList
    label_name_links: WordList
    company_endings: WordList
    name_suffixes: WordList
    titles_that_are_nouns: WordList
    age_words: WordList


WORDS = read_word_classes(ClosedClasses, "closed-classes.yml")
NEGATIONS = WORDS.negators | WORDS.negative_words
"""Words that deny, by themselves or before a verb."""
MODALS = (
    WORDS.modals_of_chance
    | WORDS.modals_of_duty
    | WORDS.modals_of_future
    | WORDS.modals_of_condition
)


def numbers(words: WordList) -> Mapping[str, int]:
    """The words of a class with the number that each means."""
    return {word: int(meaning) for word, meaning in words.meanings.items()}


def pronoun_gender(word: str) -> str:
    """male, female, neuter, or the empty string where a pronoun does not tell."""
    gender = WORDS.third_person.means(word)
    return "" if gender == "any" else gender
