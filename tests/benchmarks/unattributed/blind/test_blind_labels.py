"""The articles written without a look at the rules are labelled whole; their page counts them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.articles.test_expected import TYPES
from tests.benchmarks.unattributed.score import article_of, checks_of, label_files, read_labels

HALVES = ("blind/tune", "blind/report")
LABELLED = {"motive", "prediction", "judgement", "weasel"} | TYPES
every_article = pytest.mark.parametrize(
    "path",
    [path for half in HALVES for path in label_files(half)],
    ids=lambda path: path.name[:-11],
)


@every_article
def test_every_sentence_of_an_article_is_labelled_in_order(path: Path) -> None:
    _, _, body = article_of(path).read_text(encoding="utf-8").partition("\n\n")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
    assert " ".join(row["text"] for row in rows) == " ".join(body.split())


@every_article
def test_a_sentence_has_a_type_where_it_needs_a_source(path: Path) -> None:
    for sentence in read_labels(path):
        assert sentence.reader_a in ("must", "should", "no")
        assert (sentence.type in LABELLED) == (sentence.reader_a != "no"), sentence


def test_halves_are_every_other_article_by_name() -> None:
    names = sorted(path.name for half in HALVES for path in label_files(half))
    assert [path.name for path in label_files("blind/tune")] == names[::2]


@pytest.mark.parametrize("half", HALVES)
def test_the_page_counts_articles_and_labels(half: str) -> None:
    files = label_files(half)
    labels = Counter(s.reader_a for path in files for s in read_labels(path))
    row = [half.removeprefix("blind/"), len(files), *(labels[x] for x in ("must", "should", "no"))]
    page = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    assert f"| {' | '.join(map(str, row))} |" in page


def test_flags_on_weasel_words_count_in_these_articles_only() -> None:
    assert "weasel-passive" in checks_of("blind/report") - checks_of("report")
