"""The records that pass from stage to stage: frozen, over offsets, each with its evidence.

Offsets are Unicode code points into the article's file as decoded, without newline translation; a
span is half open. Token indices count through the whole article. No stage changes a record: it
returns a new one, with its step added to the evidence.
"""

from attribution.model.article import Article, Block, Segment, Waiver
from attribution.model.attribution import Attribution, Part
from attribution.model.document import Document
from attribution.model.evidence import Evidence
from attribution.model.finding import Finding
from attribution.model.parse import FINITE, Name, Parse, Sentence, Token, answered_once
from attribution.model.quotation import Quotation
from attribution.model.report import Report
from attribution.model.scales import (
    KINDS,
    LEVEL_MEANINGS,
    LEVELS,
    NARROWED,
    UNNAMED,
    WITHOUT_NAME,
    Basis,
    BlockKind,
    Count,
    Kind,
    Level,
    Mode,
    Reason,
    Severity,
    SourceKind,
)
from attribution.model.source import Source
from attribution.model.spans import Span, Spans

__all__ = [
    "FINITE",
    "KINDS",
    "LEVELS",
    "LEVEL_MEANINGS",
    "NARROWED",
    "UNNAMED",
    "WITHOUT_NAME",
    "Article",
    "Attribution",
    "Basis",
    "Block",
    "BlockKind",
    "Count",
    "Document",
    "Evidence",
    "Finding",
    "Kind",
    "Level",
    "Mode",
    "Name",
    "Parse",
    "Part",
    "Quotation",
    "Reason",
    "Report",
    "Segment",
    "Sentence",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "Spans",
    "Token",
    "Waiver",
    "answered_once",
]
