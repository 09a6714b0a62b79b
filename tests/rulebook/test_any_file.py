"""Whatever a rule file holds, loading gives rules or problems with their places, nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import RuleError
from attribution.rulebook import load_rulebook
from attribution.rulebook.yaml.nodes import Pages
from tests.rulebook.samples import SAY

BASE = Path(__file__).parents[1] / "rules" / "base"
SIGNS = ["{", "}", "[", "]", ": ", "- ", "\n", '"', "'", "&a ", "*a", "!!x ", "? ", "|", "%", "~"]
PIECES = [
    *SIGNS,
    "<<: ",
    "disabled: true",
    "extends: statement.say",
    "claim+: ",
    "\t",
    "  ",
    "$x",
    "---\n",
]
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(SAY)),
        st.integers(0, 12),
        st.one_of(st.sampled_from(PIECES), st.text(max_size=8)),
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_an_edited_rule_file_loads_or_is_told_what_is_wrong(
    edits: list[tuple[int, int, str]],
) -> None:
    text = SAY
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cues" / "x.yml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", errors="replace")
        assert all(path for path, _ in _places_of_problems(Path(folder)))


def _places_of_problems(pack: Path) -> list[tuple[str, str]]:
    """The place and message of each problem; none where the pack loads."""
    try:
        load_rulebook([pack], builtin=BASE)
    except RuleError as error:
        return [(problem.location.path, problem.message) for problem in error.problems]
    return []


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ["*name", "&name x", "a: !tag b", "a: [", "a: 'b"])
def test_trouble_behind_any_end_of_a_line_is_told(end: str, line: str) -> None:
    pages = Pages()
    pages.read("x.yml", f"a: 1{end}{line}".encode())
    assert pages.problems
