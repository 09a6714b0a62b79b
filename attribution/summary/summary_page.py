"""A summary as one page: charts, and under each the table of its numbers; nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attribution.checks.claim_counts import SCALE
from attribution.reports.formats.page.html_page import page_head
from attribution.reports.formats.page.html_words import badge, escape
from attribution.summary.bar_charts import (
    Frame,
    Mark,
    interval_chart,
    level_bars,
    scale_end,
    time_panel,
)
from attribution.summary.figures import LEVELS, MAIN, Figure
from attribution.summary.grouping import NONE, positions
from attribution.summary.summary_words import (
    RANKINGS,
    WHOLE,
    counts_text,
    group_name,
    heading,
    interval_text,
    remarks,
    value_text,
)
from attribution.summary.summing import Group, Ranked, Summary

TITLE = "Sourcing of a corpus"
_PERIODS_WORTH_A_LINE = 3
_STYLE = """\
.chart { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; margin: .3rem 0; }
.chart text { fill: var(--ink); }
.chart .small { font-size: 10px; fill: var(--quiet); }
.chart .end { text-anchor: end; }
.chart rect { fill: var(--c); stroke: var(--paper); stroke-width: .5; }
.chart circle { fill: var(--link); }
.chart .axis { stroke: var(--rule); }
.chart .range { stroke: var(--link); stroke-width: 2; }
.chart .line { fill: none; stroke: var(--link); stroke-width: 1.5; }
.chart .band { fill: var(--link); opacity: .18; }
.panels { display: flex; flex-wrap: wrap; }
.panels figure { margin: 0 1.2rem .8rem 0; }
figcaption { font-weight: 600; }
.numbers { border-collapse: collapse; font-size: 13px; }
.numbers th, .numbers td { padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top; }
.numbers td.n, .numbers th.n { text-align: right; }
.numbers tr + tr { border-top: 1px solid var(--rule); }
section { margin: 1.6rem 0; } h2 { font-size: 1.1rem; margin: .2rem 0; }
"""


def summary_page(summary: Summary) -> Iterator[str]:
    """The page, piece by piece."""
    yield page_head(TITLE).replace("</style>", _STYLE + "</style>", 1)
    yield f"<h1>{TITLE}</h1>\n<p>{escape(heading(summary))}</p>\n"
    yield from (f'<p class="quiet">{escape(line)}</p>\n' for line in remarks(summary))
    yield from _levels(summary)
    for figure in MAIN:
        yield from _figure(summary, figure)
    for ranking, title in RANKINGS.items():
        yield from _ranking(summary, ranking, title)
    yield "</main>\n</body>\n</html>\n"


def _groups(summary: Summary) -> Sequence[Group]:
    return (summary.whole, *summary.groups)


def _levels(summary: Summary) -> Iterator[str]:
    rows = [
        (
            group_name(group.key),
            {level: group.figures[f"level-{level}"].value or 0 for level in SCALE},
        )
        for group in _groups(summary)
    ]
    yield "<section>\n<h2>Claims by level</h2>\n"
    yield f"<p>{' '.join(map(badge, SCALE))}</p>\n"
    yield from level_bars(rows, "Shares of the levels, a bar a group")
    yield from _numbers(summary, LEVELS)
    yield "</section>\n"


def _figure(summary: Summary, figure: Figure) -> Iterator[str]:
    unit = "percent" if figure.unit == "share" else figure.unit
    yield f"<section>\n<h2>{escape(figure.title)}</h2>\n"
    yield f'<p class="quiet">{escape(figure.about)}; {unit}</p>\n'
    if _has_lines(summary):
        yield from _panels(summary, figure)
    else:
        marks = [_mark(group, figure, group_name(group.key)) for group in _groups(summary)]
        yield from interval_chart(marks, figure.title)
    yield from _numbers(summary, (figure,))
    yield "</section>\n"


def _has_lines(summary: Summary) -> bool:
    periods = {group.key[-1] for group in summary.groups} - {NONE} if summary.over_time else set()
    return len(periods) >= _PERIODS_WORTH_A_LINE


def _panels(summary: Summary, figure: Figure) -> Iterator[str]:
    """A panel for each value of what is grouped by before the period, all to one scale."""
    frame = _frame(summary, figure)
    yield '<div class="panels">\n'
    for key, groups in groupby(summary.groups, lambda group: group.key[:-1]):
        name = group_name(key)
        marks = [_mark(group, figure, group.key[-1]) for group in groups if group.key[-1] != NONE]
        if not marks:
            continue
        places = positions(summary.by[-1], [mark.label for mark in marks])
        yield f"<figure><figcaption>{escape(name)}</figcaption>"
        yield from time_panel(marks, places, frame, f"{figure.title}: {name}")
        yield "</figure>\n"
    yield "</div>\n"


def _frame(summary: Summary, figure: Figure) -> Frame:
    """The time and the scale that all panels of a figure share."""
    found = [group.figures[figure.name] for group in summary.groups]
    most = scale_end(max((max(one.value or 0, one.high or 0) for one in found), default=0))
    periods = sorted({group.key[-1] for group in summary.groups} - {NONE})
    places = positions(summary.by[-1], periods)
    return Frame(places[0], places[-1], periods[0], periods[-1], most)


def _mark(group: Group, figure: Figure, label: str) -> Mark:
    found = group.figures[figure.name]
    parts = (value_text(found, figure.unit), interval_text(found, figure.unit), counts_text(found))
    return Mark(label, found, f"{label}: {', '.join(filter(None, parts))}")


def _numbers(summary: Summary, figures: Sequence[Figure]) -> Iterator[str]:
    names = [escape(name) for name in summary.by or ("",)]
    yield '<details><summary>Numbers</summary>\n<div class="scroll"><table class="numbers">\n<tr>'
    yield "".join(f'<th scope="col">{name}</th>' for name in names)
    yield '<th scope="col" class="n">articles</th>'
    yield "".join(f'<th scope="col" class="n">{escape(figure.title)}</th>' for figure in figures)
    yield "</tr>\n"
    for group in _groups(summary):
        key = group.key or (WHOLE, *[""] * (len(summary.by) - 1))
        yield "<tr>" + "".join(f"<td>{escape(name)}</td>" for name in key)
        yield f'<td class="n">{group.articles:,}</td>'
        yield "".join(_cell(group, figure) for figure in figures)
        yield "</tr>\n"
    yield "</table></div></details>\n"


def _cell(group: Group, figure: Figure) -> str:
    found = group.figures[figure.name]
    interval = interval_text(found, figure.unit)
    return (
        f'<td class="n">{value_text(found, figure.unit)}'
        f'<br><span class="quiet">{interval}<br>{counts_text(found)}</span></td>'
    )


def _ranking(summary: Summary, ranking: str, title: str) -> Iterator[str]:
    rows = summary.whole.rankings[ranking]
    if not rows:
        return
    marks = [_ranked_mark(row, ranking) for row in rows]
    yield f"<section>\n<h2>{title}</h2>\n"
    of = "the outlet’s" if ranking == "outlets" else "all"
    yield f'<p class="quiet">percent of {of} articles that cite them</p>\n'
    yield from interval_chart(marks, title)
    yield '<details><summary>Numbers</summary>\n<div class="scroll"><table class="numbers">\n<tr>'
    names = ("outlet", "cites") if ranking == "outlets" else ("name", "body")
    for name in ("group", *names, "of the articles", "articles", "claims", "passed on"):
        yield f'<th scope="col">{name}</th>'
    yield "</tr>\n"
    for group in _groups(summary):
        for row in group.rankings[ranking]:
            yield _ranked_row(group, row)
    yield "</table></div></details>\n</section>\n"


def _ranked_mark(row: Ranked, ranking: str) -> Mark:
    name, body = row.cited
    label = f"{name or WHOLE} → {body}" if ranking == "outlets" else f"{name}, {body}".rstrip(", ")
    parts = (value_text(row.articles, "share"), interval_text(row.articles, "share"))
    return Mark(label, row.articles, f"{label}: {', '.join(parts)}, {counts_text(row.articles)}")


def _ranked_row(group: Group, row: Ranked) -> str:
    words = (group_name(group.key), row.cited.name, row.cited.body)
    interval = interval_text(row.articles, "share")
    numbers = (
        f'{value_text(row.articles, "share")} <span class="quiet">{interval}</span>',
        counts_text(row.articles),
        f"{row.claims:,}",
        f"{row.relayed:,}",
    )
    return (
        "<tr>"
        + "".join(f"<td>{escape(word)}</td>" for word in words)
        + "".join(f'<td class="n">{number}</td>' for number in numbers)
        + "</tr>\n"
    )
