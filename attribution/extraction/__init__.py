"""Claims, cues and sources of a parsed article, by the rules and the grammar."""

from attribution.extraction.extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
