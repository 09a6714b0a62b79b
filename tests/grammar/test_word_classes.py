"""Closed classes and marks: every class is declared, and each answers its question."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.grammar.marks import QUOTE_CLOSERS, QUOTE_OPENERS
from attribution.grammar.words import NEGATIONS, WORDS, numbers, pronoun_gender
from attribution.rulebook import builtin_rules
from attribution.rulebook.lexicons import WordList
from attribution.rulebook.word_classes import read_word_classes


@dataclass(frozen=True)
class _Two:
    closing_brackets: WordList
    brackets: WordList


def test_a_class_that_is_missing_and_one_that_is_undeclared_are_told() -> None:
    with pytest.raises(RuleError) as trouble:
        read_word_classes(_Two, "marks.yml")
    messages = [problem.message for problem in trouble.value.problems]
    assert 'the class "brackets" is missing, and the program reads it' in messages
    assert any(message.startswith('the class "dashes" is unknown') for message in messages)


def test_a_mistake_in_the_file_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(builtin_rules() / "grammar", tmp_path / "grammar")
    file = tmp_path / "grammar" / "marks.yml"
    file.write_text(file.read_text("utf-8").replace("about: They end", "abut: They end"), "utf-8")
    monkeypatch.setattr("attribution.rulebook.word_classes.builtin_rules", lambda: tmp_path)
    with pytest.raises(RuleError, match=r'grammar/marks.yml:\d+:\d+: unknown key "abut"'):
        read_word_classes(_Two, "marks.yml")


def test_classes_answer_their_questions() -> None:
    assert numbers(WORDS.numerals)["ninety"] == 90
    assert [pronoun_gender(word) for word in ("she", "its", "they", "who")] == [
        "female",
        "neuter",
        "",
        "",
    ]
    assert {"never", "nobody"} <= NEGATIONS
    assert "when" not in WORDS.adverbial_conjunctions  # "declined to say when it would open"
    assert {'"', "“"} <= QUOTE_OPENERS
    assert {'"', "”", "’"} <= QUOTE_CLOSERS
