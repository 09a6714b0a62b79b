"""What holds of every report, whatever the article: for tests of the whole way and of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.model import LEVELS, Article, Attribution, Part, Report, Spans


def assert_sound(report: Report) -> None:
    """Spans lie in the text and cover what they say, ids resolve, everything has evidence."""
    problems = [*_identity(report), *_attributions(report), *_sources(report), *_findings(report)]
    assert not problems, f"{report.article.path}: " + "; ".join(problems)


def _identity(report: Report) -> Iterator[str]:
    for what, ids in (
        ("attribution", [found.id for found in report.attributions]),
        ("source", [source.id for source in report.sources]),
    ):
        if len(set(ids)) < len(ids):
            yield f"two {what}s have one id: {ids}"


def _attributions(report: Report) -> Iterator[str]:
    sources = {source.id: source for source in report.sources}
    hosts = {found.id: found for found in report.attributions}
    for found in report.attributions:
        yield from (f"{found.id}: {problem}" for problem in _parts(report.article, found))
        if not found.evidence:
            yield f"{found.id} has no evidence"
        for step in found.evidence:
            if not step.step or not step.note:
                yield f"{found.id}: a step of its evidence says nothing"
            yield from (
                f"{found.id}: {trouble}" for trouble in _outside(report.article, step.spans)
            )
        for entity in (*found.relays, found.source.entity if found.source else None):
            if entity is not None and entity not in sources:
                yield f"{found.id}: no source is called {entity}"
        if found.within is not None and (found.within not in hosts or found.within == found.id):
            yield f"{found.id}: no attribution {found.within} to stand within"
        if found.source and found.source.entity in sources:
            level = sources[found.source.entity].level
            if level != found.level:
                yield f"{found.id} is {found.level}, its source {level}"
        if found.source is None and found.level not in ("hidden", "author"):
            yield f"{found.id} has no source and is {found.level}"
        scale = (*LEVELS, "author")
        if scale.index(found.effective_level) < scale.index(found.level) < len(LEVELS):
            yield f"{found.id}: its chain is better narrowed than its source"


def _parts(article: Article, found: Attribution) -> Iterator[str]:
    for role, part in (("claim", found.claim), ("cue", found.cue), ("source", found.source)):
        if part is None:
            continue
        yield from _outside(article, part.spans)
        yield from (f"{role}: {problem}" for problem in _words(article, part))
    if not found.claim.spans:
        yield "it has no claim"
    if found.cue is not None and not found.cue.spans:
        yield "its cue stands nowhere"


def _words(article: Article, part: Part) -> Iterator[str]:
    words = " … ".join(map(article.words, part.spans))
    if words != part.text:
        yield f"says “{part.text}” where the article has “{words}”"
    for start, end in part.spans:
        covered = article.text[start:end]
        if covered != covered.strip():
            yield f"its span {start}-{end} has blanks at an edge"
    if list(part.spans) != sorted(part.spans) or any(
        later.start < earlier.end for earlier, later in zip(part.spans, part.spans[1:])
    ):
        yield "its spans overlap or are out of order"


def _outside(article: Article, spans: Spans) -> Iterator[str]:
    for start, end in spans:
        if not 0 <= start < end <= len(article.text):
            yield f"{start}-{end} does not lie in the text"


def _sources(report: Report) -> Iterator[str]:
    ids = {source.id for source in report.sources}
    for source in report.sources:
        yield from (
            f"{source.id}: {trouble}" for trouble in _outside(report.article, source.mentions)
        )
        if not source.name.strip():
            yield f"{source.id} has no name"
        if source.member_of is not None and source.member_of not in ids - {source.id}:
            yield f"{source.id}: no group {source.member_of} to be a member of"


def _findings(report: Report) -> Iterator[str]:
    known = {found.id for found in report.attributions}
    for finding in report.findings:
        yield from (f"{finding.check}: {t}" for t in _outside(report.article, (finding.span,)))
        place = report.article.line_column(finding.span.start)
        if place != (finding.line, finding.column):
            yield f"{finding.check}: {finding.line}:{finding.column} is not its place, {place} is"
        if finding.attribution is not None and finding.attribution not in known:
            yield f"{finding.check}: no attribution {finding.attribution}"
