"""spaCy pipelines made by hand: blank English and a component that gives each text its parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attribution.language import SpacyPipeline
from attribution.language.label_schemes import Row, to_universal
from tests.language.notation import rows_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Entity = tuple[int, int, str]


def pipeline_of(
    sentences: dict[str, list[str]],
    names: dict[str, list[Entity]] | None = None,
    *,
    universal: bool = True,
) -> SpacyPipeline:
    """A pipeline that knows these paragraphs alone, each with the trees of its sentences.

    The trees are written as in `notation`; names are (first token, end, label).
    """
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp, sentences, names or {})
    return SpacyPipeline("by hand", nlp, list if universal else to_universal)


def _tokenizer(
    nlp: Language, sentences: dict[str, list[str]], names: dict[str, list[Entity]]
) -> Callable[[str], Doc]:
    from spacy.tokens import Doc, Span

    def parse(text: str) -> Doc:
        rows: list[Row] = []
        for line in sentences[text]:
            base = len(rows)
            rows += [row._replace(head=row.head + base) for row in rows_of(line)]
        doc = Doc(
            nlp.vocab,
            words=[row.text for row in rows],
            spaces=_spaces(text, rows),
            heads=[row.head for row in rows],
            deps=[row.dep for row in rows],
            tags=[row.tag for row in rows],
            pos=[row.pos for row in rows],
            lemmas=[row.lemma for row in rows],
        )
        assert doc.text == text, "the trees' words are not the text's"
        doc.set_ents([Span(doc, *entity) for entity in names.get(text, [])])
        return doc

    return parse


def _spaces(text: str, rows: list[Row]) -> list[bool]:
    spaces, at = [], 0
    for row in rows:
        at = text.index(row.text, at) + len(row.text)
        spaces.append(text[at : at + 1] == " ")
    return spaces
