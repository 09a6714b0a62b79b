"""A loaded language pipeline and the parses it gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from attribution.errors import PipelineError
from attribution.language.checksums import BUNDLED, verify
from attribution.language.label_schemes import NAME_KINDS, Converter, Row, converter_of
from attribution.language.long_words import text_or_doc
from attribution.language.parse_builder import ParsedBlock, parse_blocks
from attribution.language.seen.name_evidence import NAMES_ALONE, NameWords
from attribution.model import Article, Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from attribution.language.engine.bundled_engine import BundledEngine

_BATCH = 64


class Pipeline(Protocol):
    """What parses articles."""

    @property
    def name(self) -> str:
        """Its language, name and version."""

    def parse(self, articles: Iterable[Article], words: NameWords = NAMES_ALONE) -> Iterator[Parse]:
        """The parse of each article, in order; the words tell persons' names that no list has."""


@dataclass(frozen=True, slots=True)
class BundledPipeline:
    """The pipeline that comes with the package, run by the package's own engine."""

    name: str
    engine: BundledEngine
    as_written: bool = False
    """Whether the networks see each word as it is written, as those of spaCy do."""

    def parse(self, articles: Iterable[Article], words: NameWords = NAMES_ALONE) -> Iterator[Parse]:
        """The parse of each article, in order."""
        for article in articles:
            texts = [block.text for block in article.blocks]
            blocks = self.engine.parse(texts, as_written=self.as_written, words=words)
            yield parse_blocks(article, blocks, list)


@dataclass(frozen=True, slots=True)
class SpacyPipeline:
    """An English pipeline of spaCy: parses paragraphs, whatever its label scheme."""

    name: str
    nlp: Language
    convert: Converter
    """Turns a paragraph in its parser's label scheme into Universal Dependencies."""

    def parse(
        self,
        articles: Iterable[Article],
        words: NameWords = NAMES_ALONE,  # noqa: ARG002  # spaCy sees each word as it is written
    ) -> Iterator[Parse]:
        """The parse of each article, in order; blocks are batched within an article."""
        for article in articles:
            texts = (text_or_doc(self.nlp, block.text) for block in article.blocks)
            docs = self.nlp.pipe(texts, batch_size=_BATCH)
            yield parse_docs(article, docs, self.convert)


def load_pipeline(name: str | None = None) -> Pipeline:
    """The pipeline of that name or path, by spaCy; without one the bundled pipeline.

    The bundled one's folder may be named too: spaCy's parses of it are the reference.
    Raises PipelineError where it cannot be loaded or has no dependency parser.
    """
    return load_bundled() if name is None else load_spacy(name)


def load_bundled() -> BundledPipeline:
    """The pipeline that comes with the package; spaCy is not imported."""
    from attribution.language.engine.bundled_engine import BundledEngine

    verify(BUNDLED)
    try:
        meta = json.loads((BUNDLED / "meta.json").read_text(encoding="utf-8"))
        return BundledPipeline(_title(meta), BundledEngine(BUNDLED))
    except (OSError, ValueError, KeyError) as error:
        raise _unloadable(str(BUNDLED), error) from error


def load_spacy(path: str) -> SpacyPipeline:
    """A pipeline of spaCy by its name or path."""
    import spacy  # costs more than the analysis of some articles: only when it is asked for

    try:
        nlp = spacy.load(path)
    except Exception as error:  # a damaged pipeline can raise anything
        raise _unloadable(path, error) from error
    if "parser" not in nlp.pipe_names:
        have = ", ".join(nlp.pipe_names) or "nothing"
        raise PipelineError(f"{path}: the pipeline has no dependency parser (it has {have})")
    _use_fast_products(nlp)
    return SpacyPipeline(_title(nlp.meta), nlp, converter_of(nlp.pipe_labels["parser"]))


def _title(meta: Mapping[str, Any]) -> str:
    title = f"{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')} {meta.get('version', '')}"
    return title.strip()


def _unloadable(path: str, error: Exception) -> PipelineError:
    reason = (str(error) or type(error).__name__).splitlines()[0]
    return PipelineError(f"{path}: no language pipeline could be loaded: {reason}")


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


def parse_docs(article: Article, docs: Iterable[Doc], convert: Converter) -> Parse:
    """The parse of an article from spaCy's parse of each of its blocks."""
    return parse_blocks(article, map(_parsed_block, docs), convert)


def _parsed_block(doc: Doc) -> ParsedBlock:
    """A parsed paragraph without spaCy's types."""
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
    names = [(name.start, name.end, NAME_KINDS.get(name.label_, "")) for name in doc.ents]
    return ParsedBlock(rows, starts, names)
