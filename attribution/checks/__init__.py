"""What an article's sourcing states or lacks: findings of the checks in force."""

from attribution.checks.runner import run_checks, why_spared
from attribution.settings import Selection

__all__ = ["Selection", "run_checks", "why_spared"]
