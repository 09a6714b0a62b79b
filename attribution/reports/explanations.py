"""Why the results of a line of an article came out so: their evidence, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.checks.declared.declared_checks import shortened
from attribution.model import (
    Article,
    Attribution,
    Evidence,
    Finding,
    Report,
    Source,
    Span,
    Spans,
)
from attribution.reports.wording import attributes_of, safe

_NOT_PROSE = {
    "headline": "a headline",
    "subheading": "a subheading",
    "byline": "a byline",
    "dateline": "a dateline",
    "caption": "a caption",
    "credit": "a credit",
    "note": "a note on the article",
    "list": "a list item",
    "link": "a link to another article",
}


def explain_line(
    report: Report,
    line: int,
    misses: Sequence[Evidence] = (),
    spared: Sequence[Evidence] = (),
    *,
    column: int | None = None,
) -> Iterator[str]:
    """Each attribution, source and finding that touches the line, with the steps that led to it.

    With a column, from 1, only what touches the place there. `misses` are the cue words of the line
    from which no attribution came, and `spared` the sentences of the article that have no
    `unattributed-claim` finding, and why.
    """
    span = line_span(report.article, line)
    place = f"{safe(report.article.path)}:{line}"
    yield place if column is None else f"{place}:{column}"
    yield f"  {safe(report.article.text[span.start : span.end]) or '(an empty line)'}"
    yield from _kind_of_line(report.article, span)
    if column is not None:
        span = Span(span.start + column - 1, span.start + column)
        misses = [miss for miss in misses if _touches(miss.spans, span)]
    found = [one for one in report.attributions if _touches(_spans_of(one), span)]
    for one in found:
        yield ""
        yield from _attribution(report, one)
    yield from _sources(report, found)
    findings = [finding for finding in report.findings if _touches((finding.span,), span)]
    for finding in findings:
        yield ""
        yield from _finding(report.article, finding)
    clean = [one for one in spared if _touches(one.spans, span) and not _is_found(one, findings)]
    yield from _spared(report.article, clean)
    if misses or not found:
        yield ""
        where = "on this line" if column is None else "at this place"
        yield from _missed(report.article, misses, alone=not found, where=where)


def line_span(article: Article, line: int) -> Span:
    """Where a line of the file begins and ends, without its newline; ValueError beyond the last."""
    start = 0
    for _ in range(line - 1):
        start = article.text.index("\n", start) + 1
    end = article.text.find("\n", start)
    return Span(start, end if end >= 0 else len(article.text))


def _kind_of_line(article: Article, span: Span) -> Iterator[str]:
    kinds = [block.kind for block in article.blocks if block.prose_in(*span).strip()]
    if not kinds:
        yield "  No prose stands here: it is blank, markup, or left out when reading."
    elif "prose" not in kinds:
        what = " and ".join(_NOT_PROSE[kind] for kind in kinds)
        yield f"  This was read as {what}, not as the article's prose."


def _attribution(report: Report, found: Attribution) -> Iterator[str]:
    source = safe(found.source.text).removesuffix(",") if found.source else "nobody named"
    cue = f"“{safe(found.cue.text)}”" if found.cue else "no cue word"
    yield f"{found.id}  {found.level}: {source or 'understood from another clause'}, {cue}"
    yield f"    claim: {safe(found.claim.text)}"
    facts = [found.kind, found.mode, f"rule {found.rule}"]
    if found.effective_level != found.level:
        facts.append(f"counts as {found.effective_level} through {', '.join(found.relays)}")
    if found.within:
        facts.append(f"within {found.within}")
    yield f"    {' · '.join(facts)}"
    yield from _steps(report.article, found.evidence)


def _sources(report: Report, found: Iterable[Attribution]) -> Iterator[str]:
    """The sources that the attributions name, each once."""
    ids = {one.source.entity for one in found if one.source} | {
        relay for one in found for relay in one.relays
    }
    known = {source.id: source for source in report.sources}
    for source in report.sources:
        if source.id in ids:
            yield ""
            yield from _source(report.article, source, known)


def _source(article: Article, source: Source, known: dict[str, Source]) -> Iterator[str]:
    yield f"{source.id}  {source.level}: {safe(source.name)}"
    yield f"    {' · '.join(attributes_of(source, known))}"
    yield from _steps(article, source.evidence)


def _finding(article: Article, finding: Finding) -> Iterator[str]:
    yield f"{finding.severity}  {finding.check}: {safe(finding.message)}"
    if finding.guidance:
        yield f"    guidance: {safe(finding.guidance)}"
    yield from _steps(article, finding.evidence)


def _is_found(step: Evidence, findings: Sequence[Finding]) -> bool:
    """True of a sentence of which a finding tells all the same, of whatever check."""
    return any(_touches((finding.span,), step.spans[0]) for finding in findings)


def _spared(article: Article, steps: Sequence[Evidence]) -> Iterator[str]:
    """Why sentences that touch the place need no source, or have none that is missed."""
    if steps:
        yield ""
        yield "No source is missed here:"
    for step in steps:
        words = safe(shortened(article.words(step.spans[0])))
        yield f"    [{step.rule}] “{words}”: {safe(step.note)}"


def _missed(
    article: Article, misses: Sequence[Evidence], *, alone: bool, where: str
) -> Iterator[str]:
    """The cue words that came to nothing; `alone` where nothing was found on the line."""
    if alone:
        yield f"Nothing is attributed {where}."
    if not misses:
        yield "    No word that any rule takes for a cue was seen."
        return
    cues = "Cue words" if alone else "Other cue words"
    yield f"{cues} were seen, and this is why none reports a claim:"
    yield from _steps(article, misses)


def _steps(article: Article, steps: Iterable[Evidence]) -> Iterator[str]:
    for step in steps:
        rule = f" [{step.rule}]" if step.rule else ""
        note = safe(step.note)
        words = safe(" … ".join(map(article.words, step.spans)))
        told = f" (“{words}”)" if words and words not in note else ""
        yield f"    {step.step}{rule}: {note}{told}"


def _spans_of(found: Attribution) -> Spans:
    return tuple(
        span for part in (found.claim, found.cue, found.source) if part for span in part.spans
    )


def _touches(spans: Spans, line: Span) -> bool:
    return any(start < line.end and end > line.start for start, end in spans)
