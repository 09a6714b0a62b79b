"""One self-contained HTML page: each article's text with its claims marked, and its sources.

No script and nothing from outside: the page can be mailed, archived and printed. All words of an
article pass through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape as escape_html
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from attribution.checks.claim_counts import SCALE
from attribution.model import Attribution, Block, Level, Part, Report
from attribution.reports.outlines import (
    Row,
    Totals,
    by_source,
    outline,
    totals,
)
from attribution.reports.wording import (
    count_of,
    details_of,
    safe,
    source_lines,
    source_name,
    summary_of,
    without_controls,
)

_STYLE = Path(__file__).parents[1] / "assets" / "page.css"
_HEADINGS = {"headline": "h3", "subheading": "h4"}


def write_page(reports: Iterable[Report], *, grouping: str = "source") -> Iterator[str]:
    """The page, piece by piece, an article a section."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Who said what</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
    )
    total = Totals()
    for number, report in enumerate(reports, 1):
        yield "".join(_article(report, f"r{number}", grouping))
        total += totals(report)
    if total.articles > 1:
        yield f"<section>\n<h2>{count_of(total.articles, 'article')} in all</h2>\n"
        yield "".join(_summary(total)) + "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def escape(text: str) -> str:
    """Article text that a browser shows and never obeys."""
    return escape_html(safe(text))


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")


def _article(report: Report, key: str, grouping: str) -> Iterator[str]:
    yield f'<section id="{key}">\n<h2>{escape(report.article.path)}</h2>\n'
    yield from (f'<p class="note">Note: {escape(note)}</p>\n' for note in report.article.notes)
    yield from _summary(totals(report))
    rows = {row.found.id: row for row in outline(report)}
    yield '<div class="text">\n'
    for block in report.article.blocks:
        yield from _block(block, report.attributions, rows, key)
    yield "</div>\n"
    if report.attributions:
        yield from _claims(report, key, grouping)
    if report.sources:
        yield from _sources(report, key)
    if report.findings:
        yield from _findings(report)
    yield "</section>\n"


def _summary(total: Totals) -> Iterator[str]:
    yield f"<p>{escape(summary_of(total))}</p>\n"
    if not total.claims:
        return
    yield '<table class="bars">\n'
    for level in SCALE:
        number = total.levels[level]
        if number:
            share = f"{number / total.claims:.0%}"
            yield (
                f"<tr><td>{_badge(level)}</td><td><span class='bar {level}' "
                f"style='width:{share}'></span></td><td>{number}</td><td>{share}</td></tr>\n"
            )
    yield "</table>\n"


def _badge(level: Level) -> str:
    return f'<span class="level {level}">{level}</span>'


def _block(
    block: Block, attributions: tuple[Attribution, ...], rows: dict[str, Row], key: str
) -> Iterator[str]:
    """A paragraph whose claims, cues and sources are marked, wherever they overlap."""
    tag = _HEADINGS.get(block.kind, "blockquote" if block.quoted else "p")
    yield f'<{tag} class="{block.kind}">'
    runs = _runs(block, attributions)
    for claim, group in groupby(runs, key=lambda run: run.marking.claim):
        words = "".join(_words(run) for run in group)
        if claim:
            row = rows[claim]
            about = f"{row.found.level}: {source_name(row)} · " + " · ".join(details_of(row))
            words = (
                f'<a class="claim {row.found.effective_level}" href="#{key}-{claim}" '
                f'title="{escape(about)}">{words}</a>'
            )
        yield words
    yield f"</{tag}>\n"


def _words(run: _Run) -> str:
    # Prose has single blanks; those at the edges part a run from its neighbours.
    words = escape_html(without_controls(run.text))
    return f'<span class="{run.marking.role}">{words}</span>' if run.marking.role else words


class _Marking(NamedTuple):
    claim: str
    """Id of the innermost attribution whose claim covers a place; empty: none does."""
    role: str
    """`cue`, `source` or nothing."""


class _Run(NamedTuple):
    text: str
    marking: _Marking


def _runs(block: Block, attributions: tuple[Attribution, ...]) -> Iterator[_Run]:
    """The block's prose in runs of one marking."""
    places = [block.to_source(i, i + 1).start for i in range(len(block.text))]
    near = _near(attributions, places)
    marked = groupby(enumerate(places), key=lambda place: _marking(near, place[1]))
    for marking, run in marked:
        yield _Run("".join(block.text[i] for i, _ in run), marking)


def _near(attributions: tuple[Attribution, ...], places: list[int]) -> list[Attribution]:
    """The attributions that have words in the block, the widest claims first."""
    found = [
        one
        for one in attributions
        if any(
            start <= places[-1] and end > places[0]
            for part in (one.claim, one.cue, one.source)
            if part and places
            for start, end in part.spans
        )
    ]
    return sorted(found, key=lambda one: -sum(end - start for start, end in one.claim.spans))


def _marking(near: list[Attribution], place: int) -> _Marking:
    claims = [found.id for found in near if _covers(found.claim, place)]
    role = ""
    if any(_covers(found.cue, place) for found in near):
        role = "cue"
    elif any(_covers(found.source, place) for found in near):
        role = "source"
    return _Marking(claims[-1] if claims else "", role)


def _covers(part: Part | None, place: int) -> bool:
    return part is not None and any(start <= place < end for start, end in part.spans)


def _claims(report: Report, key: str, grouping: str) -> Iterator[str]:
    rows = outline(report)
    if grouping == "source":
        rows = tuple(row for group in by_source(report) for row in group.rows)
    yield (
        "<table>\n<caption>Claims</caption>\n<thead><tr><th>Line</th><th>Level</th><th>Source</th>"
        "<th>Claim</th><th>How</th></tr></thead>\n<tbody>\n"
    )
    for row in rows:
        name = escape(source_name(row))
        if row.source:
            name = f'<a href="#{key}-{row.source.id}">{name}</a>'
        yield (
            f'<tr id="{key}-{row.found.id}"><td class="number">{row.line}</td>'
            f"<td>{_badge(row.found.level)}</td><td>{name}</td>"
            f'<td class="depth{min(row.depth, 3)}">{escape(row.found.claim.text)}</td>'
            f"<td>{escape(' · '.join(details_of(row)))}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def _sources(report: Report, key: str) -> Iterator[str]:
    yield (
        "<table>\n<caption>Sources</caption>\n<thead><tr><th>Level</th><th>Source</th>"
        "<th>What the article says of it</th><th>Claims</th><th>Line</th></tr></thead>\n<tbody>\n"
    )
    for source in source_lines(report):
        yield (
            f'<tr id="{key}-{source.id}"><td>{_badge(source.level)}</td>'
            f"<td>{escape(source.name)}</td><td>{escape(source.told)}</td>"
            f'<td class="number">{source.claims}</td>'
            f'<td class="number">{source.line or ""}</td></tr>\n'
        )
    yield "</tbody>\n</table>\n"


def _findings(report: Report) -> Iterator[str]:
    yield (
        "<table>\n<caption>Findings</caption>\n<thead><tr><th>Line</th><th>Grade</th><th>Check</th>"
        "<th>Words</th><th>What to mend</th></tr></thead>\n<tbody>\n"
    )
    for finding in report.findings:
        yield (
            f'<tr><td class="number">{finding.line}</td>'
            f'<td><span class="grade-{finding.severity}">{finding.severity}</span></td>'
            f'<td class="check">{escape(finding.check)}</td>'
            f"<td>{escape(report.article.words(finding.span))}</td>"
            f'<td title="{escape(finding.guidance)}">{escape(finding.message)}</td></tr>\n'
        )
    yield "</tbody>\n</table>\n"
