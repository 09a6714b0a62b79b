"""Rule files read into typed rules, with file, line and column for every problem."""

from attribution.rulebook.loader import Rulebook, builtin_rules, load_rulebook
from attribution.rulebook.project_rules import rules_in_force

__all__ = ["Rulebook", "builtin_rules", "load_rulebook", "rules_in_force"]
