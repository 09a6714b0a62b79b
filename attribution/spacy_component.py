"""`nlp.add_pipe("attribution")`: attributions in any spaCy pipeline that has a parser."""

# No `annotations` of the future: spaCy below 3.8.7 cannot read a factory's types as text.

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from attribution.analyzer import Analyzer
from attribution.errors import PipelineError
from attribution.language import SpacyPipeline
from attribution.language.label_schemes import converter_of
from attribution.language.pipeline import parse_docs
from attribution.model import Article, Block, Report, Segment
from attribution.rulebook import load_rulebook

SPANS = "claims"
"""The span group of the claims: a span each piece, labelled with its effective level."""
_BREAK = re.compile(r"\s*\n\s*\n\s*")


class AttributionComponent:
    """Sets `doc._.attributions`, `doc._.attribution_report` and `doc.spans["claims"]`."""

    def __init__(self, nlp: Language) -> None:
        if "parser" not in nlp.pipe_names:
            raise PipelineError("attribution: the pipeline has no dependency parser")
        self.convert = converter_of(nlp.pipe_labels["parser"])
        self.analyzer = Analyzer(SpacyPipeline("spacy", nlp, self.convert), load_rulebook())
        for name in ("attributions", "attribution_report"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The document with what is found in it."""
        article = Article("-", doc.text, tuple(_blocks(doc.text)))
        docs = [_part(doc, block) for block in article.blocks]
        report = self.analyzer.report_of(parse_docs(article, docs, self.convert))
        doc._.attributions = report.attributions
        doc._.attribution_report = report
        doc.spans[SPANS] = [span for span in _claims(doc, report) if span is not None]
        return doc


@Language.factory("attribution")  # type: ignore[untyped-decorator]  # spaCy's own
def make_component(nlp: Language, name: str) -> AttributionComponent:  # noqa: ARG001  # spaCy names it
    """The component, made by `nlp.add_pipe("attribution")`; add it last."""
    return AttributionComponent(nlp)


def _blocks(text: str) -> list[Block]:
    """The paragraphs, parted by blank lines, as they stand."""
    breaks = [found.span() for found in _BREAK.finditer(text)]
    edges = [(0, 0), *breaks, (len(text), len(text))]
    return [
        Block("prose", text[start:end], (Segment(0, start, end - start, end - start),), line)
        for (_, start), (end, _) in pairwise(edges)
        if text[start:end].strip()
        for line in (text.count("\n", 0, start) + 1,)
    ]


def _part(doc: Doc, block: Block) -> Doc:
    start = block.segments[0].source
    return doc.char_span(start, start + len(block.text), alignment_mode="expand").as_doc()


def _claims(doc: Doc, report: Report) -> list[object]:
    pieces = {
        (*span, found.effective_level): None
        for found in report.attributions
        for span in found.claim.spans
    }
    return [
        doc.char_span(start, end, label=level, alignment_mode="expand")
        for start, end, level in pieces
    ]
