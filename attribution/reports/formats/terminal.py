"""The report for a reader at a terminal: the only module that knows Rich.

Words of an article reach Rich as `Text` alone, never as markup, and without control characters.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Literal, NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from attribution.checks.claim_counts import SCALE
from attribution.model import LEVEL_MEANINGS, Finding, Level, Report, Severity
from attribution.reports.formats.written import Failed, written
from attribution.reports.level_looks import LEVEL_LOOKS, LEVEL_SIGNS
from attribution.reports.outlines import (
    ArticleLine,
    Row,
    Totals,
    article_line,
    by_level,
    by_source,
    findings_of,
    most_unnamed_first,
    other_findings,
    outline,
    totals,
)
from attribution.reports.wording import (
    SEVERITY_SIGNS,
    count_of,
    details_of,
    safe,
    source_lines,
    source_name,
    summary_of,
)

Grouping = Literal["source", "level", "order", "article"]
Colour = Literal["auto", "always", "never"]

STYLES: dict[Level, str] = {level: look.terminal for level, look in LEVEL_LOOKS.items()}
STYLES_256: dict[Level, str] = {level: look.terminal_256 for level, look in LEVEL_LOOKS.items()}
"""Where the terminal has them."""
GRADES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
_TITLES = {
    "source": "Claims by source",
    "level": "Claims by level",
    "order": "Claims in order",
}
_LEVEL_WIDTH = max(map(len, SCALE)) + 2
"""Columns of a level's sign and name."""
_BAR_WIDTH = 24
_WIDE = 110
"""From this many columns on the details stand beside the claim and not under it."""


class Marks(NamedTuple):
    """The signs of a report, by what the output's encoding can write."""

    bar: str
    inside: str
    levels: Mapping[Level, str]
    severities: Mapping[Severity, str]


_SIGNS = Marks("━", "↳ ", LEVEL_SIGNS, SEVERITY_SIGNS)
_PLAIN_SIGNS = Marks(
    "#",
    "> ",
    dict(zip(SCALE, "123456789")),
    {"error": "!", "warning": "*", "note": "-"},
)


def make_console(file: IO[str], *, colour: Colour = "auto", width: int | None = None) -> Console:
    """A console on a stream; `auto` colours on a terminal unless NO_COLOR is set."""
    return Console(
        file=file,
        width=width,
        force_terminal={"auto": None, "always": True, "never": False}[colour],
        color_system="auto" if colour != "always" else "standard",
        no_color={"auto": None, "always": False, "never": True}[colour],
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def render(
    reports: Iterable[Report],
    console: Console,
    *,
    grouping: Grouping = "source",
    findings: bool = True,
    failed: Failed | None = None,
) -> None:
    """Prints each article's summary, claims and sources; over several articles their totals.

    `findings` shows those of an attribution under its claim, and the others after the claims. An
    article that cannot be drawn is left out and told to `failed`; without it the error is raised.
    """
    total = Totals()
    if grouping == "article":
        lines = (line for _, line in written(reports, article_line, failed))
        _print(_lines(_articles(most_unnamed_first(lines), console), console), console)
        return

    def drawn(report: Report) -> str:
        shown = report if findings else replace(report, findings=())
        return _lines(_article(shown, console, grouping), console)

    for report, text in written(reports, drawn, failed):
        _print("\n" + text if total.articles else text, console)
        total += totals(report)
    if total.articles > 1:
        _print("\n" + _lines(_all(total, console), console), console)
    if total.claims and console.width < _WIDE:
        _print(_lines(_legend(total.levels, console), console), console)


def _lines(drawn: RenderableType, console: Console) -> str:
    """What is drawn, without the blanks with which Rich fills its lines up."""
    with console.capture() as capture:
        console.print(drawn)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _print(text: str, console: Console) -> None:
    console.file.write(text)
    console.file.flush()


def _all(total: Totals, console: Console) -> RenderableType:
    return Group(
        _heading(f"{count_of(total.articles, 'article')} in all", console),
        _summary(total, console),
        _checks(total),
    )


def _articles(lines: Sequence[ArticleLine], console: Console) -> RenderableType:
    """A line an article: its bar, whom it rests on, its findings."""
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="dim", pad_edge=False)
    columns = _BAR_WIDTH if console.width >= _WIDE else _BAR_WIDTH // 2
    table.add_column("Levels", width=columns, no_wrap=True)
    table.add_column("Unnamed", justify="right", no_wrap=True)
    table.add_column("Claims", justify="right", no_wrap=True)
    for severity in SEVERITY_SIGNS:
        sign = _signs(console).severities[severity]
        table.add_column(sign, justify="right", no_wrap=True)
    table.add_column("Article", ratio=1, overflow="fold")
    for path, total in lines:
        unnamed = f"{total.unnamed:.0%}" if total.claims else ""
        graded = (total.severities[severity] for severity in SEVERITY_SIGNS)
        numbers = [Text(str(number or "")) for number in (total.claims, *graded)]
        table.add_row(_bar(total, columns, console), Text(unnamed), *numbers, Text(safe(path)))
    return Group(table, _legend(sum((line.totals.levels for line in lines), Counter()), console))


def _bar(total: Totals, columns: int, console: Console) -> Text:
    """One bar of all levels in proportion, each by its sign and in its colour."""
    bar, drawn, seen = Text(), 0, 0
    signs = _signs(console).levels
    for level in SCALE:
        seen += total.levels[level]
        width = round(columns * seen / total.claims) - drawn if total.claims else 0
        bar.append(signs[level] * width, _style(level, console))
        drawn += width
    return bar


def _legend(levels: Counter[Level], console: Console) -> RenderableType:
    """What the levels that occur mean."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LEVEL_WIDTH, no_wrap=True)
    grid.add_column()
    for level in SCALE:
        if levels[level]:
            grid.add_row(_level(level, console), Text(LEVEL_MEANINGS[level], "dim"))
    return Group(_title("Levels"), grid)


def _article(report: Report, console: Console, grouping: Grouping) -> RenderableType:
    total = totals(report)
    parts: list[RenderableType] = [_heading(safe(report.article.path), console)]
    parts.extend(Text(f"Note: {safe(note)}", style="italic") for note in report.article.notes)
    parts.append(_summary(total, console))
    if report.attributions:
        parts.append(_title(_TITLES[grouping]))
        parts.extend(_claims(report, console, grouping))
    parts.extend(_others(report, console))
    if report.attributions:
        parts.append(_title("Sources"))
        parts.append(_sources(report, console))
    return Group(*parts)


def _heading(text: str, console: Console) -> RenderableType:
    rule = ("─" if _unicode(console) else "-") * console.width
    return Group(Text(text, style="bold"), Text(rule, style="dim", no_wrap=True))


def _title(text: str) -> RenderableType:
    return Padding(Text(text, style="bold underline"), (1, 0))


def _summary(total: Totals, console: Console) -> RenderableType:
    """How much was found, and the claims' shares by level, each with its bar."""
    bars = Table.grid(padding=(0, 2))
    columns = max(4, min(_BAR_WIDTH, console.width - _LEVEL_WIDTH - 20))
    bars.add_column(width=_LEVEL_WIDTH, no_wrap=True)
    bars.add_column(width=columns, no_wrap=True)
    bars.add_column(justify="right")
    bars.add_column(justify="right")
    if console.width >= _WIDE:
        bars.add_column()
    sign = _signs(console).bar
    for level in SCALE:
        number = total.levels[level]
        if number:
            share = number / total.claims
            bar = sign * max(1, round(share * columns))
            style = _style(level, console)
            cells = [_level(level, console), Text(bar, style), Text(str(number))]
            meaning = [Text(LEVEL_MEANINGS[level], "dim")] if console.width >= _WIDE else []
            bars.add_row(*cells, Text(f"{share:.0%}"), *meaning)
    return Group(Text(summary_of(total)), Padding(bars, (0, 0, 0, 2)))


def _checks(total: Totals) -> RenderableType:
    counts = Table.grid(padding=(0, 2))
    counts.add_column(justify="right")
    for check, number in total.checks.most_common():
        counts.add_row(Text(str(number)), Text(check))
    return Padding(counts, (0, 0, 0, 2))


def _claims(report: Report, console: Console, grouping: Grouping) -> Iterator[RenderableType]:
    groups: Sequence[Sequence[Row]]
    if grouping == "source":
        groups = [group.rows for group in by_source(report)]
    elif grouping == "level":
        groups = [rows for _, rows in by_level(report)]
    else:
        groups = [outline(report)]
    headed = grouping != "source"
    for rows in groups:
        if rows is not groups[0]:
            yield Text()
        if not headed:
            yield _source_line(rows[0], console)
        for number, row in enumerate(rows):
            if number and headed:
                yield Text()
            yield _claim(report, row, console, headed=headed)


def _level(level: Level, console: Console) -> Text:
    return Text(f"{_signs(console).levels[level]} {level}", _style(level, console))


def _style(level: Level, console: Console) -> str:
    many = console.color_system in ("256", "truecolor")
    return STYLES_256[level] if many else STYLES[level]


def _source_line(row: Row, console: Console) -> RenderableType:
    level = row.source.level if row.source else row.found.level
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(width=_LEVEL_WIDTH, no_wrap=True)
    line.add_column()
    line.add_row(_level(level, console), Text(source_name(row), "bold"))
    return line


def _claim(report: Report, row: Row, console: Console, *, headed: bool) -> RenderableType:
    """A claim with its line, details and findings; `headed` tells its source as well."""
    found = row.found
    claim = Text(safe(found.claim.text) or "(no claim stated)")
    details = _details(row, console)
    body: list[RenderableType] = [_source_line(row, console), claim] if headed else [claim]
    found_in = [_finding(finding, console) for finding in findings_of(report, row)]
    wide = console.width >= _WIDE
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=5, justify="right", no_wrap=True)
    if row.depth:
        grid.add_column(width=2 * row.depth, justify="right", no_wrap=True)
    grid.add_column(ratio=2)
    inside = [Text(_signs(console).inside, style="dim")] if row.depth else []
    line = _line_number(report, row.line, row.column)
    if wide:
        grid.add_column(ratio=1)
        grid.add_row(line, *inside, Group(*body, *found_in), details)
    else:
        grid.add_row(line, *inside, Group(*body, details, *found_in))
    return grid


def _line_number(report: Report, line: int, column: int) -> Text:
    """The number of a line, which a terminal that can opens the file by."""
    path = Path(report.article.path)
    link = f" link {_address(path.resolve(), line, column)}" if path.is_file() else ""
    return Text(str(line), style=f"dim{link}")


def _address(path: Path, line: int, column: int) -> str:
    """The place as the terminal's links name it; most know files alone."""
    if os.environ.get("TERM_PROGRAM") == "vscode":
        return f"{path.as_uri().replace('file://', 'vscode://file', 1)}:{line}:{column}"
    return f"{path.as_uri()}#{line}" if os.environ.get("KITTY_WINDOW_ID") else path.as_uri()


def _finding(finding: Finding, console: Console) -> Text:
    sign = _signs(console).severities[finding.severity]
    return Text.assemble(
        (f"{sign} {finding.severity}", GRADES[finding.severity]),
        f" {safe(finding.message)} ",
        (f"[{finding.check}]", "dim"),
    )


def _others(report: Report, console: Console) -> Iterator[RenderableType]:
    """The findings that stand under no claim, each under its words."""
    findings = other_findings(report)
    if not findings:
        return
    yield _title("Findings elsewhere" if report.attributions else "Findings")
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=5, justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    for finding in findings:
        words = Text(safe(report.article.words(finding.span)), overflow="ellipsis", no_wrap=True)
        grid.add_row(
            _line_number(report, finding.line, finding.column),
            Group(words, _finding(finding, console)),
        )
    yield grid


def _details(row: Row, console: Console) -> Text:
    """Cue and mode, which every claim has, quietly; then what tells this claim from others."""
    cue, mode, *others = details_of(row)
    details = Text(f"{cue} · {mode}", style="dim")
    details = Text(" · ").join([details, *map(Text, others)])
    if row.found.effective_level != row.found.level:
        effective = row.found.effective_level
        details.stylize(_style(effective, console), len(details) - len(effective))
    return details


def _sources(report: Report, console: Console) -> RenderableType:
    """The table of sources: level, name, attributes, number of claims, first mention."""
    wide = console.width >= _WIDE
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="dim", pad_edge=False)
    table.add_column("Level", width=_LEVEL_WIDTH, no_wrap=True)
    table.add_column("Source", ratio=1)
    if wide:
        table.add_column("What the article says of it", ratio=1)
    table.add_column("Claims", justify="right", no_wrap=True)
    table.add_column("Line", justify="right", no_wrap=True)
    for source in source_lines(report):
        level, name = _level(source.level, console), Text(source.name)
        told = Text(source.told, style="dim")
        described = [name, told] if wide else [Group(name, told)]
        table.add_row(level, *described, Text(str(source.claims)), Text(str(source.line or "")))
    return table


def _signs(console: Console) -> Marks:
    return _SIGNS if _unicode(console) else _PLAIN_SIGNS


def _unicode(console: Console) -> bool:
    return console.encoding.lower().startswith("utf")
