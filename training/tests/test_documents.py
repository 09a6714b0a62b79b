from __future__ import annotations

import random

import spacy

from training.documents import build_doc
from training.passes import Mixture, Source, draw_pass, plain_docs
from training.treebanks import Document

TEXT = (
    '"We don\'t know," said Ana Lindqvist, a spokeswoman for the University of Tarvia. '
    "The council met on Friday, and nobody spoke."
)


def test_text_has_its_white_space_back(documents: tuple[Document, ...]) -> None:
    doc = build_doc(spacy.blank("en").vocab, documents[0].paragraphs, named=True)
    assert doc.text.rstrip() == f"{TEXT} \n\nBridge closed after flood".replace(". \n", ".\n")


def test_sentences_never_cross_a_blank_line(documents: tuple[Document, ...]) -> None:
    doc = build_doc(spacy.blank("en").vocab, documents[0].paragraphs, named=True)
    assert [sent.text.strip()[:6] for sent in doc.sents] == ['"We do', "The co", "Bridge"]
    assert [ent.text for ent in doc.ents] == ["Ana Lindqvist", "University of Tarvia"]


def test_unmarked_names_are_unknown_not_absent(documents: tuple[Document, ...]) -> None:
    doc = build_doc(spacy.blank("en").vocab, documents[0].paragraphs, named=False)
    assert {token.ent_iob_ for token in doc} == {""}


def test_a_pass_is_the_same_for_the_same_seed(documents: tuple[Document, ...]) -> None:
    vocab = spacy.blank("en").vocab
    mixture = Mixture(retold=1.0, swapped=0.5)
    sources = [Source(documents, named=True)]
    first, second, other = (
        [doc.text for doc in draw_pass(sources, vocab, mixture, seed)] for seed in (3, 3, 4)
    )
    assert first == second != other


def test_every_drawn_text_is_a_forest(documents: tuple[Document, ...]) -> None:
    vocab = spacy.blank("en").vocab
    for seed in range(20):
        mixture = Mixture(retold=1.0, swapped=random.Random(seed).random())
        for doc in draw_pass([Source(documents, named=True)], vocab, mixture, seed):
            assert all(sum(token.dep_ == "ROOT" for token in sent) == 1 for sent in doc.sents)


def test_plain_docs_are_the_paragraphs(documents: tuple[Document, ...]) -> None:
    docs = list(plain_docs([Source(documents, named=True)], spacy.blank("en").vocab))
    assert docs[0].text.strip() == TEXT
    assert len(docs) == 3


def test_a_pass_has_a_share_of_a_source(documents: tuple[Document, ...]) -> None:
    vocab, many = spacy.blank("en").vocab, documents * 50
    mixture = Mixture(retold=0.0, varied=False)
    whole = len(draw_pass([Source(many, named=False)], vocab, mixture, 0))
    part = len(draw_pass([Source(many, named=False, share=0.5)], vocab, mixture, 0))
    assert 0.3 * whole < part < 0.7 * whole
