"""Comparison: what a summary makes of an article's claims and their sources."""

from attribution.comparison.losses import Comparison, compare_studies
from attribution.comparison.propositions import Study
from attribution.comparison.wording import Wording

__all__ = ["Comparison", "Study", "Wording", "compare_studies"]
