"""Any article, page, rule file and setting ends in a report or in one clear error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import attribution
from attribution.analyzer import Analyzer
from attribution.errors import AttributionError
from attribution.reading import article_from_text, read_article
from attribution.rulebook import load_rulebook
from attribution.settings import load_settings
from tests.fuzz import strategies
from tests.reports.invariants import assert_sound

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return attribution.load()


def message_of(call: Callable[[], object]) -> str:
    """The words of the one kind of error that a call may end in; empty where it does not."""
    try:
        call()
    except AttributionError as error:
        assert str(error), "an error without a word"  # noqa: PT017  # any other error fails as well
        return str(error)
    return ""


@quick
@given(strategies.articles())
def test_any_article_has_a_sound_report(analyzer: Analyzer, text: str) -> None:
    assert_sound(analyzer.analyze(article_from_text(text)))


@quick
@given(strategies.markdown)
def test_any_markdown_has_a_sound_report(analyzer: Analyzer, text: str) -> None:
    assert_sound(analyzer.analyze(article_from_text(text, format="markdown")))


@quick
@given(strategies.html)
def test_any_page_has_a_sound_report(analyzer: Analyzer, text: str) -> None:
    assert_sound(analyzer.analyze(article_from_text(text, format="html")))


@quick
@given(strategies.data)
def test_any_bytes_are_an_article_or_one_line(tmp_path: Path, data: bytes) -> None:
    for suffix in (".txt", ".docx", ".odt", ".epub", ".pdf", ".rtf", ".eml", ".json", ".html"):
        file = tmp_path / f"a{suffix}"
        file.write_bytes(data)
        assert "\n" not in message_of(lambda name=str(file): read_article(name))


@quick
@given(strategies.rules)
def test_any_rule_file_is_read_or_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cues" / "x.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    message_of(lambda: load_rulebook([tmp_path]))


@quick
@given(strategies.settings_files)
def test_any_configuration_is_read_or_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "attribution.toml"
    file.write_text(text, encoding="utf-8")
    message_of(lambda: load_settings(tmp_path, file=file))
