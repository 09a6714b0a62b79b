"""Who stands behind each claim: the same source recognised, its chain, and how anonymous it is."""

from attribution.sources.independence import Support, count_independent, support_of
from attribution.sources.resolver import resolve_sources

__all__ = ["Support", "count_independent", "resolve_sources", "support_of"]
