"""Adjectives behind the noun of a post hang on it, whatever the parser made of them."""

from __future__ import annotations

import pytest

from attribution.grammar.words import WORDS
from attribution.language.mending.late_adjectives import with_late_adjectives
from attribution.language.pipeline import load_bundled
from attribution.model import Parse
from attribution.reading import article_from_text

POSTS = frozenset(("attorney", "secretary", "president", "director", "voter"))


def parse_of(text: str) -> Parse:
    return next(load_bundled().parse([article_from_text(text, "x")]))


def mended(text: str) -> Parse:
    return with_late_adjectives(parse_of(text), WORDS.late_adjectives, POSTS)


@pytest.mark.parametrize(
    ("text", "post", "adjective"),
    [
        ("The Attorney General said no to it.", "Attorney", "General"),
        ("The secretary-general said that it was over.", "secretary", "general"),
        ("The president-elect said that he would go.", "president", "elect"),
        ("The director general of the choir said that he would go.", "director", "general"),
    ],
)
def test_the_post_is_the_noun(text: str, post: str, adjective: str) -> None:
    tokens = {token.text: token for token in mended(text).tokens}
    assert tokens[post].dep == "nsubj"
    assert (tokens[adjective].dep, tokens[adjective].head) == ("amod", tokens[post].i)


@pytest.mark.parametrize(
    "text",
    [
        "The general said no to it.",
        "The voters elect a mayor on Monday.",
        "Attorney General Ada Orrin said no to it.",
        "A clerk general of mood said no to it.",
    ],
)
def test_others_stay_as_they_are(text: str) -> None:
    parse = parse_of(text)
    assert with_late_adjectives(parse, WORDS.late_adjectives, POSTS) is parse
