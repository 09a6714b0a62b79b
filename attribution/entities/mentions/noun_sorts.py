"""What a noun stands for: a person, a body, a document, a place or a thing."""

from __future__ import annotations

from attribution.entities.mentions.mention import Sort
from attribution.rulebook.vocabulary import Vocabulary


def sort_of_noun(noun: str, vocabulary: Vocabulary) -> Sort:
    """The sort of a noun by its lemma; WordNet's classes decide on what no lexicon has."""
    if noun in vocabulary.roles and noun not in vocabulary.bodies:
        return "human"
    if noun in vocabulary.vague_nouns and noun not in vocabulary.bodies:
        return "human"
    if noun in vocabulary.polls:
        return "poll"
    if noun in vocabulary.papers:
        return "document"
    if noun in vocabulary.outlet_nouns:
        return "outlet"
    if noun in vocabulary.bodies:
        return "organisation"
    if vocabulary.place_nouns.has(noun):
        return "place"
    if vocabulary.nationalities.has(noun) or vocabulary.nationalities.has(f"{noun}s"):
        return "human"  # "Peruvians fear that"
    if noun.endswith(tuple(vocabulary.human_endings)):
        return "human"
    return _general_sort(noun, vocabulary)


def _general_sort(noun: str, vocabulary: Vocabulary) -> Sort:
    if vocabulary.human_nouns.has(noun):
        return "human"
    if vocabulary.acting_body_nouns.has(noun):
        return "organisation"
    return "document" if vocabulary.writing_nouns.has(noun) else "thing"
