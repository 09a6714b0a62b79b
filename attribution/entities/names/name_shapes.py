"""Names of bodies told by their form: "TarnWatch", "Doctors Without Borders", "… Units (TPU)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.census import is_first_name
from attribution.grammar.marks import MARKS
from attribution.grammar.words import WORDS
from attribution.model import Token
from attribution.rulebook.vocabulary import Vocabulary

_INNER_CAPITAL = re.compile(r"^([A-Z][A-Za-z]*[a-z])([A-Z][A-Za-z]*)$|^([A-Z]{3,})([a-z]{2,})$")
_WEB_ADDRESS = re.compile(r"^[A-Z][\w-]*(\.[\w-]+)*\.[a-z]{2,6}$")
_NOMINAL = frozenset("NN NNS NNP NNPS JJ VBG VBN".split())
_PLAIN = frozenset("NN NNS JJ".split())


def is_body_by_form(tokens: Sequence[Token], first: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the form of the name, tokens [first, end), is that of a body's."""
    coined = end - first == 1 and is_coined(tokens[first].text)
    initials = end + 1 < len(tokens) and tokens[end].text == "(" and end - first > 2
    spelled = initials and _spelled_from(tokens, end, tokens[end + 1].text) == first
    several = any(t.tag == "POS" for t in tokens[first + 1 : end - 1])
    owned = several and any(
        owning_people_end(tokens, i, vocabulary) == end for i in range(first + 1, end - 1)
    )
    cause = end - first > 2 and cause_end(tokens, first, opens=False, vocabulary=vocabulary) == end
    fields = listed_fields_end(tokens, first, vocabulary) == end
    fields = fields or joint_end(tokens, first, vocabulary) == end
    return coined or spelled or owned or cause or fields


def is_coined(word: str) -> bool:
    """Whether a capital or a stop stands inside a word: "TarnWatch", "FACTnews", "Tarn.org".

    A capital behind the beginning of a surname ("McBride", "DeVos") or a first name in two parts
    ("JoAnn") tells nothing.
    """
    if _WEB_ADDRESS.match(word):
        return True
    match = _INNER_CAPITAL.match(word)
    if match is None:
        return False
    first, second = match[1] or match[3], match[2] or match[4]
    joined = is_first_name(first) and is_first_name(second)
    return first.lower() not in WORDS.surname_beginnings and not joined


def cause_end(tokens: Sequence[Token], first: int, *, opens: bool, vocabulary: Vocabulary) -> int:
    """The end of "Doctors Without Borders", a body of people with a cause; 0 where none begins.

    The preposition has a capital, or a small one stands between words that only a name writes
    large: at a sentence's start ("Parents for Safe Roads") what follows is no name of its own.
    """
    end = first + 2
    if end >= len(tokens) or not _is_people(tokens[first], vocabulary):
        return 0
    link = tokens[first + 1]
    large = link.text[:1].isupper() and link.text.istitle()
    if link.tag not in ("IN", "TO") or (not large and link.lower not in WORDS.complement_links):
        return 0
    end += not large and tokens[end].lower == "the"
    start, end = end, _capitals_end(tokens, end)
    words = tokens[start:end]
    if not words or words[0].sentence != link.sentence:
        return 0
    plain = len(words) > 1 and all(t.tag in _PLAIN and not t.name for t in words)
    return end if large or plain or not opens else 0


def _is_people(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a capitalised word is a plural noun for people."""
    single = token.lower.removesuffix("s")
    plural = token.text[:1].isupper() and single != token.lower and not token.text.isupper()
    return plural and bool(vocabulary.noun_class(single)) and single not in vocabulary.party_sides


def spelled_names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The names [first, end) whose initials stand behind them: "Tarn People's Union (TPU)"."""
    for mark, initials, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        word = initials.text
        if mark.text == "(" and closing.text == ")" and 3 <= len(word) <= 6 and word.isupper():
            first = _spelled_from(tokens, mark.i, word)
            if first is not None:
                yield first, mark.i


def _spelled_from(tokens: Sequence[Token], end: int, initials: str) -> int | None:
    """Where the words before `end` begin whose capitals are the initials."""
    left, i = initials, end
    while left and i > 0 and tokens[i - 1].sentence == tokens[end].sentence:
        i -= 1
        token = tokens[i]
        if token.text.startswith(left[-1]) and token.text.istitle():
            left = left[:-1]
        elif token.lower not in WORDS.body_name_links and token.tag != "POS":
            return None
    return None if left else i


def owning_people_end(tokens: Sequence[Token], mark: int, vocabulary: Vocabulary) -> int:
    """The end of "the Tarn People's Protection Units" at its possessive; 0 for another one.

    People at large own anything; a saint and the holder of a post a body: "St Anne's School".
    """
    if mark < 1 or mark + 1 >= len(tokens) or not _is_possessive(tokens, mark):
        return 0
    owner, end = tokens[mark - 1], _capitals_end(tokens, mark + 1)
    several = owner.lower in WORDS.irregular_people or owner.lower.endswith("s")
    people = several and bool(vocabulary.noun_class(owner.lower.removesuffix("s")))
    people = people or owner.lower.endswith("men")  # "the Fishermen's Mission"
    post = tokens[end - 1].lower in vocabulary.roles
    if end == mark + 1 or post:
        return 0
    return end if people or _owns_body(tokens, mark, end, vocabulary) else 0


def _is_possessive(tokens: Sequence[Token], mark: int) -> bool:
    """Whether a token is a possessive mark, also where the tagger sees a quotation's end."""
    token = tokens[mark]
    return token.tag == "POS" or (token.dep == "case" and token.head == mark - 1)


def _owns_body(tokens: Sequence[Token], mark: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a saint or the holder of a post owns a body: "the Mayor's Office"."""
    saint = mark > 1 and WORDS.saints.has(tokens[mark - 2].text.rstrip("."))
    owner = tokens[mark - 1]
    office = owner.text[:1].isupper() and owner.lower in vocabulary.roles
    inside = [token.text for token in tokens[mark + 1 : end]]
    bodies = (vocabulary.body_nouns, vocabulary.outlet_words)
    return (saint or office) and any(words.has(word) for word in inside for words in bodies)


def joint_end(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    """The end of one body of two places or fields: "Tarn and Severn Police"; 0 for two names.

    A state, a person known by a first name elsewhere, or initials stand apart: "Brandt and Tarn
    Council".
    """
    if first + 3 >= len(tokens) or tokens[first + 1].lower != "and":
        return 0
    one, other, body = tokens[first], tokens[first + 2], tokens[first + 3]
    plain = all(t.text.istitle() and t.tag in ("NNP", "JJ", "NN") for t in (one, other))
    before = tokens[first - 1] if first else None
    apart = before is not None and (before.text == "," or before.text[:1].isupper())
    if not plain or apart or one.lower in vocabulary.states or vocabulary.bodies.get(one.lower):
        return 0
    known = (t.i for t in tokens if t.text == one.text and t.i)
    person = any(is_first_name(tokens[i - 1].text) for i in known)
    joint = body.text[:1].isupper() and vocabulary.joint_bodies.has(body.text)
    return first + 4 if joint and not person else 0


def listed_fields_end(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    """The end of "Constitution, Law and Justice Committee" behind *the*; 0 for no such name."""
    if first < 1 or not (tokens[first - 1].lower == "the" or tokens[first - 1].tag == "POS"):
        return 0
    i, commas = first, 0
    while i < len(tokens) and tokens[i].text[:1].isupper() and tokens[i].name != "person":
        i += 1
        if i < len(tokens) and tokens[i].text == ",":
            i, commas = i + 1, commas + 1
        elif i < len(tokens) and tokens[i].tag == "CC" and commas:
            return _body_behind(tokens, i + 1, vocabulary)
    return 0


def _body_behind(tokens: Sequence[Token], first: int, vocabulary: Vocabulary) -> int:
    """The end of two or more capitalised words that end in the noun of a body; 0 for others."""
    end = _capitals_end(tokens, first)
    body = end - first > 1 and vocabulary.body_nouns.has(tokens[end - 1].text)
    return end if body and tokens[first - 1].text not in MARKS.full_stops else 0


def _capitals_end(tokens: Sequence[Token], first: int) -> int:
    """Where the nouns and adjectives with capitals end that begin at a token."""
    end = first
    while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].tag in _NOMINAL:
        end += 1
    return end
