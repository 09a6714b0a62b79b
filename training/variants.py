"""Paragraphs in the spellings that newsrooms differ in: quotation marks, capitals, full stops."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training.treebanks import Paragraph, Word
from training.trees import Tree, remove_leaf

_DOUBLE = (("“", "”"), ('"', '"'), ("``", "''"))
_SINGLE = (("‘", "’"), ("'", "'"))
_DASHES = ("—", "–", "--", "-")
_SMALL_WORDS = frozenset({"IN", "DT", "CC", "TO"})

Change = Callable[[Word], Word]


def vary(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """The paragraph as another newsroom would print it, or as it is."""
    if chance.random() < 0.5:
        paragraph = _each_word(paragraph, _typography(chance))
    if len(paragraph.sentences) == 1 and len(paragraph.sentences[0]) <= 16:
        return _as_headline(paragraph, chance)
    if chance.random() < 0.04:
        return _unstopped(paragraph)
    return paragraph


def _typography(chance: random.Random) -> Change:
    opening, closing = chance.choice(_DOUBLE)
    single_opening, single_closing = chance.choice(_SINGLE)
    dash = chance.choice(_DASHES)
    curly = chance.random() < 0.5

    def change(word: Word) -> Word:
        if word.tag == "``":
            return replace(word, form=opening if _is_double(word) else single_opening)
        if word.tag == "''":
            return replace(word, form=closing if _is_double(word) else single_closing)
        if word.form in ("—", "–", "--"):
            return replace(word, form=dash if word.space_after else "—")
        if curly and "'" in word.form[:-1]:
            return replace(word, form=word.form.replace("'", "’"))
        return word

    return change


def _is_double(word: Word) -> bool:
    return word.form not in ("'", "‘", "’", "`")


def _as_headline(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """A short paragraph, at times in title case, in capitals or without its full stop."""
    draw = chance.random()
    if draw < 0.10:
        return _unstopped(_each_word(paragraph, _titled))
    if draw < 0.13:
        return _unstopped(_each_word(paragraph, lambda word: _recased(word, word.form.upper())))
    if draw < 0.15:
        return _each_word(paragraph, lambda word: _recased(word, word.form.lower()))
    return _unstopped(paragraph) if draw < 0.25 else paragraph


def _titled(word: Word) -> Word:
    if word.tag in _SMALL_WORDS or not word.form[0].islower() or "'" in word.form:
        return word
    return _recased(word, word.form[0].upper() + word.form[1:])


def _recased(word: Word, form: str) -> Word:
    # "ſ" and "ß" change their length, and with it every offset after them.
    return replace(word, form=form) if len(form) == len(word.form) else word


def _unstopped(paragraph: Paragraph) -> Paragraph:
    """Without the full stop at its end."""
    *others, last = paragraph.sentences
    if len(last) < 2 or last[-1].form != "." or any(w.head == len(last) - 1 for w in last):
        return paragraph
    shorter = remove_leaf(last, len(last) - 1)
    end = replace(shorter[-1], space_after=last[-1].space_after)
    return Paragraph((*others, (*shorter[:-1], end)))


def _each_word(paragraph: Paragraph, change: Change) -> Paragraph:
    def changed(sentence: Tree) -> Tree:
        return tuple(map(change, sentence))

    return Paragraph(tuple(map(changed, paragraph.sentences)))
