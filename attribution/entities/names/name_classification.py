"""What a run of capitalised words names: a person, a body, an outlet, a place, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from attribution.census import first_name_gender, is_census_surname, is_first_name
from attribution.entities.names.name_shapes import is_body_by_form
from attribution.grammar.noun_phrases import singular_of
from attribution.grammar.words import WORDS
from attribution.model import Token
from attribution.rulebook.vocabulary import Vocabulary

CORPORATE = WORDS.company_endings
"""Words that end a company's name and are left out where it is mentioned again."""
SUFFIXES = WORDS.name_suffixes
_UNSURE_TITLES = WORDS.titles_that_are_nouns
"""Titles that also begin the name of a body: "General Motors", "Justice Department"."""


class Proper(NamedTuple):
    """A proper name, tokens [first, end), without the title before it."""

    first: int
    end: int
    kind: str
    """person | organisation | outlet | platform | place"""
    words: tuple[str, ...]
    """Its words, lower-cased, without suffixes such as "Jr."."""
    gender: str = ""
    title: str = ""
    """Titles and posts before a personal name, as written."""
    firm: bool = True
    """False where only the pipeline's label or a guess says what it is."""
    told: tuple[int, int] | None = None
    """The words, tokens [first, end), that tell what an unsure name names."""

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.words[-1]

    @property
    def text(self) -> str:
        """The words of the name, a blank between each two."""
        return " ".join(self.words)


def named_kind(
    tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary
) -> Proper | None:
    """The name that a run is, without its titles; None where capitals only honour a noun."""
    words = [token.text for token in tokens[first:end]]
    name = " ".join(words).replace(" - ", "-")
    if all(vocabulary.identifying_words.has(word) or word.isdigit() for word in words):
        return None
    last = tokens[end - 1]
    if len(words) > 1 and last.lower.endswith("s") and is_side(last.text, vocabulary):
        return named_kind(tokens, first, end - 1, vocabulary)  # "Tarn Democrats"
    alone = tokens[first] if len(words) == 1 else None
    if alone is not None and is_side(alone.text, vocabulary):
        return None
    if alone is not None and vocabulary.quantities.has(alone.text):
        return None
    if alone is not None and alone.tag in ("JJ", "CD") and not alone.dep.startswith("nsubj"):
        return None
    if len(words) == 1 and vocabulary.coarse_regions.has(words[0]) and words[0] != "Europe":
        return None
    article = first > 0 and tokens[first - 1].lower == "the"
    kind = _listed_kind(name, article, vocabulary)
    lowered = tuple(word.lower() for word in words)
    if not kind and is_body_by_form(tokens, first, end, vocabulary):
        kind = "organisation"
    if not kind and not _is_full_name(tokens, first, end, vocabulary):
        kind = _called_kind(tokens, first, end, vocabulary)
    if not kind and "&" in words[1:-1]:  # "Farm & Field", "Contractor Hale & Dunn"
        start = int(_is_post(words[0], vocabulary) and words[1] != "&")
        return Proper(first + start, end, "organisation", lowered[start:])
    if kind:  # a platform is a company where the article uses its name so
        return Proper(first, end, kind, lowered, firm=kind != "platform")
    if _is_description(tokens, first, end, vocabulary):
        return None
    start = _after_titles(words, tokens, first, vocabulary)
    if start:
        return _person(tokens, first + start, end, first, vocabulary, firm=True)
    labels = {token.name for token in tokens[first:end]}
    label = labels.pop() if len(labels) == 1 else ""
    determined = article or (first > 0 and tokens[first - 1].tag == "POS")
    if not determined and _is_full_name(tokens, first, end, vocabulary):
        return _person(tokens, first, end, first, vocabulary, firm=True)
    if kind := _shaped_kind(words, determined, label, vocabulary):
        return Proper(first, end, kind, lowered)
    if is_team(tokens, first, end, vocabulary) and not vocabulary.is_given_name(words[0]):
        return Proper(first, end, "organisation", lowered)
    if vocabulary.is_given_name(words[0]):
        return _person(tokens, first, end, first, vocabulary, firm=len(words) > 1)
    if _is_listed_person(words, label):
        return _person(tokens, first, end, first, vocabulary, firm=True)
    return _labelled(tokens, first, end, vocabulary, determined=determined)


def told_person(
    tokens: Sequence[Token], first: int, given: int, end: int, vocabulary: Vocabulary
) -> Proper:
    """The person of a full name that begins at `given`, in a run that begins before or with it.

    A post before the name goes with it, a nation or party alone does not. Another word right before
    it is a first name as well: "Fazal Manan Nuri".
    """
    while given > first and not _describes(tokens[given - 1], vocabulary):
        given -= 1
    titled = given > first and _is_post(tokens[given - 1].text, vocabulary)
    start = first if titled else given
    return _person(tokens, given, end, start, vocabulary, firm=True)


def _describes(word: Token, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word before a name is a post, a nation, a party or a body."""
    lowered = word.lower
    listed = (vocabulary.states, vocabulary.bodies, vocabulary.party_sides, vocabulary.regions)
    if _is_post(word.text, vocabulary) or any(lowered in one for one in listed):
        return True
    return word.text.isupper() or vocabulary.company_words.has(word.text)


def _called_kind(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> str:
    """What a body's noun right before a name calls it: "the newspaper Al-Shorouk".

    In "the paper Hale owns" and "told the firm Hale had left" the name is a subject of its own.
    """
    noun = tokens[first - 1] if first else None
    if (
        noun is None
        or noun.tag != "NN"
        or not noun.text.islower()
        or noun.lemma in vocabulary.roles
    ):
        return ""
    head = next((t for t in tokens[first:end] if not first <= t.head < end), tokens[first])
    beside = head.dep in ("appos", "flat") or head.head == noun.head
    if not beside and noun.dep not in ("compound", "nmod:desc"):
        return ""
    if vocabulary.company_descriptions.has(noun.lemma):
        return "organisation"
    return "outlet" if vocabulary.is_printed_outlet(noun.lemma) else ""


def _is_initials(word: str) -> bool:
    """ "RCMP", and not the numeral or suffix of "John Paul II"."""
    long = len(word) > 2 and word.isalpha() and word.isupper()
    return long and word.lower() not in SUFFIXES


def _is_full_name(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a first name and a surname stand together, one that is a word too: "Amos Church".

    A first name that is a place's as well tells less ("Georgia Power"), and so does a name where
    something happens ("in Grace Church").
    """
    inserted = _nickname(tokens, first, end)
    words = [t.text for t in tokens[first:end] if t.lower not in SUFFIXES and t.i not in inserted]
    if len(words) not in (2, 3) or any(word.isupper() and len(word) > 2 for word in words):
        return False
    given, surname = words[0], words[-1]
    place = given.lower() in vocabulary.states or vocabulary.regions.has(given)
    inside = first > 0 and tokens[first - 1].lower in WORDS.inside_places
    known = vocabulary.is_forename(given)
    middle = len(words) == 2 or _is_middle(words[1], vocabulary)
    return known and middle and not place and not inside and is_census_surname(surname)


def is_team(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a name ends in a plural that is nobody's surname: "Westhaven Harriers".

    "Senate Republicans" and "Halden Bishops" are people.
    """
    single = tokens[end - 1].lower.removesuffix("s")
    if is_side(tokens[end - 1].text, vocabulary) or single in vocabulary.roles:
        return False
    last, leading = tokens[end - 1], tokens[first].text
    plural = last.tag in ("NNPS", "NNS") and last.lower.endswith("s") and len(single) > 2
    if end - first < 2 or not plural or is_first_name(leading):
        return False
    return last.text.isalpha() and last.text[1:].islower() and not is_census_surname(last.text)


def _is_middle(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word between first name and surname is an initial or another first name."""
    initial = len(word.rstrip(".")) == 1
    return initial or vocabulary.is_forename(word)


def _is_listed_person(words: Sequence[str], label: str) -> bool:
    """Whether a listed first name and a surname stand together: "Annika Woods"."""
    if len(words) not in (2, 3) or label == "place" or not is_first_name(words[0]):
        return False
    return all(word[:1].isupper() and not word.isupper() for word in (words[0], words[-1]))


def _is_description(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether capitals only begin a sentence or honour a post: "the Foreign Minister"."""
    last = tokens[end - 1]
    before = tokens[first - 1] if first else None
    opens = before is None or before.sentence != last.sentence or before.text == ":"
    if end - first == 1 and opens:
        single = _singular(last.lower)
        if single != last.lower and vocabulary.noun_class(single):
            return True  # "Neighbours worry", whatever the label says
        bare = last.name == "" or last.lower in vocabulary.bodies
        if bare and vocabulary.noun_class(last.lower):
            return True  # "Port officials", "Police said"
        if last.lower in vocabulary.bodies and any(token.text == last.lower for token in tokens):
            return True  # "Council sued", and "the council" further on
    if end - first == 1 and last.text.endswith("s") and last.text[:-1].isupper():
        return bool(vocabulary.noun_class(last.lower[:-1]))  # "many MPs", "two CEOs"
    if end - first == 1 and last.tag == "NNPS" and (first == 0 or tokens[first - 1].lower != "the"):
        endings = tuple(f"{ending}s" for ending in vocabulary.human_endings)
        if last.lower.endswith(endings):
            return True  # "hundreds of Quaysiders"
    if last.lower not in vocabulary.roles:
        return False
    company = vocabulary.company_words.has(last.text)
    if (last.lower in vocabulary.bodies or company) and end - first > 1:
        return False  # "the Port Authority", "Tarn Marine"
    if end - first > 1 and {token.name for token in tokens[first:end]} == {"person"}:
        return before is not None and not opens and _determines(before, vocabulary)
    leading = (t.text for t in tokens[first : end - 1] if not _is_post(t.text, vocabulary))
    given = next(leading, tokens[first].text)
    return not (vocabulary.is_given_name(given) or _is_bearer(given, last.text, vocabulary))


def _singular(plural: str) -> str:
    """The noun of a plural: "studies", "spokesmen", "neighbours"."""
    return f"{plural[:-2]}an" if plural.endswith("men") else singular_of(plural)


def _determines(before: Token, vocabulary: Vocabulary) -> bool:
    """Whether a post follows: "*the* Home Secretary", "Norland's …", "the *Dutch* Prime Minister".

    Nothing of the kind stands before a name: "Ines Baker said".
    """
    return before.tag in _DETERMINERS or before.lower in vocabulary.states


_DETERMINERS = ("DT", "PRP$", "POS")


def _is_post(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.titles.has(word) or word.lower() in vocabulary.roles


def _is_bearer(word: str, post: str, vocabulary: Vocabulary) -> bool:
    """Whether an unknown word and a post are a name: "Oona King", and not "Police Chief"."""
    lowered = word.lower()
    plain = vocabulary.noun_class(lowered) or lowered in vocabulary.states
    known = plain or vocabulary.body_nouns.has(word) or vocabulary.company_words.has(word)
    return not known and is_census_surname(post)


def is_side(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is a noun for people: "Republicans", "Iranians"."""
    single = word.lower().removesuffix("s")
    if vocabulary.party_sides.has(single) and single != "gop":
        return True
    return single in vocabulary.nationalities and word.lower() not in vocabulary.countries


def _listed_kind(name: str, article: bool, vocabulary: Vocabulary) -> str:
    if vocabulary.outlets.has(name) or (article and vocabulary.outlets.has(f"the {name}")):
        return "outlet"
    if name.lower() in vocabulary.states:
        return "place"
    if vocabulary.metonyms.has(name) or vocabulary.regions.has(name):
        return "place"
    if vocabulary.well_known_bodies.has(name):
        return "organisation"
    return "platform" if vocabulary.platforms.has(name) else ""


def _after_titles(
    words: Sequence[str], tokens: Sequence[Token], first: int, vocabulary: Vocabulary
) -> int:
    """How many words of title come before the name; 0 where there is no title."""
    found = 0
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    post = opens and len(words) > 2 and vocabulary.body_nouns.has(words[0])
    bodies = any(vocabulary.body_nouns.has(word) for word in words[1:])
    if post and not bodies and is_first_name(words[1]):
        return 1  # "Center Ana Bielak"
    for at, word in enumerate(words[:-1]):
        if vocabulary.titles.has(word) or vocabulary.titles.has(word.removesuffix("s")):
            found = at + 1
        elif word.lower() in vocabulary.roles and not vocabulary.female_names.has(word):
            found = at + 1
    rest = words[found:]
    full = _is_full_name(tokens, first + found, first + len(words), vocabulary)
    named = len(rest) > 1 and vocabulary.is_forename(rest[0])
    unsure = found and words[found - 1].lower() in _UNSURE_TITLES and not named
    surname = not unsure and len(rest) == 1 and is_census_surname(rest[0])  # "Judge Church"
    told = full or surname
    if not found or (not told and any(vocabulary.body_nouns.has(word) for word in rest)):
        return 0
    last = tokens[first + len(words) - 1]
    body = tokens[first + found].name == "organisation" or last.tag == "NNPS"
    company = vocabulary.company_words.has(last.text)  # "General Electric"
    return 0 if unsure and (body or company) else found


def _shaped_kind(words: Sequence[str], article: bool, label: str, vocabulary: Vocabulary) -> str:
    """What the form of a name tells: its last word, capitals throughout."""
    outlet = vocabulary.outlet_words.has(words[-1])
    unnamed = label == "organisation" or (label == "" and not is_first_name(words[0]))
    if outlet and (article or (unnamed and len(words) > 1)):
        return "outlet"
    if vocabulary.platforms.has(words[-1]):
        return "platform"  # "several Tarn State Twitter accounts"
    if len(words) > 1 and vocabulary.outlet_endings.has(words[-1]):
        return "outlet"
    if len(words) > 1 and vocabulary.outlet_beginnings.has(words[0]):
        return "outlet"
    begins = len(words) > 1 and vocabulary.body_beginnings.has(words[0])
    if begins and not vocabulary.is_given_name(words[1]):
        return "organisation"
    if vocabulary.well_known_bodies.has(words[-1]) and not is_first_name(words[0]):
        return "organisation"  # "Norland UN", and not "Kim Jong Un"
    within = any(vocabulary.body_nouns.has(word) for word in words[1:-1])
    if len(words) > 1 and vocabulary.place_words.has(words[-1]) and label != "person":
        return "organisation" if within else "place"  # "Tarn School District", "Tarn District"
    given = vocabulary.is_given_name(words[0])
    if len(words) > 1 and vocabulary.building_words.has(words[-1]) and not given:
        return "place"
    joined = len(words) > 2 and words[-2].lower() in WORDS.coordinators
    if joined and vocabulary.joined_fields.has(words[-1]):
        return "organisation"  # "Halden Fire and Rescue"
    endings = (vocabulary.company_words, vocabulary.team_words)
    if len(words) > 1 and any(listed.has(words[-1]) for listed in endings):
        return "organisation"
    several = len(words) > 1 or article
    if several and any(vocabulary.body_nouns.has(word) for word in words):
        return "organisation"
    if len(words) > 1 and _is_initials(words[-1]) and not all(map(str.isupper, words)):
        return "organisation"  # "Burnside RCMP"
    name = "".join(words)
    letters = [c for c in name if c.isalpha()]
    if len(words) == 1 and 2 <= len(letters) <= 6 and all(map(str.isupper, letters)):
        return "organisation"
    return ""


def _person(
    tokens: Sequence[Token],
    first: int,
    end: int,
    start: int,
    vocabulary: Vocabulary,
    *,
    firm: bool,
) -> Proper:
    inserted = _nickname(tokens, first, end)
    plain = (t for t in tokens[first:end] if t.lower not in SUFFIXES and t.i not in inserted)
    words = [token.lower for token in plain] or [tokens[first].lower]
    titles = [t.text for t in tokens[start:first] if not vocabulary.party_sides.has(t.text)]
    return Proper(
        first,
        end,
        "person",
        tuple(words),
        _gender(titles, words, vocabulary),
        " ".join(titles),
        firm,
    )


def _nickname(tokens: Sequence[Token], first: int, end: int) -> range:
    """A nickname between marks, with them: the “Tinker” of "Rosa “Tinker” Valdane"."""
    marks = [t.i for t in tokens[first + 1 : end - 1] if t.pos == "PUNCT" and t.text not in "-–"]
    return range(marks[0], marks[-1] + 1) if len(marks) == 2 else range(0)


def _gender(titles: Sequence[str], words: Sequence[str], vocabulary: Vocabulary) -> str:
    if words[0] in WORDS.person_name_links:
        words = ["", *words]  # "van den Orrin": no first name stands there
    for title in titles:
        meaning = vocabulary.titles.means(title)
        if meaning in WORDS.third_person.meanings.values():
            return meaning
        if gender := vocabulary.gender_of_noun(meaning) or vocabulary.gender_of_noun(title):
            return gender
    male, female = vocabulary.male_names.has(words[0]), vocabulary.female_names.has(words[0])
    if not (male or female):
        return first_name_gender(words[0])
    return "" if male == female else "male" if male else "female"


def _labelled(
    tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary, *, determined: bool
) -> Proper:
    labels = Counter(token.name for token in tokens[first:end] if token.name)
    kind = labels.most_common(1)[0][0] if labels else "person"
    ending = tokens[end - 1].lower
    after = tokens[end].tag if end < len(tokens) else ""
    family = end - first == 1 and ending.endswith("s")  # "the Brandts"
    alone = determined and after not in ("NN", "NNS", "JJ", "POS", "HYPH") and not family
    if kind == "person" and alone and tokens[first - 1].lower == "the":
        # "the Public Prosecution": nobody's name has an article
        return Proper(first, end, "organisation", tuple(t.lower for t in tokens[first:end]))
    if kind == "person":
        return _person(tokens, first, end, first, vocabulary, firm=False)
    words = tuple(token.lower for token in tokens[first:end])
    return Proper(first, end, kind, words, firm=False)
