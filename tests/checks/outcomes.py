"""Articles and findings by hand, for tests of what happens to findings once they are there."""

from __future__ import annotations

from pathlib import Path

from attribution.model import Article, Block, Evidence, Finding, Segment, Severity, Span, Waiver
from attribution.reports.findings import CheckNote, Outcome


def make_article(text: str, path: str = "pier.txt", waivers: tuple[Waiver, ...] = ()) -> Article:
    """An article of paragraphs parted by blank lines."""
    blocks, start = [], 0
    for prose in text.split("\n\n"):
        stripped = prose.rstrip("\n")
        segment = Segment(0, start, len(stripped), len(stripped))
        blocks.append(Block("prose", stripped, (segment,), text.count("\n", 0, start) + 1))
        start += len(prose) + 2
    return Article(path, text, tuple(blocks), waivers=waivers)


def make_finding(
    article: Article,
    words: str,
    check: str = "vague-source",
    severity: Severity = "warning",
    message: str = "Say who this is.",
    guidance: str = "AP: a source is described",
) -> Finding:
    """A finding at the first place of the words; its sentence is its paragraph's line."""
    start = article.text.index(words)
    line, column = article.line_column(start)
    first = article.text.rfind("\n", 0, start) + 1
    last = article.text.find("\n", start)
    return Finding(
        check,
        severity,
        Span(start, start + len(words)),
        line,
        column,
        message,
        guidance=guidance,
        evidence=(Evidence("level", check, "the source is vague", ()),),
        sentence=Span(first, len(article.text) if last < 0 else last),
    )


NOTES = (
    CheckNote("vague-source", "Nothing is said of the source.", "warning", ("AP: describe it",)),
    CheckNote("unattributed-claim", "No source is given.", "error", ()),
)


def make_outcome(
    *articles: tuple[Article, tuple[Finding, ...]],
    troubles: tuple[str, ...] = (),
    fail_on: Severity = "error",
    explain: bool = False,
    root: Path | None = None,
) -> Outcome:
    """The outcome of a run over these articles."""
    return Outcome(
        articles,
        NOTES,
        "1.2.3",
        root or Path.cwd(),
        troubles,
        fail_on=fail_on,
        explain=explain,
    )
