"""Comparison: what a summary makes of an article's claims and their sources."""

from attribution.comparison.compare_words import CompareWords
from attribution.comparison.losses import Comparison, compare_studies
from attribution.comparison.propositions import Study

__all__ = ["CompareWords", "Comparison", "Study", "compare_studies"]
