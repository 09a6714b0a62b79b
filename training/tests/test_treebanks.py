from __future__ import annotations

from pathlib import Path

from training.treebanks import Document, read_treebank, write_treebank


def test_documents_and_paragraphs_follow_the_comments(documents: tuple[Document, ...]) -> None:
    shape = [[len(p.sentences) for p in document.paragraphs] for document in documents]
    assert shape == [[2, 1], [1]]
    assert documents[0].name == "own_news_one"


def test_contraction_has_its_space_after_its_last_part(documents: tuple[Document, ...]) -> None:
    words = documents[0].paragraphs[0].sentences[0]
    assert [(w.form, w.space_after) for w in words[2:5]] == [
        ("do", False),
        ("n't", True),
        ("know", False),
    ]


def test_root_is_its_own_head(documents: tuple[Document, ...]) -> None:
    words = documents[0].paragraphs[0].sentences[0]
    assert [(i, w.relation) for i, w in enumerate(words) if w.head == i] == [(7, "ROOT")]


def test_a_treebank_written_reads_back_as_it_was(
    documents: tuple[Document, ...], tmp_path: Path
) -> None:
    file = tmp_path / "own.conllu.xz"
    write_treebank(documents, file)
    assert tuple(read_treebank(file)) == documents
