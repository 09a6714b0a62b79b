"""A baseline silences what was there, and nothing that came since."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.checks.suppression.baselines import (
    Key,
    gone_below,
    normalised,
    prune,
    read_baseline,
    sift,
    take,
    write_baseline,
)
from attribution.errors import ConfigError
from tests.checks.outcomes import make_article, make_finding

ROOT = Path.cwd()
ARTICLE = make_article("A source spoke.\n\nSources said no.")
FINDINGS = (make_finding(ARTICLE, "A source"), make_finding(ARTICLE, "Sources"))


def test_what_was_taken_is_known() -> None:
    baseline = take([(ARTICLE, FINDINGS)], ROOT)
    sifted = sift([(ARTICLE, FINDINGS)], baseline, ROOT)
    assert sifted.new == ((ARTICLE, ()),)
    assert (sifted.known, sifted.stale) == (2, ())


def test_moved_and_reset_text_is_still_known() -> None:
    moved = make_article("A new opening.\n\nA  SOURCE spoke!\n\nSources said “no”.")
    findings = (make_finding(moved, "A  SOURCE"), make_finding(moved, "Sources"))
    sifted = sift([(moved, findings)], take([(ARTICLE, FINDINGS)], ROOT), ROOT)
    assert sifted.new == ((moved, ()),)


def test_a_second_finding_in_the_same_sentence_is_new() -> None:
    baseline = take([(ARTICLE, FINDINGS[:1])], ROOT)
    sifted = sift([(ARTICLE, (FINDINGS[0], FINDINGS[0]))], baseline, ROOT)
    assert sifted.new == ((ARTICLE, (FINDINGS[0],)),)


def test_the_same_sentence_in_another_file_is_new(tmp_path: Path) -> None:
    there = make_article(ARTICLE.text, str(tmp_path / "pier.txt"))
    (tmp_path / "pier.txt").write_text(ARTICLE.text, encoding="utf-8")
    other = make_article(ARTICLE.text, str(tmp_path / "quay.txt"))
    sifted = sift([(other, FINDINGS)], take([(there, FINDINGS)], tmp_path), tmp_path)
    assert sifted.new == ((other, FINDINGS),)


def test_a_renamed_file_brings_no_accepted_finding_back(tmp_path: Path) -> None:
    old = make_article(ARTICLE.text, str(tmp_path / "pier.txt"))
    renamed = make_article(ARTICLE.text, str(tmp_path / "news" / "quay.txt"))
    baseline = take([(old, FINDINGS)], tmp_path)
    sifted = sift([(renamed, (*FINDINGS, FINDINGS[0]))], baseline, tmp_path)
    assert sifted.new == ((renamed, FINDINGS[:1]),), "each entry counts once"
    assert (sifted.known, sifted.stale) == (2, ())


def test_pruning_moves_the_entries_of_a_renamed_file_to_its_new_name(tmp_path: Path) -> None:
    old = make_article(ARTICLE.text, str(tmp_path / "pier.txt"))
    renamed = make_article(ARTICLE.text, str(tmp_path / "news" / "quay.txt"))
    baseline = take([(old, FINDINGS)], tmp_path)
    pruned = prune(baseline, sift([(renamed, FINDINGS)], baseline, tmp_path))
    assert pruned == take([(renamed, FINDINGS)], tmp_path)


def test_pruning_takes_out_the_entries_of_deleted_files(tmp_path: Path) -> None:
    """Of those in the folders that were read; of others nobody knows where they went."""
    deleted = make_article(ARTICLE.text, str(tmp_path / "news" / "pier.txt"))
    other = make_article(ARTICLE.text, str(tmp_path / "sport" / "pier.txt"))
    baseline = take([(deleted, FINDINGS), (other, FINDINGS)], tmp_path)
    gone = gone_below(baseline, tmp_path, [str(tmp_path / "news")])
    pruned = prune(baseline, sift([], baseline, tmp_path), gone)
    assert pruned == take([(other, FINDINGS)], tmp_path)
    assert gone_below(baseline, tmp_path, [str(tmp_path)]) == {"news/pier.txt", "sport/pier.txt"}


def test_an_entry_counts_in_its_own_file_first(tmp_path: Path) -> None:
    """Read before the file that an entry names, another does not use the entry up."""
    own = make_article(ARTICLE.text, str(tmp_path / "pier.txt"))
    copy = make_article(ARTICLE.text, str(tmp_path / "copy.txt"))
    sifted = sift([(copy, FINDINGS), (own, FINDINGS)], take([(own, FINDINGS)], tmp_path), tmp_path)
    assert sifted.new == ((copy, FINDINGS), (own, ()))


def test_entries_of_files_that_were_read_go_stale_and_others_do_not() -> None:
    other = make_article("A source spoke.", "quay.txt")
    baseline = take([(ARTICLE, FINDINGS), (other, (make_finding(other, "A source"),))], ROOT)
    sifted = sift([(ARTICLE, FINDINGS[:1])], baseline, ROOT)
    stale = Key("pier.txt", "vague-source", "sources said no")
    assert sifted.stale == ((stale, 1),)
    left = prune(baseline, sifted)
    assert stale not in left
    assert Key("quay.txt", "vague-source", "a source spoke") in left


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    baseline = take([(ARTICLE, FINDINGS)], ROOT)
    file = tmp_path / "baseline.json"
    file.write_text(write_baseline(baseline), encoding="utf-8")
    assert read_baseline(file) == dict(baseline)
    assert ":9" not in file.read_text(encoding="utf-8")
    file.write_text(write_baseline({}), encoding="utf-8")
    assert read_baseline(file) == {}


def test_paths_count_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    article = make_article("A source spoke.", str(tmp_path / "news" / "pier.txt"))
    (key,) = take([(article, (make_finding(article, "A source"),))], tmp_path)
    assert key.path == "news/pier.txt"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "this is no baseline"),
        ("[]", '"format" is not 1'),
        ('{"format": 2}', '"format" is not 1'),
        ('{"format": 1}', '"findings" is not a list'),
        ('{"format": 1, "findings": [{"path": "a"}]}', "entry 1 is none"),
        (
            '{"format": 1, "findings": [{"path": "", "check": "", "sentence": "", "count": true}]}',
            "entry 1 is none",
        ),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match="baseline") as caught:
        read_baseline(file)
    assert message in str(caught.value)


def test_a_missing_baseline_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")


def test_only_words_count() -> None:
    assert normalised(" “The pier,”\nhe SAID.") == "the pier he said"
