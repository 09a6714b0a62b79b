"""The labelled articles are whole, their labels well formed, and the scorer counts as it says."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from tests.articles.test_expected import TYPES
from tests.benchmarks.unattributed.score import (
    SECOND_READER,
    Flag,
    agreement,
    article_of,
    kappa,
    label_files,
    read_flags,
    read_labels,
    score,
    second_reader,
)

KINDS = {
    "news", "business", "science", "crime", "sport", "summary", "opinion",
    "court", "live", "interview",
}  # fmt: skip
every_article = pytest.mark.parametrize("path", label_files(), ids=lambda path: path.name[:-11])


@every_article
def test_sentences_stand_once_apart_and_in_order(path: Path) -> None:
    text = article_of(path).read_text(encoding="utf-8")
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
        assert text.count(row["text"]) == 1, row
    sentences = read_labels(path)
    assert [s.start for s in sentences] == sorted(s.start for s in sentences)
    assert all(one.end < other.start for one, other in combinations(sentences, 2))


@every_article
def test_labels_are_of_the_closed_sets(path: Path) -> None:
    head = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert head["kind"] in KINDS
    assert head["split"] == path.parent.name
    for sentence in read_labels(path):
        assert {sentence.reader_a, sentence.reader_b} <= {"must", "should", "no"}, sentence
        assert (sentence.type in TYPES) == (sentence.reader_a != "no"), sentence


@every_article
def test_articles_are_as_long_as_a_news_brief(path: Path) -> None:
    assert 150 <= len(article_of(path).read_text(encoding="utf-8").split()) <= 300


def test_both_halves_hold_every_kind_of_article() -> None:
    tune, report = label_files("tune"), label_files("report")
    assert len(tune) == len(report) >= 20
    for half in (tune, report):
        kinds = {yaml.safe_load(path.read_text(encoding="utf-8"))["kind"] for path in half}
        assert kinds == KINDS


def test_most_sentences_need_no_source_and_the_readings_agree() -> None:
    sentences = [sentence for path in label_files() for sentence in read_labels(path)]
    labels = Counter(sentence.reader_a for sentence in sentences)
    assert labels["no"] > 2 * (labels["must"] + labels["should"])
    assert min(labels.values()) >= 30
    assert 0.6 < kappa(sentences) < 1


def test_the_second_reader_labelled_every_sentence_of_an_article_and_nothing_else() -> None:
    rows = yaml.safe_load(SECOND_READER.read_text(encoding="utf-8"))
    read = [path for path in label_files() if article_of(path).name in rows]
    assert len(rows) == len(read) == 24
    for path in read:
        wanted = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
        given = rows[article_of(path).name]
        assert [row["sentence"] for row in given] == [row["text"] for row in wanted]
        assert {row["label"] for row in given} <= {"must", "should", "no"}


@pytest.mark.parametrize("split", ["*", "tune", "report"])
def test_the_readme_gives_the_second_readers_agreement(split: str) -> None:
    readme = (SECOND_READER.parent / "README.md").read_text(encoding="utf-8")
    name = "all" if split == "*" else split
    assert f"{name}: {agreement(second_reader(label_files(split)))}" in readme


def test_flags_are_held_against_the_sentence_that_they_stand_in() -> None:
    sentences = read_labels(label_files("tune")[0])
    must = next(s for s in sentences if s.reader_a == "must")
    no = next(s for s in sentences if s.reader_a == "no")
    twice = [
        Flag(must.article, must.start, must.end),
        Flag(must.article, must.start, must.start + 9),
    ]
    elsewhere = Flag("another.txt", must.start, must.end)
    result = score([*twice, Flag(no.article, no.start, no.end), elsewhere], sentences)
    assert (result.flags, result.right, result.must_found) == (3, 1, 1)
    assert result.precision == pytest.approx(1 / 3)
    assert result.recall == 1 / result.must
    assert result.types[must.type][0] == 1


def test_only_warnings_and_errors_on_missing_sources_are_flags() -> None:
    finding = {"article": "a/b.txt", "span": [3, 9], "severity": "error"}
    lines = [
        json.dumps({**finding, "check": "unattributed-claim"}),
        json.dumps({**finding, "check": "unattributed-claim", "severity": "note"}),
        json.dumps({**finding, "check": "vague-source"}),
        "",
    ]
    assert read_flags(lines) == [Flag("b.txt", 3, 9)]


def test_kappa_of_readings_that_agree_in_all_is_one() -> None:
    sentences = [s._replace(reader_b=s.reader_a) for s in read_labels(label_files()[0])]
    assert kappa(sentences) == pytest.approx(1)
