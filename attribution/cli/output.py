"""What the commands that read articles share: their arguments, the reading loop, the output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from attribution.cli.main import TROUBLE, print_trouble
from attribution.cli.options import add_config_option, add_rules_option
from attribution.errors import AttributionError, ReadingError
from attribution.model import Article, Report
from attribution.reading import find_files, read_article
from attribution.settings import Settings, load_settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads articles."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; - is standard input"
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the name that - goes by, and so its format"
    )
    parser.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even when named"
    )
    add_analysis_arguments(parser)


def add_analysis_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that analyses; they go over the configuration's."""
    add_config_option(parser)
    parser.add_argument(
        "--outlet", metavar="NAME", help="whose article it is: its own voice is no source"
    )
    parser.add_argument(
        "--pipeline", metavar="NAME", help="a spaCy pipeline or its folder, not the bundled one"
    )
    add_rules_option(parser)
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set",
    )


def settings_of(args: argparse.Namespace) -> Settings:
    """The nearest configuration's settings, and over them what the command line says."""
    settings = load_settings(Path.cwd(), file=args.config)
    return replace(
        settings,
        outlet=args.outlet or settings.outlet,
        pipeline=args.pipeline or settings.pipeline,
        rule_packs=(*settings.rule_packs, *args.rules),
    )


def open_analyzer(settings: Settings) -> Analyzer:
    """The analyzer with the rules and the pipeline of the settings; spaCy is loaded now."""
    from attribution.analyzer import Analyzer
    from attribution.language import load_pipeline
    from attribution.rulebook import rules_in_force

    rulebook = rules_in_force(Path.cwd(), settings.rule_packs)
    pipeline = load_pipeline(settings.pipeline)
    return Analyzer(pipeline=pipeline, rulebook=rulebook, settings=settings)


class Intake:
    """The articles of a command line, in the order given.

    What cannot be read gets its line on stderr, and the others are read all the same; `code` is
    the exit code that this asks for.
    """

    def __init__(self, args: argparse.Namespace, settings: Settings) -> None:
        self.code = 0
        self.args = args
        self._settings = settings
        self._shown = False

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The files that the arguments come to; `-` is standard input."""
        if not self.args.paths:
            self.tell("nothing to read: name a file, a folder, or - for standard input")
            return ()
        paths, troubles = find_files(
            self.args.paths,
            exclude=self._settings.exclude,
            force_exclude=self.args.force_exclude,
            respect_gitignore=self._settings.respect_gitignore,
            root=self._settings.root,
        )
        for trouble in troubles:
            self.tell(str(trouble))
        return tuple(paths)

    def articles(self) -> Iterator[Article]:
        """Each article that can be read."""
        for number, path in enumerate(self.paths, 1):
            self._progress(number, len(self.paths), path)
            try:
                yield read_article(path, stdin_name=self.args.stdin_filename)
            except ReadingError as error:
                self.tell(str(error))
        self.clear()

    def tell(self, line: str) -> None:
        """Tells of trouble, which the exit code will show too."""
        self.clear()
        print_trouble([f"attribution: {line}"])
        self.code = TROUBLE

    def clear(self) -> None:
        """Takes the progress line away, so that output can be written where it stood."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def _progress(self, number: int, all_of_them: int, path: str) -> None:
        if all_of_them > 1 and sys.stderr.isatty():
            self.clear()
            name = "".join(char for char in path if char.isprintable())[-60:]
            sys.stderr.write(f"{number} of {all_of_them}: {name}")
            sys.stderr.flush()
            self._shown = True


def analyse(intake: Intake, settings: Settings, *, jobs: int = 1) -> Iterator[Report]:
    """The reports of what the intake can read; with nothing to read no pipeline is loaded."""
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return
    for report in _reports(chain([first], articles), settings, jobs):
        intake.clear()
        yield report


def _reports(articles: Iterable[Article], settings: Settings, jobs: int) -> Iterator[Report]:
    if jobs == 1:
        return open_analyzer(settings).analyze_all(articles)
    from attribution.cli.parallel import analyse_in_parallel

    return analyse_in_parallel(articles, settings, jobs)


@contextmanager
def opened(path: str | None, *, machine: bool) -> Iterator[IO[str]]:
    """The stream to write to: the file of that name, else standard output.

    Machine formats are UTF-8 wherever they go; for a reader's terminal a sign that its encoding
    does not have is replaced.
    """
    if path is not None:
        try:
            stream = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115  # closed below
        except OSError as error:
            raise AttributionError(f"{path}: cannot be written: {error.strerror}") from error
        with stream:
            yield stream
        return
    if machine:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream
    else:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    yield sys.stdout


def write_pieces(pieces: Iterable[str], stream: IO[str]) -> None:
    """Writes each piece as soon as it is there."""
    for piece in pieces:
        stream.write(piece)
        stream.flush()
