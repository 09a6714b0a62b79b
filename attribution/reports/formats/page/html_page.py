"""One self-contained HTML page: each article's text with its claims marked, and its sources.

Nothing comes from outside: the page can be mailed, archived and printed. It works without its
script, which adds filters, keys and cards of evidence.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from attribution.model import Report
from attribution.reports.formats.page.article_text import article_text
from attribution.reports.formats.page.article_view import ArticleView
from attribution.reports.formats.page.html_words import escape
from attribution.reports.formats.page.page_index import Entry, entry_of, index_table, title_of
from attribution.reports.formats.page.source_panel import source_panel
from attribution.reports.formats.written import Failed, written
from attribution.reports.level_looks import level_styles
from attribution.reports.wording import summary_of

_ASSETS = Path(__file__).parents[2] / "assets"
_KEYS = (
    ("j", "next claim or finding"),
    ("k", "the one before"),
    ("Enter", "its source"),
    ("/", "search the sources"),
    ("Escape", "close"),
    ("?", "these keys"),
)


Back = tuple[str, str]
"""An address, and the words of the link to it."""


def write_page(
    reports: Iterable[Report], *, back: Back | None = None, failed: Failed | None = None
) -> Iterator[str]:
    """The page, piece by piece: an article, or an index and the articles under it."""
    every = list(reports)
    if len(every) == 1:
        pages = [page for _, page in written(every, partial(article_page, back=back), failed)]
        every = []
        if pages:
            yield pages[0]
            return
    views = (ArticleView(report, f"r{n}") for n, report in enumerate(every, 1))
    told = None if failed is None else _of_view(failed)
    sections = list(written(views, _section, told))
    yield page_head("Who said what") + _link(back)
    yield from index_table([entry for _, (entry, _) in sections])
    yield from (section for _, (_, section) in sections)
    yield page_foot()


def _of_view(failed: Failed) -> Callable[[ArticleView, Exception], None]:
    return lambda view, error: failed(view.report, error)


def _section(view: ArticleView) -> tuple[Entry, str]:
    """An article below an index: its line there and its part of the page."""
    entry = entry_of(view.report, f"#{view.key}")
    return entry, "".join(_article(replace(view, heading=2)))


def article_page(report: Report, back: Back | None = None) -> str:
    """The page of one article, with the way back to where it was chosen."""
    view = ArticleView(report, "r1")
    return page_head(title_of(report.article)) + _link(back) + "".join(_article(view)) + page_foot()


def index_page(entries: Iterable[Entry]) -> str:
    """The page that leads to the pages of a folder."""
    return page_head("Who said what") + "".join(index_table(list(entries))) + page_foot()


@cache
def asset(name: str) -> str:
    """The style sheet or the script that the page carries."""
    text = (_ASSETS / name).read_text(encoding="utf-8")
    return text + level_styles() if name == "page.css" else text


@cache
def asset_hashes() -> tuple[str, str]:
    """The style sheet's and the script's hash as a Content-Security-Policy names them."""
    digests = (sha256(f"\n{asset(name)}".encode()).digest() for name in ("page.css", "page.js"))
    style, script = (f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
    return style, script


def page_head(title: str) -> str:
    """All of a page before its content."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{asset('page.css')}</style>\n"
        "</head>\n<body>\n<main>\n"
    )


def page_foot() -> str:
    """All of a page after its content: the list of keys and the script."""
    keys = "".join(f"<dt><kbd>{key}</kbd></dt><dd>{told}</dd>" for key, told in _KEYS)
    return (
        f'</main>\n<dialog id="keys" aria-label="Keys"><h2>Keys</h2><dl>{keys}</dl></dialog>\n'
        f"<script>\n{asset('page.js')}</script>\n</body>\n</html>\n"
    )


def _link(back: Back | None) -> str:
    if back is None:
        return ""
    address, words = map(escape, back)
    return f'<nav class="back"><a href="{address}">{words}</a></nav>\n'


def _article(view: ArticleView) -> Iterator[str]:
    article = view.report.article
    yield f'<section class="article" id="{view.key}">\n<header>\n'
    level = view.heading
    yield f"<h{level}>{escape(article.path)}</h{level}>\n<p>{escape(summary_of(view.totals))}"
    yield f' <a class="to-sources" href="#{view.key}-sources">Sources</a></p>\n'
    yield from (f'<p class="note">Note: {escape(note)}</p>\n' for note in article.notes)
    yield "</header>\n"
    yield from article_text(view)
    yield from source_panel(view)
    yield "</section>\n"
