from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from training import train
from training.__main__ import main
from training.assemble import measure
from training.evaluate import Evaluation, NameFigures, Row, render
from training.passes import Mixture, Source, draw_pass, write_docs
from training.treebanks import Document

SMALL: dict[str, Any] = {
    "training.max_epochs": 2,
    "training.batcher.size": 40,
    "training.optimizer.learn_rate.warmup_steps": 2,
    "components.tok2vec.model.encode.width": 8,
    "components.tok2vec.model.encode.depth": 1,
    "components.tok2vec.model.embed.rows": [20, 20, 20, 20, 20],
    "components.parser.min_action_freq": 1,
}


@pytest.fixture
def run(documents: tuple[Document, ...], tmp_path: Path) -> train.Run:
    docs = draw_pass([Source(documents, named=True)], spacy.blank("en").vocab, Mixture(), 0)
    write_docs(docs, tmp_path / "pass-00.spacy")
    return train.Run(tmp_path / "network", (tmp_path / "pass-00.spacy",), SMALL)


def test_trained_pipeline_loads_and_says_how_far_it_came(run: train.Run) -> None:
    reports: list[train.Progress] = []
    train.train(run, reports.append)
    assert [progress.epoch for progress in reports] == [0, 1]
    nlp = spacy.load(run.folder / "last")
    doc = nlp("The council met on Friday.")
    assert doc.has_annotation("DEP")
    assert all(token.pos_ and token.tag_ for token in doc)


def test_training_goes_on_after_a_checkpoint(run: train.Run) -> None:
    train.train(train.Run(run.folder, run.passes, {**SMALL, "training.max_epochs": 1}), print)
    reports: list[train.Progress] = []
    train.train(run, reports.append)
    assert [progress.epoch for progress in reports] == [1]


def test_the_same_seed_gives_the_same_weights(run: train.Run, tmp_path: Path) -> None:
    train.train(run, lambda _: None)
    train.train(train.Run(tmp_path / "again", run.passes, SMALL), lambda _: None)
    files = ("tok2vec/model", "parser/model", "ner/model")
    for file in files:
        first, second = ((f / "last" / file).read_bytes() for f in (run.folder, tmp_path / "again"))
        assert first == second


def test_figures_are_markdown_tables() -> None:
    rows = (Row("gum-by.dev", {"LAS": 85.72}, 12_345.6),)
    text = render(Evaluation(rows, (NameFigures("PERSON", 80.0, 70.0, 74.7),)))
    assert "| gum-by.dev | 85.7 | 12,346 |" in text
    assert "| PERSON | 80.0 | 70.0 | 74.7 |" in text


def test_a_step_without_what_it_needs_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--work", str(tmp_path)]) == 2
    assert "run the step `passes` first" in capsys.readouterr().err


def test_size_is_that_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"12345")
    (tmp_path / "c").write_bytes(b"678")
    assert measure(tmp_path) == 8
