"""Who stands behind each claim: the same source recognised, its chain, and how anonymous it is."""

from attribution.sources.independence import Support, count_independent, support_of
from attribution.sources.resolver import Resolver

__all__ = ["Resolver", "Support", "count_independent", "support_of"]
