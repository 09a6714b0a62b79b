"""The article's text with claims underlined and findings beside their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.model import Block, Finding, Span
from attribution.reports.formats.page.article_view import ArticleView, ClaimView, FoundView
from attribution.reports.formats.page.html_words import escape
from attribution.reports.formats.page.marked_text import Mark, marked_prose
from attribution.reports.outlines import Row
from attribution.reports.wording import count_of, source_name


def article_text(view: ArticleView) -> Iterator[str]:
    """Each paragraph with the notes on its words."""
    marks = (*_claims(view), *_findings(view), *_parts(view))
    yield '<div class="text">\n'
    for block in view.report.article.blocks:
        tag = _tag(view, block)
        yield f'<div class="row"><{tag} class="{block.kind}">{marked_prose(block, marks)}</{tag}>\n'
        yield from _notes(view, _begun_in(view.findings, block))
        yield "</div>\n"
    yield "</div>\n"


def _tag(view: ArticleView, block: Block) -> str:
    if block.kind in ("headline", "subheading"):
        return f"h{view.heading + 1 + (block.kind == 'subheading')}"
    return "blockquote" if block.quoted else "p"


def _claims(view: ArticleView) -> Iterator[Mark]:
    """Claims, the longest first, so that a nested one stands inside."""
    for claim in sorted(view.claims, key=lambda claim: -claim.length):
        first = claim.rows[0]
        about = f"{claim.level}: {' · '.join(source_name(row) for row in claim.rows)}"
        yield Mark(
            f"{view.key}-{claim.id}",
            f"claim {claim.level}",
            first.found.claim.spans,
            f' data-sources="{" ".join(_sources(claim))}" title="{escape(about)}"',
            "".join(_reference(view, row) for row in claim.rows),
        )


def _sources(claim: ClaimView) -> list[str]:
    return [row.source.id if row.source else "none" for row in claim.rows]


def _reference(view: ArticleView, row: Row) -> str:
    """The number of the source, a link to what the page says of this claim."""
    number = view.numbers[row.source.id] if row.source else "?"
    told = escape(f"{row.found.level}: {source_name(row)}")
    return (
        f'<a class="ref {row.found.level}" href="#{view.key}-row-{row.found.id}" '
        f'aria-label="source {number}, {told}">{number}</a>'
    )


def _findings(view: ArticleView) -> Iterator[Mark]:
    for group in view.findings:
        severity = _worst(group.findings)
        yield Mark(
            f"{view.key}-f-{group.letter}",
            f"found {severity}",
            (group.span,),
            "",
            f'<a class="letter {severity}" href="#{view.key}-n-{group.letter}" '
            f'aria-label="{severity} {group.letter}">{group.letter}</a>',
        )


def _worst(findings: Sequence[Finding]) -> str:
    graded = {finding.severity for finding in findings}
    return next(severity for severity in ("error", "warning", "note") if severity in graded)


def _parts(view: ArticleView) -> Iterator[Mark]:
    """Mentions, sources and cues, innermost."""
    for source in view.report.sources:
        for n, span in enumerate(source.mentions, 1):
            yield Mark(f"{view.key}-{source.id}-m{n}", "mention", (span,))
    for found in view.report.attributions:
        if found.source and found.source.spans:
            yield Mark("", "source", found.source.spans)
        if found.cue and found.cue.spans:
            yield Mark("", "cue", found.cue.spans)


def _begun_in(groups: Sequence[FoundView], block: Block) -> list[FoundView]:
    if not block.text:
        return []
    whole: Span = block.to_source(0, len(block.text))
    return [group for group in groups if whole.start <= group.span.start < whole.end]


def _notes(view: ArticleView, groups: Sequence[FoundView]) -> Iterator[str]:
    """Errors and warnings in full; notes folded away under their number."""
    told = [
        (finding.severity, _note(view, group.letter, finding, first=n == 0))
        for group in groups
        for n, finding in enumerate(group.findings)
    ]
    if not told:
        return
    grave = "".join(text for severity, text in told if severity != "note")
    slight = [text for severity, text in told if severity == "note"]
    number = count_of(len(told), "finding")
    yield f'<details class="notes" open><summary>{number}</summary>\n{grave}'
    if slight:
        yield f'<details class="slight"><summary>{count_of(len(slight), "note")}</summary>\n'
        yield "".join(slight) + "</details>\n"
    yield "</details>\n"


def _note(view: ArticleView, letter: str, finding: Finding, *, first: bool) -> str:
    ident = f' id="{view.key}-n-{letter}"' if first else ""
    back = f'<a class="letter" href="#{view.key}-f-{letter}">{letter}</a>'
    return (
        f'<div class="finding {finding.severity}"{ident}>{back} '
        f'<span class="severity">{finding.severity}</span> {escape(finding.message)}'
        f"{_check(finding)}</div>\n"
    )


def _check(finding: Finding) -> str:
    """The check's name, which opens the guidance that it follows."""
    name = f'<span class="check">{escape(finding.check)}</span>'
    if not finding.guidance:
        return " " + name
    return f'<details class="follows"><summary>{name}</summary>{escape(finding.guidance)}</details>'
