"""The panel beside the text: levels, sources with their claims, and who relays whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attribution.checks.claim_counts import SCALE
from attribution.model import LEVEL_MEANINGS, Evidence, Level, Source
from attribution.reports.formats.page.article_view import ArticleView
from attribution.reports.formats.page.html_words import badge, escape, level_bar, share_bar
from attribution.reports.outlines import Row
from attribution.reports.wording import (
    SourceLine,
    count_of,
    details_of,
    short,
    source_lines,
)

_FEW_CHAINS = 4
"""As many stand open; more would push the sources out of sight."""
_NO_CLAIM = "No claim in this article is given to a source."


def source_panel(view: ArticleView) -> Iterator[str]:
    """The panel; it needs no script, which adds a filter and an order."""
    label = escape(f"Sources of {view.report.article.path}")
    yield f'<aside class="panel" id="{view.key}-sources" aria-label="{label}">\n'
    if view.rows:
        yield from _legend(view)
        yield from _chains(view)
        yield from _sources(view)
    else:
        yield f'{_title(view, "Sources")}<p class="quiet">{_NO_CLAIM}</p>\n'
    yield "</aside>\n"


def _sources(view: ArticleView) -> Iterator[str]:
    yield f'{_title(view, "Sources")}<div class="controls"></div>\n<div class="sources">\n'
    sources = {source.id: source for source in view.report.sources}
    for line in source_lines(view.report):
        yield from _source(view, sources[line.id], line)
    if view.unsourced:
        yield from _nobody(view)
    yield "</div>\n"


def _title(view: ArticleView, words: str) -> str:
    level = view.heading + 1
    return f'<h{level} class="title">{words}</h{level}>\n'


def _legend(view: ArticleView) -> Iterator[str]:
    levels = view.totals.levels
    yield _title(view, "Whom the claims rest on") + level_bar(levels) + '<ul class="legend">\n'
    for level in SCALE:
        if levels[level]:
            yield (
                f'<li data-level="{level}" title="{escape(LEVEL_MEANINGS[level])}">'
                f'<span class="swatch claim {level}">{badge(level)}</span> '
                f'<span class="count">{levels[level]}</span>'
                f'<span class="meaning">{escape(LEVEL_MEANINGS[level])}</span></li>\n'
            )
    yield "</ul>\n"


def _chains(view: ArticleView) -> Iterator[str]:
    """Each chain of sources once: whose words came through whom; many are folded away."""
    chains: Counter[tuple[str, ...]] = Counter()
    for row in view.rows:
        for origin in row.passes_on:
            if row.source and not row.via:
                chains[(origin.id, row.source.id)] += 1
            chains.update((origin.id, row.source.id, one.id) for one in row.via if row.source)
    if not chains:
        return
    names = {source.id: source for source in view.report.sources}
    opened = " open" if len(chains) <= _FEW_CHAINS else ""
    yield f'<details class="relays"{opened}><summary>{_title(view, "Who relays whom")}'
    yield f'<span class="count">{count_of(len(chains), "chain")}</span></summary>\n'
    yield '<ul class="chains">\n'
    for chain, number in chains.items():
        steps = "".join(_step(view, names[ident]) for ident in chain)
        claims = f' <span class="count">{count_of(number, "claim")}</span>' if number > 1 else ""
        yield f'<li><ol class="chain">{steps}</ol>{claims}</li>\n'
    yield "</ul></details>\n"


def _step(view: ArticleView, source: Source) -> str:
    return (
        f'<li><a class="level {source.level}" href="#{view.key}-{source.id}" '
        f'title="{escape(source.name)}">{escape(short(source.name))}</a></li>'
    )


def _source(view: ArticleView, source: Source, line: SourceLine) -> Iterator[str]:
    yield (
        f'<details class="card" id="{view.key}-{source.id}" data-level="{source.level}" '
        f'data-kind="{source.kind}" data-source="{source.id}" data-claims="{line.claims}">\n'
        f'<summary><span class="number {source.level}">{view.numbers[source.id]}</span> '
        f'<span class="name">{escape(source.name)}</span> {badge(source.level)} '
        f'<span class="count">{count_of(line.claims, "claim")}</span>'
        f"{share_bar(source.level, line.claims, view.totals.claims)}</summary>\n"
        f'<p class="told">{escape(line.told)}</p>\n'
    )
    if source.mentions:
        yield f'<p class="jumps">Mentions: {_jumps(view, source)}</p>\n'
    yield from _claims(view, view.rows_of(source))
    yield from _evidence(view, source.evidence)
    yield "</details>\n"


def _jumps(view: ArticleView, source: Source) -> str:
    """The words of each mention, a link to it."""
    words = view.report.article.words
    return " · ".join(
        f'<a href="#{view.key}-{source.id}-m{n}">{escape(short(words(span)))}</a>'
        for n, span in enumerate(source.mentions, 1)
    )


def _nobody(view: ArticleView) -> Iterator[str]:
    worst: Level = max((row.found.level for row in view.unsourced), key=SCALE.index)
    yield (
        f'<details class="card" id="{view.key}-none" data-level="{worst}" data-kind="nobody" '
        f'data-source="none" data-claims="{len(view.unsourced)}">\n<summary>'
        f'<span class="number {worst}">?</span> <span class="name">Nobody named</span> '
        f'{badge(worst)} <span class="count">{count_of(len(view.unsourced), "claim")}</span>'
        f"{share_bar(worst, len(view.unsourced), view.totals.claims)}</summary>\n"
    )
    yield from _claims(view, view.unsourced)
    yield "</details>\n"


def _claims(view: ArticleView, rows: Iterable[Row]) -> Iterator[str]:
    yield '<ul class="claims">\n'
    for row in rows:
        found = row.found
        yield (
            f'<li id="{view.key}-row-{found.id}" data-claim="{view.claim_ids[found.id]}">'
            f'<a href="#{view.id_of(found)}">line {row.line}</a> '
            f"<q>{escape(found.claim.text)}</q> {badge(found.effective_level)} "
            f'<span class="how">{escape(" · ".join(details_of(row)))}</span>\n'
        )
        yield from _evidence(view, found.evidence)
        yield "</li>\n"
    yield "</ul>\n"


def _evidence(view: ArticleView, steps: Iterable[Evidence]) -> Iterator[str]:
    """Why it came out so, step by step."""
    lines = [
        f"<li><b>{escape(step.step)}</b> {escape(_told(view, step))}"
        f"{f' <code>{escape(step.rule)}</code>' if step.rule else ''}</li>"
        for step in steps
    ]
    if lines:
        yield f'<details class="why"><summary>why</summary><ol>{"".join(lines)}</ol></details>\n'


def _told(view: ArticleView, step: Evidence) -> str:
    """The step's note; that of a relay has ids of sources, for which a reader wants names."""
    if step.step != "relay":
        return step.note
    names = {source.id: f"“{short(source.name)}”" for source in view.report.sources}
    return re.sub(r"\bs\d+\b", lambda found: names.get(found[0], found[0]), step.note)
