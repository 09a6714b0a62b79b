"""How many people stand behind a source, and what "one of them" is drawn from."""

from __future__ import annotations

import pytest

from attribution.entities.names.name_detection import find_names
from attribution.grammar.numbers import stated_number
from attribution.model import Source
from tests.sources.articles import parse_of, resolved, row_of, rulebook, said


def number_of(words: str) -> int | None:
    tokens = parse_of(" ".join(f"{word}/CD/dep/0" for word in words.split())).tokens
    return stated_number(tokens, lambda word: word.lower() in ("may", "june"))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("at least three", 3),
        ("both", 2),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("thirty - one", 31),
        ("Forty-two", 42),
        ("three hundred", 300),
        ("1,200", 1200),
        ("2000", 2000),
        ("a couple", 2),
        ("the 2019", None),
        ("14 - year - old", None),
        ("the 3 May", None),
        ("several", None),
        ("several hundred", None),
        ("between 20 and 30", None),
    ],
)
def test_numbers_in_words_and_figures(words: str, number: int | None) -> None:
    assert number_of(words) == number


def row(article: str, source: str) -> Source:
    parse = parse_of(article)
    attributions, sources = resolved(parse, said(parse, source))
    return row_of(attributions[0], sources)


@pytest.mark.parametrize(
    ("article", "source", "count", "number"),
    [
        ("Three/CD/nummod/3 Tarsovan/NNP/compound/3 clerks/NNS/nsubj/4 said/VBD/root/0 "
         "so/RB/advmod/4", "Three Tarsovan clerks", "plural", 3),
        ("A/DT/det/6 14/CD/nummod/6 -/HYPH/punct/6 year/NN/compound/6 -/HYPH/punct/6 "
         "pupil/NN/nsubj/7 said/VBD/root/0 so/RB/advmod/7", "A 14 - year - pupil", "one", None),
        ("One/CD/nummod/2 clerk/NN/nsubj/3 said/VBD/root/0 so/RB/advmod/3", "One clerk",
         "one", None),
        ("A/DT/det/2 2019/CD/nummod/3 report/NN/nsubj/4 said/VBD/root/0 so/RB/advmod/4",
         "A 2019 report", "one", None),
    ],
)  # fmt: skip
def test_a_number_counts_only_what_is_several(
    article: str, source: str, count: str, number: int | None
) -> None:
    found = row(article, source)
    assert (found.count, found.number) == (count, number)


def test_a_numeral_is_no_name() -> None:
    article = (
        "Ninety/NNP/nsubj/5/person -/,/punct/1 one/CD/nummod/4 percent/NN/nsubj/5 said/VBD/root/0"
    )
    assert find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning) == ()
    found = row(article, "Ninety - one percent")
    assert (found.kind, found.level, found.number) == ("people", "generic", None)


TURBINES = """
The/DT/det/2 officials/NNS/nsubj/3 questioned/VBD/root/0 two/CD/nummod/5 clerks/NNS/obj/3 \
about/IN/case/8 three/CD/nummod/8 banks/NNS/obl/3 ././punct/3
One/CD/nsubj/4 of/IN/case/3 them/PRP/nmod/1 said/VBD/root/0 so/RB/advmod/4 ././punct/4
"""
LETTERS = """
Three/CD/nummod/2 letters/NNS/nsubj/3 reached/VBD/root/0 Lima/NNP/obj/3/place ././punct/3
One/CD/nsubj/4 of/IN/case/3 them/PRP/nmod/1 said/VBD/root/0 so/RB/advmod/4 ././punct/4
"""


def test_one_of_them_who_speaks_is_one_of_the_people() -> None:
    parse = parse_of(TURBINES)
    attributions, sources = resolved(parse, said(parse, "One of them"))
    one = row_of(attributions[0], sources)
    group = next(source for source in sources if source.id == one.member_of)
    assert (one.kind, group.name) == ("person", "two clerks")


def test_one_of_the_letters_is_a_letter() -> None:
    parse = parse_of(LETTERS)
    attributions, sources = resolved(parse, said(parse, "One of them"))
    one = row_of(attributions[0], sources)
    group = next(source for source in sources if source.id == one.member_of)
    assert (one.kind, one.level, group.name) == ("document", "vague", "Three letters")


AIDES = """
Six/CD/nummod/2 aides/NNS/nsubj/3 left/VBD/root/0 ././punct/3
Four/CD/nsubj/2 said/VBD/root/0 so/RB/advmod/2 ././punct/2
"""
RESIDENT = """
One/CD/nummod/2 resident/NN/nsubj/3 left/VBD/root/0 ././punct/3
Another/DT/nsubj/2 said/VBD/root/0 so/RB/advmod/2 ././punct/2
"""


def test_four_after_six_are_four_of_them() -> None:
    parse = parse_of(AIDES)
    attributions, sources = resolved(parse, said(parse, "Four"))
    four = row_of(attributions[0], sources)
    group = next(source for source in sources if source.id == four.member_of)
    assert (four.number, group.name, group.number) == (4, "Six aides", 6)


def test_another_after_one_resident_is_a_resident() -> None:
    parse = parse_of(RESIDENT)
    attributions, sources = resolved(
        parse, said(parse, "One resident", id="a0"), said(parse, "Another", id="a1")
    )
    one, another = (row_of(attribution, sources) for attribution in attributions)
    assert one.id != another.id
    assert (one.kind, another.kind, another.level) == ("person", "person", "generic")
