"""The article's text with claims underlined and findings beside their paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attribution.model import Block, Finding, Severity, Span
from attribution.reports.formats.page.article_view import ArticleView, ClaimView, FoundView
from attribution.reports.formats.page.html_words import escape
from attribution.reports.formats.page.marked_text import Mark, Marks, marked_prose
from attribution.reports.outlines import Row
from attribution.reports.wording import SEVERITY_SIGNS, count_of, source_name


def article_text(view: ArticleView) -> Iterator[str]:
    """Each paragraph with the notes on its words."""
    found = (*_claims(view), *_findings(view), *_parts(view))
    marks = Marks(found, view.report.article.blocks)
    yield '<div class="text">\n'
    for noted, rest in _rows(view):
        yield '<div class="row">'
        if noted:
            yield _paragraph(view, noted, marks)
            yield from _notes(view, noted.findings)
        if rest:
            yield '<div class="rest">' + "".join(_paragraph(view, one, marks) for one in rest)
            yield "</div>"
        yield "</div>\n"
    yield "</div>\n"


class Paragraph(NamedTuple):
    """A block with the dateline that runs into it and the findings that begin in either."""

    block: Block
    dateline: Block | None
    findings: tuple[FoundView, ...]


def _rows(view: ArticleView) -> list[tuple[Paragraph | None, list[Paragraph]]]:
    """A paragraph with notes and those without that follow it, beside which its notes may go on."""
    rows: list[tuple[Paragraph | None, list[Paragraph]]] = []
    for paragraph in _paragraphs(view):
        if paragraph.findings:
            rows.append((paragraph, []))
        elif rows:
            rows[-1][1].append(paragraph)
        else:
            rows.append((None, [paragraph]))
    return rows


def _paragraphs(view: ArticleView) -> Iterator[Paragraph]:
    dateline: Block | None = None
    for block in view.report.article.blocks:
        if dateline and block.kind != "prose":
            yield Paragraph(dateline, None, _begun_in(view.findings, dateline))
            dateline = None
        if block.kind == "dateline":
            dateline = block
            continue
        ahead = _begun_in(view.findings, dateline) if dateline else ()
        yield Paragraph(block, dateline, (*ahead, *_begun_in(view.findings, block)))
        dateline = None
    if dateline:
        yield Paragraph(dateline, None, _begun_in(view.findings, dateline))


def _paragraph(view: ArticleView, paragraph: Paragraph, marks: Marks) -> str:
    block, dateline = paragraph.block, paragraph.dateline
    tag = _tag(view, block)
    lead = f'<span class="dateline">{marked_prose(dateline, marks)}</span> ' if dateline else ""
    return f'<{tag} class="{block.kind}">{lead}{marked_prose(block, marks)}</{tag}>\n'


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
    return next(severity for severity in SEVERITY_SIGNS if severity in graded)


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


def _begun_in(groups: Sequence[FoundView], block: Block) -> tuple[FoundView, ...]:
    if not block.text:
        return ()
    whole: Span = block.to_source(0, len(block.text))
    return tuple(group for group in groups if whole.start <= group.span.start < whole.end)


def _notes(view: ArticleView, groups: Sequence[FoundView]) -> Iterator[str]:
    """Errors and warnings in full, a card for the same words; notes folded away together."""
    grave, slight = [], []
    for group in groups:
        told = [one for one in group.findings if one.severity != "note"]
        if told:
            grave.append(_card(view, group, told, first=True))
        notes = [one for one in group.findings if one.severity == "note"]
        if notes:
            slight.append(_card(view, group, notes, first=not told))
    severities = Counter(one.severity for group in groups for one in group.findings)
    yield f'<details class="notes" open><summary>{_graded(severities)}</summary>\n'
    yield from grave
    if slight:
        yield f'<details class="slight"><summary>{count_of(severities["note"], "note")}</summary>\n'
        yield "".join(slight) + "</details>\n"
    yield "</details>\n"


def _graded(severities: Counter[Severity]) -> str:
    """`2 errors, 1 warning`, each in its colour."""
    return " ".join(
        f'<span class="severity {severity}">{count_of(severities[severity], severity)}</span>'
        for severity in SEVERITY_SIGNS
        if severities[severity]
    )


def _card(view: ArticleView, group: FoundView, findings: Sequence[Finding], *, first: bool) -> str:
    """The findings on the same words, behind the letter that leads to them."""
    ident = f' id="{view.key}-n-{group.letter}"' if first else ""
    back = f'<a class="letter" href="#{view.key}-f-{group.letter}">{group.letter}</a>'
    told = "".join(map(_note, findings))
    return f'<div class="finding {_worst(findings)}"{ident}>{back}{told}</div>\n'


def _note(finding: Finding) -> str:
    return (
        f'<div><span class="severity {finding.severity}">{finding.severity}</span> '
        f"{escape(finding.message)} {_check(finding)}</div>"
    )


def _check(finding: Finding) -> str:
    """The check's name, which opens the guidance that it follows."""
    name = f'<span class="check">{escape(finding.check)}</span>'
    if not finding.guidance:
        return name
    return f'<details class="follows"><summary>{name}</summary>{escape(finding.guidance)}</details>'
