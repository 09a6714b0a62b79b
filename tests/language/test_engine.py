"""The engine of the bundled pipeline gives the parses that spaCy gives with the same weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.language import BUNDLED, load_pipeline
from attribution.language.engine.decorated_arcs import without_decoration
from attribution.language.engine.model_files import read_packed
from attribution.language.engine.spacy_facts import read_facts
from attribution.language.engine.string_ids import string_id, table_rows
from attribution.language.engine.tokenizer import Tokenizer
from attribution.language.engine.word_embeddings import word_shape
from attribution.language.long_words import LONGEST
from attribution.language.pipeline import load_bundled
from attribution.model import Article, Block, Segment
from attribution.reading import read_article

ENGINE = replace(load_bundled(), as_written=True)
REFERENCE = load_pipeline(str(BUNDLED))
FACTS = read_facts(BUNDLED)
TOP = Path(__file__).parents[2]
ARTICLES = sorted(
    path
    for folder in (TOP / "tests" / "articles", TOP / "examples")
    for path in folder.rglob("*.txt")
)
WORDS_AND_MARKS = """
said Karam officials n't can't won’t U.S. a.m. 10am :) ( -: “ ” " ' ’s — ... … ?! ( ) [ $5m £3 50%
km e-mail and/or www.example.com/a?b=c a@b.org 555-1234 2021-04-05 O'Neill Mr. NORM case mark
don't gonna Cannot 😀 naïve ПРАВДА 東京 -- - / ‘ ` `` '' 0 3rd I xxxxxxxxxxxxxxxxxxxx
"""
PIECES = (*WORDS_AND_MARKS.split(), "\n", "\n\n", " ", "  ", "\t", "\u00a0", ": )")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda blank: blank.join(pieces))
)


def same(text: str) -> None:
    article = Article("-", text, (Block("prose", text, (Segment(0, 0, len(text), len(text)),), 1),))
    assert list(ENGINE.parse([article])) == list(REFERENCE.parse([article]))


def tokenizer() -> Tokenizer:
    return Tokenizer(read_packed(BUNDLED / "tokenizer"), FACTS.norms)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles_are_parsed_as_by_spacy(path: Path) -> None:
    article = read_article(str(path))
    assert next(ENGINE.parse([article])) == next(REFERENCE.parse([article]))


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_parsed_as_by_spacy(text: str) -> None:
    same(text)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_any_text_has_the_words_of_spacy(text: str) -> None:
    doc = REFERENCE.nlp.make_doc(text)  # type: ignore[attr-defined]  # spaCy's pipeline
    found = WORDS(text)
    assert [word.text for word in found.words] == [token.text for token in doc]
    assert [word.norm for word in found.words] == [token.norm_ for token in doc]
    assert found.starts == [token.idx for token in doc]
    assert found.blanks == [bool(token.whitespace_) for token in doc]


WORDS = tokenizer()


@pytest.mark.parametrize("run", ["(", "“can't”", "a-b/", "'", "Mr."])
def test_runs_beyond_the_longest_are_parsed_as_by_spacy(run: str) -> None:
    same(f"Hale said {run * 2 * LONGEST} and left, so {run * LONGEST}.")


def test_nothing_is_parsed_as_nothing() -> None:
    same("")


@given(st.text())
def test_strings_have_the_ids_of_spacy(text: str) -> None:
    from spacy.strings import StringStore

    assert string_id(text, FACTS.symbols) == StringStore().add(text)


def test_symbols_and_norms_are_those_of_the_installed_spacy() -> None:
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS

    assert FACTS.norms == BASE_NORMS
    assert FACTS.symbols == IDS


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1), st.integers(0, 20), st.integers(1, 5000))
def test_ids_have_the_rows_of_thinc(ids: list[int], seed: int, size: int) -> None:
    import numpy as np
    from thinc.api import NumpyOps

    expected = NumpyOps().hash(np.array(ids, dtype="uint64"), seed) % size
    assert table_rows(ids, seed, size).tolist() == expected.tolist()


@given(st.text(min_size=1))
def test_words_have_the_shapes_of_spacy(text: str) -> None:
    from spacy.lang.lex_attrs import word_shape as expected

    assert word_shape(text) == expected(text)


def test_words_are_the_same_after_all_were_forgotten() -> None:
    words = tokenizer()
    text = "Karam can't say; officials won't."
    before = [(word.text, word.norm) for word in words(text).words]
    types = len(words)
    words("Nobody else was asked.")
    words.forget()
    assert len(words) <= types
    assert [(word.text, word.norm) for word in words(text).words] == before


def test_decorated_relation_leads_to_the_nearest_word_of_that_relation() -> None:
    # What 0 did he 2 want 3 to 4 buy 5: the object hangs on "want", and belongs to "buy".
    heads, labels = [2, 2, 2, 4, 2], ["obj||xcomp", "nsubj", "root", "mark", "xcomp"]
    without_decoration(heads, labels, [False] * 5)
    assert (heads[0], labels[0]) == (4, "obj")


def test_decorated_relation_without_such_a_word_stays_where_it_is() -> None:
    heads, labels = [1, 1], ["obj||xcomp", "root"]
    without_decoration(heads, labels, [False, False])
    assert (heads[0], labels[0]) == (1, "obj")
