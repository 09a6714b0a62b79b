"""The pattern language of rule files: how a pattern is written, read and searched for."""

from attribution.rulebook.patterns.pattern_matcher import (
    Pattern,
    PatternIndex,
    compile_pattern,
    find_pattern,
)
from attribution.rulebook.patterns.pattern_parts import PatternError, Sort, split_words

__all__ = [
    "Pattern",
    "PatternError",
    "PatternIndex",
    "Sort",
    "compile_pattern",
    "find_pattern",
    "split_words",
]
