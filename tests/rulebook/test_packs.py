"""What a pack can do to the rules below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.rulebook import Rulebook, load_rulebook
from tests.rulebook.samples import SAY, VERBS, write_pack


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "base", lexicons_verbs=VERBS, cues_say=SAY)


def _load(base: Path, *packs: str, key: str = "rules", folder: str = "cues") -> Rulebook:
    """The rules with packs over them, each given as the entries of one file."""
    paths = []
    for number, entries in enumerate(packs):
        text = entries if entries.startswith("format") else f"format: 1\n{key}:\n{entries}"
        paths.append(write_pack(base.parent / f"pack{number}", **{f"{folder}_house": text}))
    return load_rulebook(paths, builtin=base)


def _words(rules: Rulebook) -> tuple[str, ...]:
    return tuple(word.text for word in rules.lexicons["reporting-verbs"].words)


def test_a_new_entry_stands_before_the_built_in_ones(base: Path) -> None:
    rule = SAY.partition("rules:\n")[2].replace("statement.say", "house.say")
    rules = _load(base, rule)
    assert [cue.id for cue in rules.cues] == ["house.say", "statement.say"]


def test_an_entry_with_a_known_id_replaces_it_whole(base: Path) -> None:
    rule = SAY.partition("rules:\n")[2].replace("kind: statement", "kind: belief")
    rule = rule.replace('    unless: ["{cue} goodbye"]\n', "")
    (cue,) = _load(base, rule).cues
    assert (cue.kind, cue.unless) == ("belief", ())


def test_extending_its_own_id_changes_only_what_is_given(base: Path) -> None:
    (cue,) = _load(base, "  - {id: statement.say, extends: statement.say, kind: belief}\n").cues
    assert (cue.kind, cue.unless, cue.source) == (
        "belief",
        ("{cue} goodbye",),
        ("subject", "agent"),
    )


def test_extending_another_id_makes_a_second_rule(base: Path) -> None:
    rules = _load(base, "  - {id: house.deny, extends: statement.say, cue: {verb: [deny]}}\n")
    assert [(cue.id, cue.words[0].text) for cue in rules.cues] == [
        ("house.deny", "deny"),
        ("statement.say", "say"),
    ]


def test_extends_may_point_forward_in_its_pack(base: Path) -> None:
    rules = _load(
        base,
        "  - {id: house.a, extends: house.b, kind: stance}\n"
        "  - {id: house.b, extends: statement.say, claim: [clause]}\n",
    )
    by_id = {cue.id: cue for cue in rules.cues}
    assert (by_id["house.a"].kind, by_id["house.a"].claim) == ("stance", ("clause",))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("words+: [shrug]", ("say", "tell", "claim", "shrug")),
        ("words-: [tell]", ("say", "claim")),
        ("words-: [claim]", ("say", "tell")),
        ("words-: [say, claim], words+: [{nod: {reliability: 0.1}}]", ("tell", "nod")),
        ("words-: [say], words+: [say]", ("tell", "claim", "say")),
        ("words+: [say, shrug]", ("tell", "claim", "say", "shrug")),
    ],
)
def test_plus_and_minus_edit_a_list(base: Path, edit: str, words: tuple[str, ...]) -> None:
    entry = f"  - {{id: reporting-verbs, {edit}}}\n"
    assert _words(_load(base, entry, key="lexicons", folder="lexicons")) == words


def test_a_word_that_is_added_again_has_what_is_said_of_it_there(base: Path) -> None:
    entry = "  - {id: reporting-verbs, words+: [{claim: {reliability: 0.9}}]}\n"
    words = _load(base, entry, key="lexicons", folder="lexicons").lexicons["reporting-verbs"].words
    assert [(word.text, word.reliability) for word in words][-1] == ("claim", 0.9)


def test_a_list_inside_a_mapping_can_be_edited(base: Path) -> None:
    (cue,) = _load(base, "  - {id: statement.say, cue: {verb+: [shrug]}}\n").cues
    assert [word.text for word in cue.words] == ["say", "tell", "claim", "shrug"]


def test_examples_are_taken_away_by_their_text(base: Path) -> None:
    entry = (
        "  - id: statement.say\n"
        "    examples-: [She said goodbye.]\n"
        "    examples+: [{text: The sign said closed., finds: nothing}]\n"
    )
    (cue,) = _load(base, entry).cues
    assert [example.text for example in cue.examples][1:] == ["The sign said closed."]


@pytest.mark.parametrize(
    "pack",
    ["  - {id: statement.say, disabled: true}\n", "format: 1\ndisable: [statement.say]\n"],
)
def test_an_entry_can_be_switched_off(base: Path, pack: str) -> None:
    rules = _load(base, pack)
    assert rules.cues == ()
    last = rules.history["cues", "rules", "statement.say"][-1]
    assert last.action == "switched off"


@pytest.mark.parametrize(
    ("pack", "kinds"),
    [
        ("  - {id: statement.utter, extends: statement.utter, kind: stance}\n", ["stance"]),
        ("  - {id: house.b, extends: statement.utter, kind: stance}\n", ["stance", "statement"]),
        ("  - {id: statement.utter, disabled: true}\n", []),
        ("format: 1\ndisable: [statement.utter]\n", []),
    ],
)
def test_a_pack_may_name_an_entry_by_its_alias(base: Path, pack: str, kinds: list[str]) -> None:
    write_pack(base, cues_say=SAY.replace("    kind:", "    aliases: [statement.utter]\n    kind:"))
    assert [cue.kind for cue in _load(base, pack).cues] == kinds


def test_later_packs_lie_over_earlier_ones(base: Path) -> None:
    change = "  - {{id: statement.say, extends: statement.say, kind: {}}}\n"
    rules = _load(base, change.format("belief"), change.format("stance"))
    assert rules.cues[0].kind == "stance"
    history = rules.history["cues", "rules", "statement.say"]
    assert [change.action for change in history] == ["added", "changed", "changed"]


def test_a_problem_in_what_was_kept_names_the_file_it_stands_in(base: Path) -> None:
    with pytest.raises(RuleError) as trouble:
        _load(
            base,
            "  - {id: reporting-verbs, disabled: true}\n",
            key="lexicons",
            folder="lexicons",
        )
    (problem,) = trouble.value.problems
    assert str(problem) == 'built-in/cues/say.yml:6:17: undefined lexicon "$reporting-verbs"'


def test_equal_rules_have_equal_digests(base: Path) -> None:
    other = write_pack(base.parent / "other", lexicons_verbs=VERBS, cues_say=SAY)
    assert load_rulebook(builtin=base).digest == load_rulebook(builtin=other).digest
    write_pack(other, cues_say=SAY + "# a word more\n")
    assert load_rulebook(builtin=base).digest != load_rulebook(builtin=other).digest
