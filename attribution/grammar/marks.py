"""Punctuation marks by kind; rules/grammar/marks.yml holds them."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.rulebook.lexicons import WordList
from attribution.rulebook.word_classes import read_word_classes


@dataclass(frozen=True, slots=True)
class MarkClasses:
    """A list of marks for each class of the file."""

    opening_quotes: WordList
    closing_quotes: WordList
    straight_quotes: WordList
    opening_single_quotes: WordList
    closing_single_quotes: WordList
    straight_single_quotes: WordList
    opening_brackets: WordList
    closing_brackets: WordList
    dashes: WordList
    hyphens: WordList
    full_stops: WordList
    currency_signs: WordList


MARKS = read_word_classes(MarkClasses, "marks.yml")
DOUBLE_OPENERS = MARKS.opening_quotes | MARKS.straight_quotes
"""Double marks that open a quotation, or may."""
DOUBLE_CLOSERS = MARKS.closing_quotes | MARKS.straight_quotes
"""Double marks that close a quotation, or may."""
QUOTE_OPENERS = DOUBLE_OPENERS | MARKS.opening_single_quotes | MARKS.straight_single_quotes
QUOTE_CLOSERS = DOUBLE_CLOSERS | MARKS.closing_single_quotes | MARKS.straight_single_quotes
PAIRED_OPENERS = MARKS.opening_quotes | MARKS.opening_single_quotes | MARKS.opening_brackets
PAIRED_CLOSERS = MARKS.closing_quotes | MARKS.closing_single_quotes | MARKS.closing_brackets
PAUSES = MARKS.dashes | {","}
"""Marks that set an insertion off: a comma, a dash."""
