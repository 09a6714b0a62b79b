"""First names with their bearers' gender, and surnames, of a census."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(file: str) -> list[str]:
    return (files(__package__) / file).read_text(encoding="utf-8").splitlines()


@cache
def _genders() -> Mapping[str, str]:
    """By lower-cased first name male, female, or the empty string for both."""
    rows = (line.partition(" ") for line in _lines("given_names.txt"))
    return {name: gender for name, _, gender in rows}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_lines("surnames.txt"))


def is_census_name(word: str) -> bool:
    """Whether the census lists the word as a first name."""
    return word.lower() in _genders()


def is_census_surname(word: str) -> bool:
    """Whether the census lists the word as a surname, one that is a common word included."""
    return word.lower() in _surnames()


def census_gender(word: str) -> str:
    """male, female, or the empty string where both bear the name or the census has none."""
    return _genders().get(word.lower(), "")
