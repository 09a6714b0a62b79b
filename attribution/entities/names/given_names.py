"""First names with their bearers' gender, of a census, beside those that the lexicons list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_GENDERS = {"m": "male", "f": "female", "b": ""}


@cache
def _genders() -> Mapping[str, str]:
    """By lower-cased first name male, female, or the empty string for both."""
    text = (files(__package__) / "given_names.txt").read_text(encoding="utf-8")
    return {name: _GENDERS[code] for name, code in map(str.split, text.splitlines())}


def is_census_name(word: str) -> bool:
    """Whether the census lists the word as a first name."""
    return word.lower() in _genders()


def census_gender(word: str) -> str:
    """male, female, or the empty string where both bear the name or the census has none."""
    return _genders().get(word.lower(), "")
