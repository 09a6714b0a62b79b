"""Where proper names stand: runs of capitalised words, with the small words inside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attribution.model import Parse, Token
from attribution.sources.vocabulary import Vocabulary

SMALL = frozenset({"of", "for", "the", "and", "&", "in", "on", "to"})
"""Words inside the name of a body: "Department of Health and Human Services"."""
PARTICLES = frozenset(
    {"de", "la", "del", "der", "den", "von", "van", "al", "el", "bin", "ibn", "da", "di", "du",
     "le", "-", "–", "'t", "’t", "ten", "ter", "dos"}
)  # fmt: skip
"""Words inside a personal name: "Ursula von der Leyen"."""


def name_runs(
    parse: Parse, vocabulary: Vocabulary, speaking: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Stretches [first, end) of tokens that may each be one name, in order."""
    capitals = _in_title_case(parse)
    runs = list(_runs(parse.tokens, vocabulary, speaking))
    plain = [run for run in runs if parse.tokens[run[0]].sentence not in capitals]
    known = {token.text for first, end in plain for token in parse.tokens[first:end]}
    for first, end in runs:
        if parse.tokens[first].sentence in capitals:
            yield from _known_pieces(parse.tokens, first, end, known)
        else:
            yield first, end


def _in_title_case(parse: Parse) -> set[int]:
    """Sentences in which nearly every word has a capital, as in headlines: it tells nothing."""
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


def _is_proper(token: Token, vocabulary: Vocabulary, speaking: Collection[int] = ()) -> bool:
    if not token.text[:1].isupper():
        return False
    if token.tag == "NN" and token.i in speaking:
        # The tagger takes some names for nouns; who speaks and is no noun for people is a name.
        return not vocabulary.noun_class(token.lower) and token.dep.startswith("nsubj")
    if token.tag in ("NNP", "NNPS", "JJ"):
        return True
    return token.name != "" and token.tag != "NNS"


def _runs(
    tokens: Sequence[Token], vocabulary: Vocabulary, speaking: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that may be one name."""
    i, n = 0, len(tokens)
    while i < n:
        if listed := _listed_end(tokens, i, vocabulary):
            yield i, listed
            i = listed
            continue
        leads = _leads(tokens, i, vocabulary)
        if not leads and not _is_proper(tokens[i], vocabulary, speaking):
            i += 1
            continue
        end = _run_end(tokens, i, vocabulary)
        yield from _parted(tokens, i, end, vocabulary)
        i = end


def _leads(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised common noun begins a body's name: "the Audit Office"."""
    token = tokens[i]
    if token.tag != "NN" or not token.text[:1].isupper() or i + 1 == len(tokens):
        return False
    inside = i > 0 and tokens[i - 1].sentence == token.sentence
    after = tokens[i + 1]
    return inside and _is_proper(after, vocabulary) and vocabulary.has("body-nouns", after.text)


def _listed_end(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    """The end of a name of several words that a lexicon lists, whatever the tagger makes of it."""
    if not tokens[first].text[:1].isupper():
        return 0
    for words in vocabulary.names.get(tokens[first].lower, ()):
        end = first + len(words)
        run = tokens[first:end]
        if tuple(token.lower for token in run) == words and run[-1].text[:1].isupper():
            return end
    return 0


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
        joined = (
            ahead < n
            and tokens[ahead].sentence == sentence
            and _is_proper(tokens[ahead], vocabulary)
        )
        if not joined or not _joins(tokens, first, end, ahead, vocabulary):
            break
        end = ahead + 1
    return end


def _joins(
    tokens: Sequence[Token], first: int, at: int, ahead: int, vocabulary: Vocabulary
) -> bool:
    """Whether the small word at `at` belongs to a name that goes on at `ahead`."""
    word = tokens[at].lower
    if tokens[ahead - 1].lower in ("'t", "’t"):  # "Sophie in 't Veld"
        return True
    if word in PARTICLES:
        # "Iran-backed" is no name, "Jean-Marie" is one.
        return word not in "-–" or tokens[ahead].start == tokens[at].end
    if word not in SMALL:
        return False
    labels = {tokens[at - 1].name, tokens[at].name, tokens[ahead].name}
    if labels == {"organisation"} and tokens[at - 1].lower not in vocabulary.roles:
        return True
    if word not in ("of", "for", "&") or tokens[at - 1].lower in vocabulary.roles:
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
