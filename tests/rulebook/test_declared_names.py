"""Names that a rule file may not lose or misspell: lexicons and weights of the engine, keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.rulebook import builtin_rules, load_rulebook
from attribution.rulebook.vocabulary import engine_lexicons
from tests.rulebook.samples import write_pack


def _problem(pack: Path) -> str:
    with pytest.raises(RuleError) as trouble:
        load_rulebook([pack])
    (problem,) = trouble.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("folder", "id", "instead"),
    [
        ("sources", "often", "set its points to 0"),
        ("sources", "least-pronoun", "set its points to 0"),
        ("lexicons", "days", "change its words"),
        ("lexicons", "body-nouns", "change its words"),
    ],
)
@pytest.mark.parametrize("way", ["disable", "disabled"])
def test_what_the_engine_reads_cannot_be_switched_off(
    tmp_path: Path, folder: str, id: str, instead: str, way: str
) -> None:
    key = {"sources": "linking", "lexicons": "lexicons"}[folder]
    entry = f"{key}:\n  - {{id: {id}, disabled: true}}\n"
    body = f"disable: [{id}]\n" if way == "disable" else entry
    pack = write_pack(tmp_path / "pack", **{f"{folder}_off": f"format: 1\n{body}"})
    line, column = (2, 11) if way == "disable" else (3, 5)
    assert _problem(pack) == (
        f"{pack / folder / 'off.yml'}:{line}:{column}: "
        f'"{id}" is read by the program and cannot be off; {instead} instead'
    )


def test_a_misspelt_weight_is_an_error_of_its_place(tmp_path: Path) -> None:
    weight = "format: 1\nlinking:\n  - {id: oftn, about: Each earlier mention., points: 1}\n"
    pack = write_pack(tmp_path / "pack", sources_weights=weight)
    assert _problem(pack).endswith('3:10: unknown weight "oftn"; did you mean "often"?')


def test_a_weight_can_be_changed(tmp_path: Path) -> None:
    weight = "format: 1\nlinking:\n  - {id: often, extends: often, points: 0}\n"
    pack = write_pack(tmp_path / "pack", sources_weights=weight)
    assert load_rulebook([pack]).sources.linking["often"] == 0


def test_a_lexicon_that_rules_alone_name_can_be_switched_off_with_them(tmp_path: Path) -> None:
    assert "shouting-verbs" not in engine_lexicons()
    pack = write_pack(tmp_path / "pack", lexicons_off="format: 1\ndisable: [shouting-verbs]\n")
    with pytest.raises(RuleError, match=r'undefined lexicon "\$shouting-verbs"'):
        load_rulebook([pack])


def test_a_lexicon_that_no_file_has_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(builtin_rules(), rules)
    file = rules / "lexicons" / "grammar.yml"
    file.write_text(file.read_text("utf-8").replace("id: days", "id: dayz"), "utf-8")
    monkeypatch.setattr("attribution.rulebook.loader.builtin_rules", lambda: rules)
    with pytest.raises(RuleError, match='lexicons/: a lexicon "days" is missing') as trouble:
        load_rulebook()
    assert len(trouble.value.problems) == 1


@pytest.mark.parametrize(
    "body",
    [
        "cues_x|rules:\n  - id: statement.say\n    ? [a]\n    : b\n",
        "cues_x|rules:\n  - {id: statement.say, extends: statement.say, cue: {[a]: b, verb+: x}}\n",
        "cues_x|rules:\n  - {id: statement.say, extends: statement.say, examples+: [{[a]: c}]}\n",
        "cues_x|[rules]:\n  - {id: statement.say}\n",
        "lexicons_x|lexicons:\n  - {id: x, about: a, source: b, words: [{a: {[means]: b}}]}\n",
    ],
)
def test_a_key_that_is_no_text_is_an_error_of_its_place(tmp_path: Path, body: str) -> None:
    name, _, text = body.partition("|")
    pack = write_pack(tmp_path / "pack", **{name: f"format: 1\n{text}"})
    assert "expected a key, found a " in _problem(pack)


def test_a_pack_changes_a_number_of_tuning(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    line = "  - {id: sure-cue, extends: sure-cue, value: 0.85}\n"
    (pack / "tuning.yml").write_text(f"format: 1\ntuning:\n{line}", "utf-8")
    assert load_rulebook().tuning.sure_cue == 0.8
    assert load_rulebook([pack]).tuning.sure_cue == 0.85


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("disable: [sure-cue]\n", '2:11: "sure-cue" is read by the program and cannot be off'),
        (
            "tuning:\n  - {id: sure-cu, about: x, value: 1}\n",
            '3:10: unknown number "sure-cu"; did you mean "sure-cue"?',
        ),
        (
            "tuning:\n  - {id: sure-cue, extends: sure-cue, value: high}\n",
            'expected a number from 0 to 10000, found "high"',
        ),
    ],
)
def test_a_wrong_number_of_tuning_is_an_error_of_its_place(
    tmp_path: Path, text: str, problem: str
) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "tuning.yml").write_text(f"format: 1\n{text}", "utf-8")
    assert problem in _problem(pack)


def test_a_profile_follows_a_code_that_guidance_names(tmp_path: Path) -> None:
    profile = "format: 1\nprofiles:\n  - {id: house, about: The house's own., follows: Reuter}\n"
    pack = write_pack(tmp_path / "pack", checks_house=profile)
    assert '3:51: unknown code "Reuter": no check names it in its guidance' in _problem(pack)
    assert 'did you mean "Reuters"?' in _problem(pack)


@pytest.mark.parametrize(
    ("feature", "problem"),
    [
        ("cue pasive", 'unknown feature "cue pasive"; did you mean "cue passive"?'),
        ("claim is clauze", 'unknown feature "claim is clauze"'),
        ("rule statement.sai", 'unknown id "statement.sai" in rules'),
    ],
)
def test_a_misspelt_feature_of_a_score_is_an_error(
    tmp_path: Path, feature: str, problem: str
) -> None:
    score = (
        "format: 1\nscores:\n  - {id: own, about: x, source: y, threshold: 0.1, "
        f"weights: {{{feature}: 1.0}}}}\n"
    )
    assert problem in _problem(write_pack(tmp_path / "pack", cues_score=score))
