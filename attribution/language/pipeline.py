"""A loaded language pipeline and the parses it gives."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import PipelineError
from attribution.language.checksums import verify
from attribution.language.label_schemes import NAME_KINDS, Converter, Row, converter_of
from attribution.language.long_words import text_or_doc
from attribution.language.parse_builder import build_parse
from attribution.model import Article, Block, Name, Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUNDLED = Path(__file__).parent / "english"
"""The folder of the pipeline that comes with the package."""

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Pipeline:
    """An English pipeline: parses paragraphs, whatever its label scheme."""

    name: str
    nlp: Language
    convert: Converter
    """Turns a paragraph in its parser's label scheme into Universal Dependencies."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """The parse of each article, in order; blocks are batched within an article."""
        for article in articles:
            texts = (text_or_doc(self.nlp, block.text) for block in article.blocks)
            docs = self.nlp.pipe(texts, batch_size=_BATCH)
            yield parse_docs(article, docs, self.convert)


def load_pipeline(name: str | None = None) -> Pipeline:
    """The pipeline of that name or path, the bundled one without.

    Raises PipelineError where it cannot be loaded or has no dependency parser.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded
    import spacy  # costs more than an article's analysis: only when something is parsed

    path = name or str(BUNDLED)
    if name is None:
        verify(BUNDLED)
    try:
        nlp = spacy.load(path)
    except Exception as error:  # a damaged pipeline can raise anything
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise PipelineError(f"{path}: no language pipeline could be loaded: {reason}") from error
    if "parser" not in nlp.pipe_names:
        have = ", ".join(nlp.pipe_names) or "nothing"
        raise PipelineError(f"{path}: the pipeline has no dependency parser (it has {have})")
    _use_fast_products(nlp)
    meta = nlp.meta
    title = f"{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')} {meta.get('version', '')}"
    return Pipeline(title.strip(), nlp, converter_of(nlp.pipe_labels["parser"]))


def _use_fast_products(nlp: Language) -> None:
    """Gives matrix products to numpy where its library is tuned to the processor.

    spaCy's own, blis, comes from the package index with generic kernels, a quarter as fast.
    Other devices keep their operations. One rule for a machine: two runs round alike.
    """
    import numpy
    from thinc.api import NumpyOps

    library = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"].get("name", "")
    if not any(tuned in library for tuned in ("openblas", "mkl", "accelerate")):
        return
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def bundled_digest() -> str:
    """The first 12 hex digits of the SHA-256 over the bundled pipeline's files."""
    digest = hashlib.sha256()
    for file in sorted(BUNDLED.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(BUNDLED).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def parse_docs(article: Article, docs: Iterable[Doc], convert: Converter) -> Parse:
    """The parse of an article from spaCy's parse of each of its blocks."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for number, (block, doc) in enumerate(zip(article.blocks, docs)):
        base = len(tokens)
        rows, starts = _rows(doc)
        rows = convert(rows)
        edges = [*starts, len(rows)]
        for first, end in pairwise(edges):
            sentences.append(Sentence(len(sentences), number, base + first, base + end))
        tokens.extend(_tokens(block, rows, base, len(sentences) - len(starts), set(starts)))
        names.extend(_names(doc, base))
    return build_parse(article, tokens, sentences, names)


def _rows(doc: Doc) -> tuple[list[Row], list[int]]:
    """The tokens of a parsed paragraph without spaCy's types, and where sentences start."""
    rows, starts = [], []
    for token in doc:
        if token.is_sent_start or token.i == 0:
            starts.append(token.i)
        dep = token.dep_ if token.head.i != token.i else "root"
        name = NAME_KINDS.get(token.ent_type_, "")
        start = token.idx
        text = token.text
        rows.append(
            Row(start, text, token.lemma_.lower(), token.pos_, token.tag_, dep, token.head.i, name)
        )
    return rows, starts


def _tokens(
    block: Block, rows: list[Row], base: int, sentence: int, starts: set[int]
) -> Iterator[Token]:
    sentence -= 1
    shift = block.segments[0].source if len(block.segments) == 1 else None
    for i, row in enumerate(rows):
        sentence += i in starts
        end = row.start + len(row.text)
        if shift is None:
            start, end = block.to_source(row.start, end)
        else:
            start, end = row.start + shift, end + shift
        yield Token(
            base + i,
            start,
            end,
            row.text,
            row.text.lower(),
            row.lemma,
            row.pos,
            row.tag,
            row.dep.lower(),
            base + row.head,
            sentence,
            row.name,
        )


def _names(doc: Any, base: int) -> Iterator[Name]:
    for entity in doc.ents:
        kind = NAME_KINDS.get(entity.label_, "")
        if kind:
            yield Name(base + entity.start, base + entity.end, kind)
