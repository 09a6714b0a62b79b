"""The sample packs: sound, their examples hold, and they change what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.analyzer import Analyzer
from attribution.cli.main import main
from attribution.errors import RuleError
from attribution.language import Pipeline, load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook

PACKS = Path(__file__).parents[2] / "packs"
STORY = """\
The levy on the Eastholm quay will rise in May, sources said on Monday.

Harbour Row denied it. The Eastholm Courier reported that two aides had seen the letter.
"""
SUMMARY = """\
Analysts assess that the depot is empty. An asset said that the convoy had turned back.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def _report(pipeline: Pipeline, text: str, *packs: str) -> Report:
    rules = load_rulebook([PACKS / pack for pack in packs])
    return Analyzer(pipeline, rules).analyze(article_from_text(text))


def _found(report: Report) -> dict[str, tuple[str, str]]:
    text = report.article.text
    return {f.check: (f.severity, text[f.span.start : f.span.end]) for f in report.findings}


@pytest.mark.parametrize("pack", ["house-style", "intelligence-summaries"])
def test_the_examples_of_a_pack_hold(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(PACKS / pack)
    code = main(["rules", "test", folder, "--rules", folder])
    assert code == 0, capsys.readouterr().out


def test_house_style_forbids_sources_alone(pipeline: Pipeline) -> None:
    assert "house-sources" not in _found(_report(pipeline, STORY))
    assert _found(_report(pipeline, STORY, "house-style"))["house-sources"] == ("error", "sources")


def test_house_style_knows_its_own_places_and_outlets(pipeline: Pipeline) -> None:
    kinds = {s.name.lower(): s.kind for s in _report(pipeline, STORY, "house-style").sources}
    assert kinds["harbour row"] == "place"
    assert kinds["the eastholm courier"] == "outlet"


def test_house_style_switches_a_check_off(pipeline: Pipeline) -> None:
    assert "knowledge-basis-missing" in _found(_report(pipeline, STORY))
    assert "knowledge-basis-missing" not in _found(_report(pipeline, STORY, "house-style"))


def test_summaries_ask_for_knowledge_and_confidence(pipeline: Pipeline) -> None:
    found = _found(_report(pipeline, SUMMARY, "intelligence-summaries"))
    assert found["summaries-unsure"] == ("warning", "assess")
    assert found["knowledge-basis-missing"][0] == "error"
    assert "anonymous-without-reason" not in found


def test_summaries_find_judgements(pipeline: Pipeline) -> None:
    report = _report(pipeline, SUMMARY, "intelligence-summaries")
    assert report.attributions[0].rule == "assessment.confidence"


def test_summaries_grade_occupations_as_vague(pipeline: Pipeline) -> None:
    text = "Some beekeepers said that the hives were empty."
    assert _report(pipeline, text).sources[0].level == "generic"
    assert _report(pipeline, text, "intelligence-summaries").sources[0].level == "vague"


def test_packs_can_be_laid_over_each_other() -> None:
    rules = load_rulebook([PACKS / "intelligence-summaries", PACKS / "house-style"])
    ids = {check.id for check in rules.checks.checks}
    assert {"house-sources", "summaries-unsure"} <= ids
    assert "knowledge-basis-missing" not in ids


def test_a_pack_cannot_change_what_one_below_it_switched_off() -> None:
    with pytest.raises(RuleError) as trouble:
        load_rulebook([PACKS / "house-style", PACKS / "intelligence-summaries"])
    (problem,) = trouble.value.problems
    assert problem.message.startswith(
        'nothing to extend: "knowledge-basis-missing" was switched off at '
    )
