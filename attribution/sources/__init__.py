"""Who stands behind each claim: the same source recognised, its chain, and how anonymous it is."""

from attribution.sources.independence import Support, Supports, count_independent, support_of
from attribution.sources.resolver import Resolver

__all__ = ["Resolver", "Support", "Supports", "count_independent", "support_of"]
