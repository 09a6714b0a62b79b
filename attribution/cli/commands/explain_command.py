"""`attribution explain FILE:LINE`: why each result of a line came out so, or why none did."""

from __future__ import annotations

import argparse
import shutil
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_LEAST = 30
"""Columns that an explanation has, however narrow the page."""


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.options import (
        add_analysis_arguments,
        add_encoding_option,
        add_width_option,
    )

    parser = commands.add_parser(
        "explain",
        help="why each result of a line came out so",
        description="Why each attribution, level and finding of a line came out so; where there is "
        "none, which cue words were seen and what each lacked.",
    )
    parser.add_argument(
        "place",
        metavar="FILE:LINE[:COLUMN]",
        help="a line of an article, or a place on it as findings give it: then only what touches "
        "that place",
    )
    add_width_option(parser, "columns of the explanation (the terminal's; 80 for a file)")
    add_encoding_option(parser)
    add_analysis_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the explanation; 0 also where nothing was found."""
    path, line, column = split_place(args.place)
    from attribution.cli.outputs import opened
    from attribution.cli.setup import open_analyzer, settings_of
    from attribution.reading import read_article
    from attribution.reports.explanations import explain_line, line_span

    article = read_article(path, encoding=args.encoding)
    last = article.text.count("\n") + (not article.text.endswith("\n"))
    if line > last:
        raise AttributionError(f"{path}: there is no line {line}; the file has {last}")
    length = len(article.text[slice(*line_span(article, line))])
    if column is not None and column > max(length, 1):
        raise AttributionError(f"{path}:{line}: there is no column {column}; the line has {length}")
    analyzer = open_analyzer(settings_of(args))
    report, misses, spared = analyzer.explain(article, line)
    columns = args.width or shutil.get_terminal_size().columns
    with opened(None, machine=False) as stream:
        for text in explain_line(report, line, misses, spared, column=column):
            stream.write(fitted(text, columns) + "\n")
    return CLEAN


def fitted(text: str, columns: int) -> str:
    """A line in lines that fit, those after the first further in than it."""
    from attribution.reports.folding import folded

    words = text.strip(" ")
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return "\n".join(folded(words, max(columns, _LEAST), indent, "  "))


def split_place(place: str) -> tuple[str, int, int | None]:
    """File, line and column of `FILE:LINE` or `FILE:LINE:COLUMN`; AttributionError for others."""
    path, _, number = place.rpartition(":")
    if path and number.isdecimal():
        before, _, line = path.rpartition(":")
        column = int(number) if before and line.isdecimal() else None
        file, at = (path, int(number)) if column is None else (before, int(line))
        if at > 0 and column != 0:
            return file, at, column
    raise AttributionError(f"{place}: name a line of a file, as in article.txt:12")
