from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from attribution.rulebook import load_rulebook
from tests.benchmarks.every_check.score import Figures, Label, agrees, score

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_quote_their_article_once(path: Path) -> None:
    article = path.with_name(path.name.split(".")[0] + ".txt").read_text(encoding="utf-8")
    for row in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
        assert not row["words"] or article.count(row["words"]) == 1, row["words"]


def test_labels_name_checks_that_exist() -> None:
    known = {check.id for check in load_rulebook().checks.checks}
    rows = (row for path in FILES for row in yaml.safe_load(path.read_text("utf-8")) or ())
    assert {row["check"] for row in rows} <= known


def test_both_halves_have_twelve_articles() -> None:
    assert [len(list((HERE / half).glob("*.txt"))) for half in ("tune", "report")] == [12, 12]


def test_an_arguable_finding_counts_neither_way() -> None:
    label, other = Label("a.txt", "vague-source", 0, 9), Label("a.txt", "vague-source", 20, 29)
    wrong = Label("a.txt", "vague-source", 40, 49)
    figures = score([label, other, wrong], labels=[label], arguable=[other])
    assert figures == {"vague-source": Figures(labels=1, found=1, findings=2, right=1)}


def test_a_label_of_the_whole_article_has_no_words() -> None:
    whole = Label("a.txt", "anonymity-load", 0, 0)
    assert agrees(Label("a.txt", "anonymity-load", 30, 60), whole)
    assert not agrees(Label("b.txt", "anonymity-load", 30, 60), whole)
