"""Figures in words, the same in the terminal and on the page."""

from __future__ import annotations

from attribution.reports.wording import count_of, safe
from attribution.summary.bootstrap import Estimate
from attribution.summary.citations import MERGED
from attribution.summary.figures import Unit
from attribution.summary.grouping import Key
from attribution.summary.summing import Summary

WHOLE = "all articles"
RANKINGS = {
    "sources": "People cited most",
    "bodies": "Bodies cited most",
    "outlets": "Which outlets cite which",
}


def value_text(found: Estimate, unit: Unit) -> str:
    """`34.1 %`, `2.45`, or a dash where there is nothing to count."""
    if found.value is None:
        return "–"
    return f"{found.value:.1f} %" if unit == "share" else f"{found.value:.2f}"


def interval_text(found: Estimate, unit: Unit) -> str:
    """`31.0–37.2`; empty where there is none."""
    if found.low is None or found.high is None:
        return ""
    places = 1 if unit == "share" else 2
    return f"{found.low:.{places}f}–{found.high:.{places}f}"


def counts_text(found: Estimate) -> str:
    """`412 of 1,208`."""
    return f"{found.count:,} of {found.of:,}"


def group_name(key: Key) -> str:
    """The group's values, parted by a dot."""
    return safe(" · ".join(key)) or WHOLE


def heading(summary: Summary) -> str:
    """A line: how much there is."""
    whole = summary.whole
    counts = {"article": whole.articles, "word": whole.words, "claim": whole.claims}
    parts = [count_of(number, noun) for noun, number in counts.items()]
    parts += [count_of(len(summary.groups), "group")] if summary.groups else []
    return ", ".join(parts)


def remarks(summary: Summary) -> list[str]:
    """What a reader of the figures has to know."""
    sampling = summary.sampling
    found = [
        f"Intervals: 95 %, bootstrap over articles ({sampling.resamples:,} resamples, seed "
        f"{sampling.seed}); none for a single article.",
        MERGED,
    ]
    if summary.failed:
        found.append(f"{count_of(summary.failed, 'article')} failed and are in no figure.")
    if summary.without:
        name = ", ".join(summary.by)
        found.append(f"{count_of(summary.without, 'article')} have no value or no date for {name}.")
    return found
