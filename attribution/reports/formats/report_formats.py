"""The formats of a report by name; each one's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from attribution.model import Report
from attribution.reports.formats.written import Failed, written

Writer = Callable[[Iterable[Report]], Iterator[str]]


class Format(NamedTuple):
    """A format and the function that writes it."""

    name: str
    module: str
    """Below this package."""
    function: str
    grouped: bool = False
    """Whether the function takes `grouping`: claims under their source or in order."""
    separate: bool = False
    """Whether it writes one article, so that a document is the articles' own in a row."""


_FORMATS = (
    Format("terminal", "terminal", "render", grouped=True),
    Format("text", "plain", "write_text", grouped=True),
    Format("line", "plain", "write_lines", separate=True),
    Format("json", "jsonl", "write_json"),
    Format("jsonl", "jsonl", "write_line", separate=True),
    Format("csv", "tables", "write_csv"),
    Format("html", "page.html_page", "write_page"),
    Format("markdown", "markdown", "write_markdown", grouped=True, separate=True),
    Format("web-annotation", "web_annotation", "write_web_annotations"),
    Format("brat", "brat", "write_brat", separate=True),
)
FORMATS = tuple(one.name for one in _FORMATS)


def writer_of(name: str, *, grouping: str = "source", failed: Failed | None = None) -> Writer:
    """What turns reports into the pieces of a document in that format, `terminal` excepted.

    A report that cannot be written is told to `failed`; without it the error is raised.
    """
    chosen = next(one for one in _FORMATS if one.name == name)
    function = getattr(import_module(f"{__package__}.{chosen.module}"), chosen.function)
    options = {"grouping": grouping} if chosen.grouped else {}
    if not chosen.separate:
        return lambda reports: function(reports, failed=failed, **options)

    def write(report: Report) -> str:
        return str(function(report, **options))

    return lambda reports: (piece for _, piece in written(reports, write, failed))
