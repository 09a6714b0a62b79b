"""Words, badges and bars in HTML; every word of an article goes through `escape`."""

from __future__ import annotations

from collections import Counter
from html import escape as escape_html

from attribution.checks.claim_counts import SCALE
from attribution.model import Level
from attribution.reports.wording import safe


def escape(text: str) -> str:
    """Article text that a browser shows and never obeys."""
    return escape_html(safe(text))


def badge(level: Level) -> str:
    """The level's name in its colour; the style sheet puts its sign before it."""
    return f'<span class="level {level}">{level}</span>'


def level_bar(levels: Counter[Level]) -> str:
    """A bar whose parts are the shares of the levels; empty without claims."""
    total = levels.total()
    if not total:
        return ""
    parts, at = [], 0.0
    for level in SCALE:
        share = 100 * levels[level] / total
        if share:
            parts.append(f'<rect class="{level}" x="{at:.2f}" width="{share:.2f}" height="10"/>')
        at += share
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(levels_in_words(levels))}">{"".join(parts)}</svg>'
    )


def levels_in_words(levels: Counter[Level]) -> str:
    """`named 3, vague 1`: the claims by level, the best source first."""
    return ", ".join(f"{level} {levels[level]}" for level in SCALE if levels[level])


def share_bar(level: Level, number: int, total: int) -> str:
    """How much of the whole a source carries, as a thin bar."""
    share = 100 * number / total if total else 0
    return (
        '<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{level}" width="{share:.2f}" height="10"/></svg>'
    )
