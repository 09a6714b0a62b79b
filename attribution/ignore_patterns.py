"""Patterns in the manner of .gitignore, judged before they are matched."""

from __future__ import annotations

import re

from pathspec import GitIgnoreSpec

_MOST = 3
"""The most stars in one name of a pattern: each more multiplies the time to match by a name's
length, and nobody's real patterns have more."""
_STARS = re.compile(r"\*+")


def pattern_problem(pattern: str) -> str:
    """Why a pattern cannot be matched; empty where it can."""
    parts = pattern.split("/")
    stars = max(len(_STARS.findall(part)) for part in parts)
    if stars > _MOST or parts.count("**") > _MOST:
        return f"has more than {_MOST} stars beside each other: too slow to match"
    try:
        GitIgnoreSpec.from_lines([pattern]).match_file("a")
    except (ValueError, re.error, RecursionError):
        return "is no pattern"
    return ""
