"""Proper names in an article: where each stands and what it names.

The pipeline's entity labels are one witness among several: lists of states, outlets and bodies, titles
and first names come before them, since a label flickers from mention to mention and a list does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from attribution.model import Parse, Token
from attribution.sources.vocabulary import Vocabulary

SMALL = frozenset({"of", "for", "the", "and", "&", "in", "on", "to"})
"""Words inside the name of a body: "Department of Health and Human Services"."""
PARTICLES = frozenset(
    {"de", "la", "del", "der", "den", "von", "van", "al", "el", "bin", "ibn", "da", "di", "du", "le",
     "-", "–", "'t", "’t", "ten", "ter", "dos"}
)  # fmt: skip
"""Words inside a personal name: "Ursula von der Leyen"."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_UNSURE_TITLES = frozenset({"general", "justice", "chief", "major", "captain", "speaker", "attorney"})
"""Titles that also begin the name of a body: "General Motors", "Justice Department"."""


@dataclass(frozen=True, slots=True)
class Proper:
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

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find_names(
    parse: Parse, vocabulary: Vocabulary, speaking: Collection[int] = ()
) -> tuple[Proper, ...]:
    """Every proper name of the article, in order; `speaking` are the heads of sources."""
    capitals = _in_title_case(parse)
    runs = list(_runs(parse.tokens, vocabulary, speaking))
    plain = [run for run in runs if parse.tokens[run[0]].sentence not in capitals]
    known = {token.text for first, end in plain for token in parse.tokens[first:end]}
    found = []
    for first, end in runs:
        if parse.tokens[first].sentence in capitals:
            pieces = _known_pieces(parse.tokens, first, end, known)
        else:
            pieces = [(first, end)]
        for start, stop in pieces:
            proper = _classified(parse.tokens, start, stop, vocabulary)
            if proper is not None:
                found.append(_as_speaker(proper, speaking))
    return _settled(found)


def _in_title_case(parse: Parse) -> set[int]:
    """Sentences in which nearly every word has a capital: headlines, where capitals tell nothing."""
    found = set()
    for sentence in parse.sentences:
        words = [t for t in parse.tokens[sentence.first : sentence.end] if t.text[:1].isalpha()]
        large = sum(t.text[0].isupper() for t in words if len(t.text) > 3)
        if len(words) > 4 and large >= 0.8 * sum(len(t.text) > 3 for t in words):
            found.add(sentence.index)
    return found


def _known_pieces(
    tokens: Sequence[Token], first: int, end: int, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    """The parts of a run whose words are names elsewhere in the article, or are labelled so."""
    start = None
    for i in range(first, end + 1):
        is_known = i < end and (tokens[i].text in known or tokens[i].name == "place")
        if is_known and start is None:
            start = i
        elif not is_known and start is not None:
            yield start, i
            start = None


def _as_speaker(name: Proper, speaking: Collection[int]) -> Proper:
    """A name of two words that speaks is a person's, where only a label makes it a place."""
    unsure = not name.firm and name.kind == "place" and len(name.words) > 1
    if unsure and any(i in speaking for i in range(name.first, name.end)):
        return replace(name, kind="person")
    return name


def _is_proper(token: Token, vocabulary: Vocabulary, speaking: Collection[int] = ()) -> bool:
    if not token.text[:1].isupper():
        return False
    if token.tag == "NN" and token.i in speaking:
        # The tagger takes some names for nouns; who speaks and is no noun for people is a name.
        return not vocabulary.noun_class(token.lower) and token.dep.startswith("nsubj")
    return token.tag in ("NNP", "NNPS") or token.name != "" or token.tag == "JJ"


def _runs(
    tokens: Sequence[Token], vocabulary: Vocabulary, speaking: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that may be one name."""
    i, n = 0, len(tokens)
    while i < n:
        if not _is_proper(tokens[i], vocabulary, speaking):
            i += 1
            continue
        end = _run_end(tokens, i, vocabulary)
        yield from _parted(tokens, i, end, vocabulary)
        i = end


def _run_end(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    end, n, sentence = first + 1, len(tokens), tokens[first].sentence
    while end < n and tokens[end].sentence == sentence:
        token = tokens[end]
        if _is_proper(token, vocabulary):
            end += 1
            continue
        ahead = end + 1
        if ahead < n and tokens[ahead].lower in SMALL | PARTICLES:
            ahead += 1
        joined = ahead < n and tokens[ahead].sentence == sentence and _is_proper(tokens[ahead], vocabulary)
        if not joined or not _joins(tokens, first, end, ahead, vocabulary):
            break
        end = ahead + 1
    return end


def _joins(tokens: Sequence[Token], first: int, at: int, ahead: int, vocabulary: Vocabulary) -> bool:
    """Whether the small word at `at` belongs to a name that goes on at `ahead`."""
    word = tokens[at].lower
    if tokens[ahead - 1].lower in ("'t", "’t"):  # "Sophie in 't Veld"
        return True
    if word in PARTICLES:
        # "Iran-backed" is no name, "Jean-Marie" is one.
        return word not in "-–" or tokens[ahead].start == tokens[at].end
    if word not in SMALL:
        return False
    if tokens[at - 1].name == "organisation" == tokens[ahead].name == tokens[at].name:
        return True
    if word not in ("of", "for", "&"):
        return False
    return word == "&" or any(vocabulary.has("body-nouns", t.text) for t in tokens[first:at])


def _parted(
    tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """The run, without a nationality before it: "French | Prime Minister Manuel Valls"."""
    words = [token.text for token in tokens[first:end]]
    if len(words) > 1 and not _is_listed(words, vocabulary):
        lead = 2 if len(words) > 2 and vocabulary.has("nationalities", " ".join(words[:2])) else 1
        lead_in = " ".join(words[:lead])
        state = lead_in.lower() in vocabulary.states
        if vocabulary.has("coarse-regions", lead_in):  # "Republican Sen. Vane", no "Western Union"
            state = _begins_person(words[1], vocabulary)
        whole = any(vocabulary.has("body-nouns", word) for word in words[lead:])
        if state and not whole and not vocabulary.has("outlet-words", words[-1]):
            yield first, first + lead
            first += lead
    yield first, end


def _begins_person(word: str, vocabulary: Vocabulary) -> bool:
    lists = ("titles", "male-names", "female-names")
    return word.lower() in vocabulary.roles or any(vocabulary.has(x, word) for x in lists)


def _is_listed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    name = " ".join(words)
    lexicons = ("outlets", "metonyms", "well-known-bodies", "regions")
    return name.lower() in vocabulary.states or any(vocabulary.has(x, name) for x in lexicons)


def _classified(
    tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary
) -> Proper | None:
    words = [token.text for token in tokens[first:end]]
    name = " ".join(words)
    if all(vocabulary.has("identifying-words", word) or word.isdigit() for word in words):
        return None
    if len(words) == 1 and (_is_side(words[0], vocabulary) or tokens[first].tag in ("JJ", "CD")):
        return None
    if len(words) == 1 and vocabulary.has("coarse-regions", words[0]) and words[0] != "Europe":
        return None
    article = first > 0 and tokens[first - 1].lower == "the"
    kind = _listed_kind(name, article, vocabulary)
    lowered = tuple(word.lower() for word in words)
    if kind:
        return Proper(first, end, kind, lowered)
    start = _after_titles(words, tokens, first, vocabulary)
    if start:
        return _person(tokens, first + start, end, first, vocabulary, firm=True)
    labelled = all(token.name == "organisation" for token in tokens[first:end])
    if kind := _shaped_kind(words, article, labelled, vocabulary):
        return Proper(first, end, kind, lowered)
    if vocabulary.has("male-names", words[0]) or vocabulary.has("female-names", words[0]):
        return _person(tokens, first, end, first, vocabulary, firm=len(words) > 1)
    return _labelled(tokens, first, end, vocabulary)


def _is_side(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is a noun for people: "Republicans", "Iranians"."""
    single = word.lower().removesuffix("s")
    if vocabulary.has("party-sides", single) and single != "gop":
        return True
    return single in vocabulary.lists["nationalities"] and word.lower() not in vocabulary.lists["countries"]


def _listed_kind(name: str, article: bool, vocabulary: Vocabulary) -> str:
    if vocabulary.has("outlets", name) or (article and vocabulary.has("outlets", f"the {name}")):
        return "outlet"
    if name.lower() in vocabulary.states:
        return "place"
    if vocabulary.has("metonyms", name) or vocabulary.has("regions", name):
        return "place"
    if vocabulary.has("well-known-bodies", name):
        return "organisation"
    return "platform" if vocabulary.has("platforms", name) else ""


def _after_titles(
    words: Sequence[str], tokens: Sequence[Token], first: int, vocabulary: Vocabulary
) -> int:
    """How many words of title come before the name; 0 where there is no title."""
    found = 0
    for at, word in enumerate(words[:-1]):
        if vocabulary.has("titles", word):
            found = at + 1
        elif word.lower() in vocabulary.roles and not vocabulary.has("female-names", word):
            found = at + 1
    rest = words[found:]
    if not found or any(vocabulary.has("body-nouns", word) for word in rest):
        return 0
    unsure = words[found - 1].lower() in _UNSURE_TITLES
    return 0 if unsure and tokens[first + found].name == "organisation" else found


def _shaped_kind(
    words: Sequence[str], article: bool, labelled: bool, vocabulary: Vocabulary
) -> str:
    """What the form of a name tells: its last word, capitals throughout."""
    if vocabulary.has("outlet-words", words[-1]) and (article or (labelled and len(words) > 1)):
        return "outlet"
    if vocabulary.has("well-known-bodies", words[-1]):
        return "organisation"
    if len(words) > 1 and vocabulary.has("place-words", words[-1]):
        return "place"
    several = len(words) > 1 or article
    if several and any(vocabulary.has("body-nouns", word) for word in words):
        return "organisation"
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
    words = [token.lower for token in tokens[first:end] if token.lower not in SUFFIXES]
    words = words or [tokens[first].lower]
    titles = [token.text for token in tokens[start:first]]
    return Proper(
        first, end, "person", tuple(words), _gender(titles, words, vocabulary), " ".join(titles), firm
    )


def _gender(titles: Sequence[str], words: Sequence[str], vocabulary: Vocabulary) -> str:
    for title in titles:
        if vocabulary.means("titles", title) in ("male", "female"):
            return vocabulary.means("titles", title)
        for gender in ("male", "female"):
            if vocabulary.has(f"{gender}-nouns", title):
                return gender
    male, female = (vocabulary.has(f"{sex}-names", words[0]) for sex in ("male", "female"))
    return "" if male == female else "male" if male else "female"


def _labelled(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> Proper:
    labels = Counter(token.name for token in tokens[first:end] if token.name)
    kind = labels.most_common(1)[0][0] if labels else "person"
    ending = tokens[end - 1].lower
    if not labels and any(ending.endswith(word) for word in vocabulary.lists["company-endings"]):
        kind = "organisation"
    if kind == "person":
        return _person(tokens, first, end, first, vocabulary, firm=False)
    words = tuple(token.lower for token in tokens[first:end])
    return Proper(first, end, kind, words, firm=False)


def _settled(names: Sequence[Proper]) -> tuple[Proper, ...]:
    """The names, an unsure one as what the sure ones with its last word, or most of its like, are."""
    surnames = {n.surname for n in names if n.kind == "person" and n.firm}
    full = {n.words: n.kind for n in names if n.firm}
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        votes.setdefault(name.words, Counter())[name.kind] += 1
    settled = []
    for name in names:
        # "Jordan" is the state, unless somebody of that surname is in the article.
        bare = len(name.words) == 1 and name.surname in surnames
        if bare and (not name.firm or name.kind == "place"):
            name = replace(name, kind="person")
        elif not name.firm:
            kind = full.get(name.words) or votes[name.words].most_common(1)[0][0]
            name = replace(name, kind=kind)
        settled.append(name)
    return tuple(settled)
