"""The answers beside the sample articles are well formed and cover what they are there for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from attribution.model import Basis, Count, Kind, Level, Mode, Reason, SourceKind
from tests.articles.alignment import Row, locate, occurrences, place
from tests.articles.score import read_sample

HERE = Path(__file__).parent
FULL = sorted(HERE.glob("*.expected.yml"))
SHORT = sorted(HERE.glob("short/*/*.expected.yml"))

ROW_KEYS = {
    "source", "cue", "near", "claim", "mode", "kind", "level",
    "entity", "within", "relays", "relays_ok", "effective_level", "optional",
}  # fmt: skip
CLOSED = {
    "kind": get_args(SourceKind),
    "level": get_args(Level),
    "count": get_args(Count),
    "basis": (None, *get_args(Basis)),
    "reason": (None, *get_args(Reason)),
    "status": ("current", "former"),
    "origin": (None, "stated", "undisclosed"),
    "resolved": (True, False),
}
WORDS_OF_TEXT = ("name", "anonymity", "ground_rule", "affiliation")
SOURCE_KEYS = {"entity", "number", "role", "member_of", *WORDS_OF_TEXT, *CLOSED}
TYPES = {
    "accusation", "casualty", "private-conduct", "counted-absence", "statistic",
    "inner-state", "trend", "causal", "science", "vague-source",
}  # fmt: skip
CHAINS = (
    r"reported, citing",
    r"told the \w+ Herald",
    r"as first reported by",
    r"according to a report in",
    r"had told him",
    r"In an interview with",
    r"in a statement carried by",
    r"quoted .* as saying",
)

every_sample = pytest.mark.parametrize("path", FULL + SHORT, ids=lambda path: path.name[:-13])


def answers(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def sources(paths: list[Path]) -> list[Row]:
    return [row for path in paths for row in read_sample(path)[1]["sources"]]


def stated(paths: list[Path], part: str) -> Counter[str]:
    rows = [row.get(part) for row in sources(paths)]
    return Counter(value for value in rows if value not in (None, "none"))


def quoted_places(text: str) -> set[int]:
    """The places inside quotation marks; an unclosed pair ends with its paragraph."""
    found = [match.span() for match in re.finditer("“[^”\n]*(”|$)", text, re.MULTILINE)]
    return {i for start, end in found for i in range(start, end)}


@every_sample
def test_rows_quote_words_that_stand_in_one_place(path: Path) -> None:
    text, expected = read_sample(path)
    for row in expected["attributions"]:
        assert set(row) <= ROW_KEYS, row
        assert len(list(occurrences(text, row["near"]))) == 1, row["near"]
        pieces = [row.get("source"), row.get("cue"), *row["claim"]]
        for piece in filter(None, pieces):
            start, end = place(text, piece, row["near"])
            assert text[start:end] == piece
            assert not (start and (text[start - 1] + piece[0]).isalnum()), piece


@every_sample
def test_no_word_of_a_row_has_two_roles(path: Path) -> None:
    text, expected = read_sample(path)
    for row in expected["attributions"]:
        wanted = locate(text, row)
        assert wanted.claim
        assert not wanted.claim & wanted.source, row
        assert not wanted.cue & (wanted.source | wanted.claim), row


@every_sample
def test_labels_are_of_the_closed_sets(path: Path) -> None:
    _, expected = read_sample(path)
    levels = {row["entity"]: row["level"] for row in expected["sources"]}
    for row in expected["attributions"]:
        assert set(answers(row["kind"])) <= set(get_args(Kind)), row
        assert row["mode"] in get_args(Mode), row
        assert row["level"] == levels.get(row.get("entity"), "hidden"), row


@every_sample
def test_mode_is_what_the_quotation_marks_say(path: Path) -> None:
    text, expected = read_sample(path)
    quoted = quoted_places(text)
    for row in expected["attributions"]:
        claim = locate(text, row).claim
        share = len(claim & quoted) / len(claim)
        mode = "direct" if share == 1 else "mixed" if share else "indirect"
        assert row["mode"] == mode, row


@every_sample
def test_references_resolve_and_nesting_is_real(path: Path) -> None:
    text, expected = read_sample(path)
    entities = {row["entity"] for row in expected["sources"]}
    for row in expected["attributions"]:
        named = {*row.get("relays", ()), *row.get("relays_ok", ())}
        assert named | ({row["entity"]} if "entity" in row else set()) <= entities, row
        if "within" in row:
            outer = locate(text, expected["attributions"][row["within"]])
            assert {i for i in locate(text, row).cue if text[i].isalnum()} <= outer.claim, row


@every_sample
def test_a_chain_is_as_anonymous_as_its_worst_link(path: Path) -> None:
    _, expected = read_sample(path)
    scale = get_args(Level)
    levels = {row["entity"]: answers(row["level"]) for row in expected["sources"]}
    for row in expected["attributions"]:
        assert ("relays" in row) == ("effective_level" in row), row
        links = [row["level"], *(levels[entity] for entity in row.get("relays", ()))]
        worst = max(min(scale.index(level) for level in answers(link)) for link in links)
        effective = answers(row.get("effective_level", row["level"]))
        assert min(scale.index(level) for level in effective) >= worst, row


@every_sample
def test_sources_state_what_the_text_states(path: Path) -> None:
    text, expected = read_sample(path)
    entities = [row["entity"] for row in expected["sources"]]
    assert len(entities) == len(set(entities))
    for row in expected["sources"]:
        assert set(row) <= SOURCE_KEYS, row
        for key, allowed in CLOSED.items():
            assert key not in row or set(answers(row[key])) <= set(allowed), (key, row)
        for key in WORDS_OF_TEXT:
            assert row.get(key, "") in text, (key, row)
        assert row.get("member_of", entities[0]) in entities


@every_sample
def test_sentences_and_findings_stand_once_in_the_text(path: Path) -> None:
    text, expected = read_sample(path)
    places = [row["sentence"] for row in expected["unattributed"]] + expected["needs_none"]
    for words in (*places, *(row["near"] for row in expected["findings"])):
        assert text.count(words) == 1, words
    assert {row["type"] for row in expected["unattributed"]} <= TYPES


def test_full_samples_are_as_long_as_news() -> None:
    assert len(FULL) >= 6
    for path in FULL:
        assert 200 <= len(read_sample(path)[0].split()) <= 450, path.name


def test_short_samples_are_many_and_some_forty_are_kept_for_reporting() -> None:
    splits = Counter(read_sample(path)[1]["split"] for path in SHORT)
    assert splits["report"] >= 40
    assert splits["tune"] >= splits["report"]
    assert all(read_sample(path)[1]["split"] == path.parent.name for path in SHORT)


def test_short_samples_state_enough_reasons_and_bases() -> None:
    assert stated(SHORT, "reason").total() >= 40
    assert stated(SHORT, "basis").total() >= 40
    assert min(stated(SHORT, "reason").values()) >= 15
    assert min(stated(SHORT, "basis").values()) >= 5
    assert set(stated(SHORT, "basis")) == set(get_args(Basis)) - {"none"}


def test_short_samples_cover_every_level_and_attribute() -> None:
    rows = [row for path in SHORT for row in read_sample(path)[1]["attributions"]]
    levels = {level for row in rows for level in answers(row["level"])}
    kinds = {kind for row in rows for kind in answers(row["kind"])}
    assert levels == set(get_args(Level))
    assert kinds == set(get_args(Kind))
    assert set(stated(SHORT, "kind")) == set(get_args(SourceKind)) - {"other"}
    for part in ("number", "member_of", "anonymity", "ground_rule", "status", "origin"):
        assert stated(SHORT, part), part


def test_short_samples_hold_chains_of_every_form() -> None:
    texts = [read_sample(path)[0] for path in SHORT]
    for form in CHAINS:
        assert any(re.search(form, text) for text in texts), form
