"""Stretches in quotation marks, in every form that newspapers use."""

from __future__ import annotations

from itertools import pairwise

import pytest

from attribution.grammar.quotations import find_quotations
from attribution.model import Parse, Quotation
from tests.extraction.words import article_of

FORMS = [
    ("straight", 'He said: "We left."', ['"We left."']),
    ("curly", "He said: “We left.”", ["“We left.”"]),
    ("as in TeX", "He said: ``We left.''", ["``We left.''"]),
    ("low and high", "He said: „We left.”", ["„We left.”"]),
    ("guillemets", "He said: «We left.»", ["«We left.»"]),
    ("German", "„We left at dawn“, he said.", ["„We left at dawn“"]),
    ("German guillemets", "»We left at dawn«, he said.", ["»We left at dawn«"]),
    ("Swedish", "”We left at dawn”, he said.", ["”We left at dawn”"]),
    ("German single", "‚We left at dawn‘, he said.", ["‚We left at dawn‘"]),
    ("single guillemets", "He said: ‹We left.›", ["‹We left.›"]),
    ("a grave accent and an apostrophe", "`We left,' he said.", ["`We left,'"]),
    ("two grave accents, a token each", "` `We left.'' rose", []),
    ("closed by an opening mark", "“We left,“ he said.", ["“We left,“"]),
    ("British single", "‘We left,’ he said.", ["‘We left,’"]),
    ("straight single", "'We left,' he said.", ["'We left,'"]),
    ("two of one sentence", "“We,” he said, “left early.”", ["“We,”", "“left early.”"]),
    ("singles inside doubles are part of them", "“He said ‘go’ to us,” she said.",
     ["“He said ‘go’ to us,”"]),
    ("straight singles inside doubles", "\"He said 'go' to us,\" she said.",
     ["\"He said 'go' to us,\""]),
    ("a word glued to a dash", 'He left—"we waited."', ['"we waited."']),
    ("brackets", "He left (“we waited.”)", ["“we waited.”"]),
]  # fmt: skip
APOSTROPHES = [
    ("inside words", "We don’t say it’s theirs.", []),
    ("of a shortened year", "She sang in the ’90s and left.", []),
    ("of a plural possessor, without a mark that opens", "The farmers’ mill closed.", []),
    ("straight, and again none opens", "The farmers' mill closed, and the bakers' too.", []),
    ("inside a quotation", "“It’s the farmers’ mill,” he said.", ["“It’s the farmers’ mill,”"]),
    ("inches after a number", 'The pipe was 6" wide.', []),
]
UNPAIRED = [
    ("one that is never closed ends with its paragraph", "He said: “We left.¶She came.",
     ["“We left.…"]),
    ("the next paragraph carries it on", "“We waited.¶“Nobody came,” he said.",
     ["“We waited.…", "+“Nobody came,”"]),
    ("over three paragraphs", "“We waited.¶“It rose.¶“Nobody came,” he said.",
     ["“We waited.…", "+“It rose.…", "+“Nobody came,”"]),
    ("straight marks over paragraphs", '"We waited.¶"Nobody came," he said.',
     ['"We waited.…', '+"Nobody came,"']),
    ("single marks over paragraphs", "‘We’ve waited.¶‘It rose.¶‘Nobody came,’ he said.",
     ["‘We’ve waited.…", "+‘It rose.…", "+‘Nobody came,’"]),
    ("straight single marks over paragraphs", "'We waited.¶'Nobody came,' he said.",
     ["'We waited.…", "+'Nobody came,'"]),
    ("a single mark that nothing carries on is an apostrophe", "'Tis late.¶We left.", []),
    ("not where the next does not begin with a mark", "“We waited.¶He said: “Nobody came.”",
     ["“We waited.…", "“Nobody came.”"]),
    ("not where a paragraph lies between", "“We waited.¶It rose.¶“Nobody came,” he said.",
     ["“We waited.…", "“Nobody came,”"]),
    ("the next paragraph closes it without an opening mark", "“We waited.¶Nobody came,” he said.",
     ["“We waited.…", "+Nobody came,”"]),
    ("with a paragraph between", "“We waited.¶It rose.¶Nobody came,” he said.",
     ["“We waited.…", "+It rose.…", "+Nobody came,”"]),
    ("straight marks too", '"We waited.¶Nobody came," he said.',
     ['"We waited.…', '+Nobody came,"']),
    ("not behind one that is closed", "“We waited.”¶Nobody came,” he said.", ["“We waited.”"]),
    ("a second opening mark ends the first", "“We waited. “Nobody came,” he said.",
     ["“We waited.…", "“Nobody came,”"]),
    ("a closing mark alone is none", "We waited.” He left.", []),
]  # fmt: skip
SPEECH = [
    ("a word at arm's length", "The “truce” rose.", ["~“truce”"]),
    ("a title in capitals", "She sang “Stay Home in Rome” in Oslo.", ["~“Stay Home in Rome”"]),
    ("a nickname", "Tom “Biscuit” Hale left.", ["~“Biscuit”"]),
    ("a term", "The “last mile problem” rose.", ["~“last mile problem”"]),
    ("but a question is speech", "“Why?” he asked.", ["“Why?”"]),
    ("and one word before a comma", "“Weeks,” he said.", ["“Weeks,”"]),
    ("and a clause without a mark at its end", "It was “the worst that we had waited for” then.",
     ["“the worst that we had waited for”"]),
    ("nothing between the marks", "He left “” and ran.", ["~“”"]),
]  # fmt: skip
GROUPS = {"forms": FORMS, "apostrophes": APOSTROPHES, "unpaired": UNPAIRED, "speech": SPEECH}


def described(parse: Parse, quotation: Quotation) -> str:
    """Its words; ~ before no speech, + before one that carries on, … behind one left open."""
    span = parse.span(quotation.first, quotation.end)
    marks = "~" * (not quotation.speech) + "+" * (quotation.continues is not None)
    return marks + parse.article.text[slice(*span)] + "…" * quotation.open_ended


@pytest.mark.parametrize(
    ("text", "expected"),
    [case[1:] for cases in GROUPS.values() for case in cases],
    ids=[f"{group}: {case[0]}" for group, cases in GROUPS.items() for case in cases],
)
def test_quotations(text: str, expected: list[str]) -> None:
    parse = article_of(text)
    assert [described(parse, found) for found in find_quotations(parse)] == expected


@pytest.mark.parametrize(
    "text",
    ["‘We left,’ he said. “So did we,” she said.", "‘He said “go” to us,’ she said."],
    ids=["singles and then doubles", "doubles inside singles"],
)
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    found = find_quotations(article_of(text))
    assert all(a.end <= b.first for a, b in pairwise(found))
    assert found[0].first == 0
