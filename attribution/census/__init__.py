"""First names with their bearers' gender, of a census and of the world, and a census's surnames.

The census is that of the United States of 1990 (public domain; tools/census_names.py); the names
of the world are those of Faker's locales (MIT licence, (c) 2012 Daniele Faraglia;
tools/world_names.py).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(file: str) -> list[str]:
    return (files(__package__) / file).read_text(encoding="utf-8").splitlines()


_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ı": "i"})
"""Letters that no mark can be taken from."""


@cache
def _census_genders() -> Mapping[str, str]:
    """By lower-cased first name male, female, or the empty string for both."""
    return _rows("given_names.txt")


@cache
def _genders() -> Mapping[str, str]:
    """The same, with the first names of the world."""
    return {**_rows("world_names.txt"), **_census_genders()}


def _rows(file: str) -> dict[str, str]:
    rows = (line.partition(" ") for line in _lines(file))
    return {name: gender for name, _, gender in rows}


def _plain(word: str) -> str:
    """The word in lower case, its letters without marks: "François" is listed as francois."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    parted = unicodedata.normalize("NFD", lowered.translate(_UNMARKED))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_lines("surnames.txt"))


def is_census_name(word: str) -> bool:
    """Whether the census lists the word as a first name."""
    return word.lower() in _census_genders()


def is_first_name(word: str) -> bool:
    """Whether the census or a list of another country has the word as a first name."""
    return _plain(word) in _genders()


def is_census_surname(word: str) -> bool:
    """Whether the census lists the word as a surname, one that is a common word included."""
    return word.lower() in _surnames()


def first_name_gender(word: str) -> str:
    """male, female, or the empty string where both bear the name or no list has it."""
    return _genders().get(_plain(word), "")
