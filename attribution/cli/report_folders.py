"""Reports that are folders: a page an article, or an article's text and its annotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path, PurePath
from unicodedata import normalize

from attribution.cli.outputs import Inputs, OutputError, identity, write_file
from attribution.errors import AttributionError
from attribution.model import Report
from attribution.reports.formats.written import Failed, written

_BRAT_CONF = "annotation.conf"


def print_brat(reports: Iterable[Report], failed: Failed | None = None) -> None:
    """Prints the one article's annotation; of several, AttributionError asks for a folder."""
    from attribution.cli.outputs import opened
    from attribution.reports.formats.brat import write_brat

    few = list(islice(reports, 2))
    if len(few) > 1:
        raise AttributionError("brat has a file an article: name a folder for them with --output")
    with opened(None, machine=True) as stream:
        stream.write("".join(piece for _, piece in written(few, write_brat, failed)))


def save_brat(
    reports: Iterable[Report], folder: Path, inputs: Inputs, failed: Failed | None = None
) -> None:
    """Writes each article's text and annotation into the folder, and brat's `annotation.conf`.

    An article that cannot be written is told to `failed`; without it the error is raised.
    """
    from attribution.reports.formats.brat import annotation_conf, write_brat

    if not (folder / _BRAT_CONF).exists():  # else it is the annotators' own
        _save(folder, _BRAT_CONF, annotation_conf(), inputs)
    for report, annotation in written(reports, write_brat, failed):
        name = _brat_name(report.article.path)
        _save(folder, name + ".txt", report.article.text, inputs)
        _save(folder, name + ".ann", annotation, inputs)


def save_pages(
    reports: Iterable[Report], folder: Path, inputs: Inputs, failed: Failed | None = None
) -> None:
    """Writes a page an article into the folder, and an `index.html` that leads to them.

    An article that cannot be written is told to `failed`; without it the error is raised.
    """
    from attribution.reports.formats.page.html_page import article_page, index_page
    from attribution.reports.formats.page.page_index import Entry, entry_of

    entries: list[Entry] = []
    page_of = partial(article_page, back=("index.html", "All articles"))
    for number, (report, page) in enumerate(written(reports, page_of, failed), 1):
        name = f"{number:04}-{_page_name(report.article.path)}.html"
        _save(folder, name, page, inputs)
        entries.append(entry_of(report, name))
    _save(folder, "index.html", index_page(entries), inputs)


def _page_name(path: str) -> str:
    """The article's name with letters, digits, `-` and `_` alone: safe in every address."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", _brat_name(path)).strip("-")[:60] or "article"


def refuse_namesakes(paths: Iterable[str]) -> None:
    """AttributionError, before anything is written, for two articles of one name."""
    named: dict[str, str] = {}
    for path in paths:
        # Some systems take names for one that differ in capitals, or in how an accent is written.
        name = normalize("NFC", _brat_name(path)).casefold()
        other = named.setdefault(name, path)
        if other != path:
            raise AttributionError(f"{path} and {other} would both be {_brat_name(path)}.ann")


def _brat_name(path: str) -> str:
    return "stdin" if path == "-" else PurePath(path).stem


def _save(folder: Path, name: str, content: str, inputs: Inputs) -> None:
    """Writes a file of the folder; OutputError where it cannot be, or is read by this run."""
    if identity(folder / name) in inputs:
        raise OutputError(f"{folder / name}: is read by this run, so it is not written to")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error
    write_file(folder / name, content)
