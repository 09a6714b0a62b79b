"""Ways to set an article otherwise that change nothing of what it says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from attribution.model import Report


class Change(NamedTuple):
    """A text set otherwise, the format it is then in, and how its words compare."""

    apply: Callable[[str], str]
    format: str = "text"
    compared: Callable[[str], str] = lambda words: words
    """What words of either article are made into before they are compared."""


UNRELATED = "The annual flower show opens in the park on Saturday."
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+|~&])")
_LIST = re.compile(r"(?m)^(\d+)([.)]) |^([-=]+)(?=\s|$)")
_DOUBLE, _SINGLE = re.compile("[“”]"), re.compile("[‘’]")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def as_markdown(text: str) -> str:
    """Each paragraph as Markdown, its signs escaped."""
    escaped = (_MARKDOWN_SIGNS.sub(r"\\\1", part) for part in paragraphs(text))
    return "\n\n".join(
        _LIST.sub(lambda m: f"{m[1]}\\{m[2]} " if m[1] else f"\\{m[3]}", part) for part in escaped
    )


def as_page(text: str) -> str:
    """A page of the paragraphs."""
    body = "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs(text))
    return f"<!doctype html><html><body><article>{body}</article></body></html>"


def wrapped(width: int) -> Callable[[str], str]:
    """Sets each paragraph in lines of at most that many characters; no word is cut."""

    def wrap(text: str) -> str:
        fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
        return "\n\n".join(map(fill, paragraphs(text)))

    return wrap


def straight(words: str) -> str:
    """The words with typewriter marks."""
    return _DOUBLE.sub('"', _SINGLE.sub("'", words))


def two_signs(words: str) -> str:
    """The words with `` and '' for double marks, as TeX and old wires have them."""
    return words.replace("“", "``").replace("”", "''")


def _plain_marks(words: str) -> str:
    return re.sub("``|''|[“”\"]", '"', _SINGLE.sub("'", words))


CHANGES: Mapping[str, Change] = {
    "blank lines": Change(lambda text: text.replace("\n\n", "\n\n\n\n")),
    "spaces at line ends": Change(lambda text: text.replace("\n", "   \n")),
    "Windows line ends": Change(lambda text: text.replace("\n", "\r\n")),
    "old Macintosh line ends": Change(lambda text: text.replace("\n", "\r")),
    "two blanks": Change(lambda text: re.sub(r"(?<=[.,]) (?=\w)", "  ", text)),
    "hard blanks": Change(lambda text: re.sub(r"(?<=\bMr\.|\bDr\.) ", "\u00a0", text)),
    "indented paragraphs": Change(lambda text: re.sub(r"(?m)^(?=\S)", "  ", text)),
    "Markdown": Change(as_markdown, "markdown"),
    "page": Change(as_page, "html"),
    "wrapped at 72": Change(wrapped(72)),
    "wrapped at 40": Change(wrapped(40)),
    "wrapped at 30": Change(wrapped(30)),
    "wrapped at 130": Change(wrapped(130)),
    "Markdown wrapped at 60": Change(lambda text: wrapped(60)(as_markdown(text)), "markdown"),
    "unrelated paragraph before": Change(lambda text: f"{UNRELATED}\n\n{text}"),
    "unrelated paragraph behind": Change(lambda text: f"{text.rstrip()}\n\n{UNRELATED}\n"),
    "straight marks": Change(straight, compared=_plain_marks),
    "two signs for double marks": Change(two_signs, compared=_plain_marks),
}
"""The changes by name; all but the last two must change nothing."""
OF_MARKS = ("straight marks", "two signs for double marks")
_SURNAMES = ("Wexford", "Hartnell", "Lindqvist", "Okafor", "Moreno", "Pemberton", "Castellano")


def renaming(report: Report) -> Mapping[str, str]:
    """Other surnames for the persons of an article, by their own."""
    text = report.article.text
    found: dict[str, str] = {}
    for full in _full_names(report):
        last = full.split()[-1]
        plain = last.isalpha() and last.istitle() and last.lower() not in text
        if plain and last not in found and last not in _SURNAMES:
            found[last] = _SURNAMES[len(found) % len(_SURNAMES)]
        if len(found) == len(_SURNAMES):
            break
    return found


def renamed(names: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces each of the names, where it is a whole word."""
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")(?=\b|’s|'s)")
    return lambda words: pattern.sub(lambda match: names[match[1]], words)


def _full_names(report: Report) -> Iterator[str]:
    for source in report.sources:
        if source.kind == "person" and source.level == "named" and " " in source.name:
            yield source.name
