from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import Location
from attribution.model.document import vocabulary_of
from attribution.rulebook.lexicons import Lexicon, Word
from attribution.rulebook.patterns import PatternError, PatternIndex, compile_pattern, find_pattern
from attribution.rulebook.patterns.pattern_parts import split_words
from tests.rulebook.samples import tokens_of

LEXICONS = {
    "aides": Lexicon("aides", "", "", (Word("aide"), Word("press officer")), Location("x")),
}


def found(pattern: str, line: str, cue: tuple[int, int] | None = None) -> list[str]:
    tokens = tokens_of(line)
    compiled = compile_pattern(pattern, LEXICONS)
    ranges = find_pattern(compiled, tokens, 0, len(tokens), cue)
    return [" ".join(token.text for token in tokens[start:stop]) for start, stop in ranges]


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        (
            "on condition of anonymity",
            "spoke On condition of anonymity .",
            ["On condition of anonymity"],
        ),
        (
            "on {the|} condition",
            "on the condition and on condition",
            ["on the condition", "on condition"],
        ),
        ("ask not to be named", "who asked/ask not to be named", ["asked not to be named"]),
        (
            "{the aides|reporters} said",
            "the aides said , reporters said",
            ["the aides said", "reporters said"],
        ),
        (
            "two $aides",
            "two press officers/officer and two aides/aide",
            ["two press officers", "two aides"],
        ),
        ("two {old|$aides}", "two old men , two aides/aide", ["two old", "two aides"]),
        (
            "spokesman for <organisation>",
            "spokesman for Delmar//PROPN/organisation Bank//PROPN/organisation .",
            ["spokesman for Delmar Bank"],
        ),
        (
            "<person>",
            "Ada//PROPN/person Quill//PROPN/person and Bo//PROPN/person",
            ["Ada Quill", "Bo"],
        ),
        ("<name> said", "Eastholm//PROPN/place said", ["Eastholm said"]),
        ("<organisation>", "Ada//PROPN/person", []),
        ("<number> <noun>", "three//NUM boats//NOUN sank//VERB", ["three boats"]),
        ("the {<adjective>|} pier", "the old//ADJ pier , the pier", ["the old pier", "the pier"]),
        (
            "{<number> |}aides {... said|}",
            "two//NUM aides later said",
            ["two aides later said", "aides later said"],
        ),
        ("no ... evidence", "no clear and firm evidence", ["no clear and firm evidence"]),
        ("no ... evidence", "no a b c d e evidence", []),
        ("no ... evidence", "no evidence", ["no evidence"]),
        ("^ {but|and}", "but so", ["but"]),
        ("^ {but|and}", "so but", []),
        ("didn't say", "they did n't say", ["did n't say"]),
        ("didn't say", "they did n’t say", ["did n’t say"]),
        ("so-called", "a so - called truce", ["so - called"]),
        ("so-called", "a so-called truce", ["so-called"]),
        ("mayor's aide", "the mayor 's aide", ["mayor 's aide"]),
        ("U.S. officials", "two U.S. officials", ["U.S. officials"]),
        ("on background", "on on background", ["on background"]),
        ("{old|not {yet|} new} pier", "a not yet new pier", ["not yet new pier"]),
        ("{old|not {yet|} new} pier", "an old pier , not new pier", ["old pier", "not new pier"]),
    ],
)
def test_words_that_match(pattern: str, line: str, expected: list[str]) -> None:
    assert found(pattern, line) == expected


def test_the_cue_is_where_the_rule_found_it() -> None:
    assert found("{cue} goodbye", "had said goodbye", (0, 2)) == ["had said goodbye"]
    assert found("{cue} goodbye", "had said goodbye", (0, 1)) == []
    assert found("{cue} goodbye", "said goodbye") == []


def test_search_stays_inside_its_stretch() -> None:
    tokens = tokens_of("on background on background")
    pattern = compile_pattern("on background", {})
    assert list(find_pattern(pattern, tokens, 1, 4)) == [(2, 4)]
    assert list(find_pattern(pattern, tokens, 0, 3)) == [(0, 2)]


def test_the_longest_match_from_each_start_holds() -> None:
    assert found("two {aides|aides of the mayor}", "two aides of the mayor") == [
        "two aides of the mayor"
    ]


def test_an_index_finds_what_each_pattern_finds() -> None:
    patterns = [
        compile_pattern(text, LEXICONS) for text in ("on background", "^ but", "<number> $aides")
    ]
    tokens = tokens_of("But two//NUM aides/aide spoke on background")
    assert list(PatternIndex(patterns).find(tokens, vocabulary_of(tokens), 0, len(tokens))) == [
        (0, 4, 6),
        (1, 0, 1),
        (2, 1, 3),
    ]


@pytest.mark.parametrize(
    ("pattern", "offset", "message"),
    [
        ("on {the|a condition", 3, '"{" has no partner'),
        ("on the} condition", 6, '"}" has no partner'),
        ("on the|a condition", 6, '"|" has no partner'),
        ("{old|not {yet} new pier", 0, '"{" has no partner'),
        ("{old|not {|} new} pier", 10, "braces without words"),
        ("a <person", 2, '"<" has no partner'),
        ("a <persn> said", 3, 'unknown sort of word "persn"; did you mean "person"?'),
        ("the {mayor|$adies}", 11, 'undefined lexicon "$adies"; did you mean "$aides"?'),
        ("the {|}", 5, "braces without words"),
        ("{the|}", 0, "a pattern all of whose words may be absent"),
        ("...", 0, "a pattern without words"),
        ("", 0, "a pattern without words"),
    ],
)
def test_trouble_names_its_place(pattern: str, offset: int, message: str) -> None:
    with pytest.raises(PatternError) as trouble:
        compile_pattern(pattern, LEXICONS)
    assert (trouble.value.offset, str(trouble.value)) == (offset, message)


def test_many_gaps_take_no_longer_than_few() -> None:
    pattern = compile_pattern("a " + "... {b|} " * 30 + "z", {})
    tokens = tokens_of("a " * 60)
    start = time.process_time()
    assert list(find_pattern(pattern, tokens, 0, len(tokens))) == []
    assert time.process_time() - start < 2


@given(st.text(st.sampled_from("ab {}|<>.^$'-") | st.characters(), max_size=20))
def test_any_text_is_a_pattern_or_has_its_trouble_told(text: str) -> None:
    try:
        pattern = compile_pattern(text, LEXICONS)
    except PatternError as error:
        offset = error.offset
    else:
        offset = 0
        tokens = tokens_of("a b aide//NOUN Bo//PROPN/person")
        assert all(i < j for i, j in find_pattern(pattern, tokens, 0, 4))
    assert 0 <= offset <= len(text)


def test_clitics_are_parted_as_tokenisers_do() -> None:
    assert ("ca", "n't") in split_words("can't")
    assert ("officials", "'") in split_words("officials'")
    assert split_words("o'clock")[0] == ("o'clock",)
    assert split_words("5,000")[0] == ("5,000",)
