"""The formats of a report by name; each one's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attribution.model import Report

Writer = Callable[[Iterable[Report]], Iterator[str]]

FORMATS = ("terminal", "text", "line", "json", "jsonl", "csv", "html", "markdown", "brat")


def writer_of(name: str, *, grouping: str = "source") -> Writer:
    """What turns reports into the pieces of a document in that format, `terminal` excepted."""
    if name in ("json", "jsonl"):
        from attribution.reports.formats.jsonl import write_json, write_jsonl

        return write_json if name == "json" else _each(lambda one: write_jsonl(one) + "\n")
    if name in ("text", "line"):
        from attribution.reports.formats.plain import write_lines, write_text

        if name == "line":
            return _each(write_lines)
        return lambda reports: write_text(reports, grouping=grouping)
    if name == "csv":
        from attribution.reports.formats.tables import write_csv

        return write_csv
    if name == "html":
        from attribution.reports.formats.pages import write_page

        return lambda reports: write_page(reports, grouping=grouping)
    if name == "markdown":
        from attribution.reports.formats.markdown import write_markdown

        return _each(lambda one: write_markdown(one, grouping=grouping))
    from attribution.reports.formats.brat import write_brat

    return _each(write_brat)


def _each(write: Callable[[Report], str]) -> Writer:
    """A document that is the articles' own, one after the other."""
    return lambda reports: map(write, reports)
