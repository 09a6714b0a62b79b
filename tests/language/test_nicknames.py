"""A nickname in quotation marks ends no sentence inside a name."""

from __future__ import annotations

from attribution.language import load_pipeline
from attribution.language.mending.nicknames import with_whole_names
from attribution.model import Parse
from attribution.reading import article_from_text


def parsed(text: str) -> Parse:
    (parse,) = load_pipeline().parse([article_from_text(text)])
    return with_whole_names(parse)


def test_name_with_a_nickname_stays_in_one_sentence() -> None:
    text = 'It rained. Council chair Rosa "Tinker" Valdane said the bridge was closed. Nobody came.'
    parse = parsed(text)
    assert [parse.text_at(s.first) for s in parse.sentences] == ["It", "Council", "Nobody"]
    valdane = next(t for t in parse.tokens if t.text == "Valdane")
    assert parse.text_at(valdane.head) == "Rosa"
    assert [s.index for s in parse.sentences] == sorted({t.sentence for t in parse.tokens})


def test_quotation_before_a_name_ends_its_sentence() -> None:
    parse = parsed('They called it "Tinker". Valdane said the bridge was closed.')
    assert len(parse.sentences) == 2
