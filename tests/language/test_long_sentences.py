"""Sentences beyond the limit are read in pieces, and the article says so."""

from __future__ import annotations

import pytest

from attribution.language.long_sentences import cut_long_sentences
from attribution.model import Parse
from attribution.text_analyzer import TextAnalyzer, load_text_analyzer

WORDS = "gull stone reads over "


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    """The analyzer with the bundled pipeline."""
    return load_text_analyzer()


def parse_of(analyzer: TextAnalyzer, text: str) -> Parse:
    return next(analyzer.pipeline.parse([analyzer(text).article]))


def test_no_piece_is_longer_than_the_limit(analyzer: TextAnalyzer) -> None:
    whole = parse_of(analyzer, WORDS * 30)
    parse = cut_long_sentences(whole, 25)
    assert max(s.end - s.first for s in parse.sentences) <= 25
    assert [token.text for token in parse.tokens] == [token.text for token in whole.tokens]
    assert [s.index for s in parse.sentences] == list(range(len(parse.sentences)))
    for token in parse.tokens:
        sentence = parse.sentences[token.sentence]
        assert sentence.first <= token.i < sentence.end
        assert sentence.first <= token.head < sentence.end
        assert (token.head == token.i) == (token.dep == "root")


def test_nothing_is_changed_within_the_limit(analyzer: TextAnalyzer) -> None:
    parse = parse_of(analyzer, "Ida Brandt said the gull was gone.")
    assert cut_long_sentences(parse, 200) is parse
    assert cut_long_sentences(parse, 0) is parse


def test_the_report_has_a_note_of_it(analyzer: TextAnalyzer) -> None:
    notes = analyzer("Ida Brandt said so.\n\n" + WORDS * 80).article.notes
    assert any("line 3" in note and "more than 200 words" in note for note in notes)


@pytest.mark.parametrize("part", ["said ", ", ", "( ", "“gull” ", "Hale said that ", "7 ", "he "])
def test_rows_of_one_word_are_read(analyzer: TextAnalyzer, part: str) -> None:
    assert analyzer(part * 700).article.text == part * 700
