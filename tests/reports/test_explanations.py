"""`explain` tells every step behind the results of a line, and what was missed on a bare one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.model import Block, Evidence, Segment, Span
from attribution.reports.explanations import explain_line, line_span
from tests.reports.samples import empty, ferry, hostile


def explained(line: int, *misses: Evidence) -> str:
    return "\n".join(explain_line(ferry(), line, misses))


def test_line_with_a_relay_names_both_sources_and_each_step() -> None:
    text = explained(4)
    assert "a1  institutional: the Eastholm Courier, “reported”" in text
    assert "counts as affiliated through s2" in text
    assert "cue [statement.say]: “reported” reports speech" in text
    assert "s2  affiliated: three former inspectors who asked not to be named" in text
    assert text.count("s1  institutional") == 1


def test_line_with_a_finding_tells_it() -> None:
    text = explained(9)
    assert "warning  weasel-passive: “is believed” names nobody who believes it" in text
    assert "a4  hidden: nobody named, “is believed”" in text
    assert "within a5" in text


def test_source_is_told_on_the_line_where_it_stands() -> None:
    text = explained(5)
    assert "a2  affiliated: three former inspectors" in text
    assert "a1  institutional" not in text


def test_line_that_is_no_prose_says_what_it_was_read_as() -> None:
    assert "read as a headline" in explained(1)
    assert "read as a byline" in explained(2)
    assert "No prose stands here" in explained(3)


def test_line_without_a_cue_says_so() -> None:
    assert "No word that any rule takes for a cue was seen." in explained(1)


def test_line_with_a_cue_that_came_to_nothing_says_what_it_lacked() -> None:
    miss = Evidence("cue seen", "statement.widen", "no claim could be filled", (Span(14, 20),))
    text = explained(1, miss)
    assert "cue seen [statement.widen]: no claim could be filled (“widens”)" in text


def test_other_cue_words_are_told_where_something_was_found() -> None:
    miss = Evidence("cue seen", "statement.ignore", "no claim", (Span(56, 63),))
    text = explained(4, miss)
    assert "Other cue words were seen" in text
    assert "statement.ignore" in text
    assert "Nothing is attributed" not in text


def test_words_that_a_note_has_are_not_told_twice() -> None:
    miss = Evidence("cue seen", "statement.widen", "“widens”: no claim", (Span(14, 20),))
    assert "cue seen [statement.widen]: “widens”: no claim\n" in explained(1, miss) + "\n"


def test_control_characters_stay_out() -> None:
    assert "\x1b" not in "\n".join(explain_line(hostile(), 1))


@pytest.mark.parametrize(("line", "words"), [(1, "one"), (2, ""), (3, "three")])
def test_line_span_covers_the_line(line: int, words: str) -> None:
    article = replace(empty().article, text="one\n\nthree")
    start, end = line_span(article, line)
    assert article.text[start:end] == words


def test_line_span_refuses_a_line_beyond_the_last() -> None:
    with pytest.raises(ValueError, match="substring"):
        line_span(replace(empty().article, text="one"), 2)


def test_block_of_a_list_is_told() -> None:
    block = Block("list", "one", (Segment(0, 2, 3, 3),), 1)
    article = replace(empty().article, text="* one", blocks=(block,))
    assert "read as a list item" in "\n".join(explain_line(replace(empty(), article=article), 1))
