"""Articles that stop in the middle: every fixture cut at each word and without its last mark.

Run for all of them: python -m tests.fuzz.cut_articles
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

TOP = Path(__file__).parents[2]
KEPT = (
    "Hale said where from",
    "Piet Vos won. The 2",
    "The men held another",
    "Cohen's measure of the two",
    'Many people came, and what "one',
    'He said "',
    "“",
    "They fled, after which",
    "(",
    "The mayor said that",
    "according to",
    "A spokesperson for the",
)
"""Inputs that once failed, and others of their kind."""


def fixtures() -> Iterator[str]:
    """The texts of the rules' examples and of the sample articles, paragraph by paragraph."""
    for file in sorted((TOP / "rules").rglob("*.yml")):
        yield from _texts(yaml.safe_load(file.read_text(encoding="utf-8")))
    for folder in ("examples", "tests/articles"):
        for file in sorted((TOP / folder).glob("*.txt")):
            yield from file.read_text(encoding="utf-8").split("\n\n")


def sentences_of_tests() -> Iterator[str]:
    """The strings of the tests that hold a sentence, and no half of a character."""
    for file in sorted((TOP / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if not isinstance(text, str) or len(text.split()) <= 3 or "\t" in text:
                continue
            if text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text):
                yield text


def cuts(texts: Iterable[str]) -> Iterator[str]:
    """Each text without its last mark, up to each of its words, and from its first words on."""
    seen: set[str] = set()
    for text in texts:
        words = text.split()
        parts = [text.rstrip().rstrip(".!?\"”’'")]
        parts += (" ".join(words[:i]).rstrip(",.;") for i in range(1, len(words) + 1))
        parts += (" ".join(words[i:]) for i in range(1, min(len(words), 4)))
        for part in parts:
            if part not in seen:
                seen.add(part)
                yield part


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("text", "example") and isinstance(value, str):
                yield value
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, str) and len(value.split()) > 3:
                yield value
            yield from _texts(value)


def main() -> int:
    """Analyses every cut of every fixture and test text; 1 where one fails."""
    import attribution
    from attribution.reading import article_from_text

    analyzer = attribution.load()
    tried = failed = 0
    for text in cuts([*KEPT, *fixtures(), *sentences_of_tests()]):
        tried += 1
        try:
            analyzer.analyze(article_from_text(text))
        except Exception as error:
            failed += 1
            print(f"{type(error).__name__}: {error}: {text!r}")
    print(f"cut articles: {tried} tried, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
