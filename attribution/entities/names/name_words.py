"""The words of the rules by what they tell of a name beside them, before anything is parsed."""

from __future__ import annotations

from attribution.grammar.marks import MARKS
from attribution.grammar.words import WORDS
from attribution.language.seen.name_evidence import NameWords
from attribution.rulebook.vocabulary import Vocabulary


def name_words_of(words: Vocabulary) -> NameWords:
    """Titles, posts, bodies and nations of the lexicons, and the closed classes inside names."""
    inside = (words.body_nouns, words.outlet_words, words.company_words, words.place_words)
    posts = (
        words.officials,
        words.security_people,
        words.legal_people,
        words.spokespeople,
        words.science_people,
        words.care_people,
        words.occupations,
        words.business_people,
    )
    buildings = (words.building_words, words.team_words, words.outlet_endings)
    peoples = (
        words.states,
        words.regions,
        words.coarse_regions,
        words.outlets,
        words.metonyms,
        words.well_known_bodies,
        words.platforms,
        words.party_sides,
    )
    return NameWords(
        titles=words.titles - WORDS.titles_that_are_nouns,
        roles=frozenset(words.roles).union(words.human_nouns) - words.company_descriptions,
        posts=frozenset().union(*posts) - words.company_descriptions,
        bodies=frozenset().union(*inside, *buildings),
        peoples=frozenset().union(*peoples),
        dates=words.identifying_words,
        particles=WORDS.person_name_links - MARKS.hyphens,
        suffixes=WORDS.name_suffixes,
        links=WORDS.post_links,
        openers=WORDS.words_as_names,
        articles=WORDS.indefinite_articles | WORDS.definite_determiners,
    )
