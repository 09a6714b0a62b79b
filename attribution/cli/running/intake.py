"""The articles that a command line names, read one after the other."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from attribution.cli.exit_codes import TROUBLE
from attribution.cli.messages import describe_error, print_trouble
from attribution.cli.options import AUTO
from attribution.cli.running.guard import Failure
from attribution.errors import ReadingError
from attribution.model import Article
from attribution.reading.folders import find_files
from attribution.settings import Settings

_WORTH_A_PROCESS = 8
"""How many articles another process is worth, which takes a while to start."""


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

    @property
    def jobs(self) -> int:
        """How many processes share the articles: as asked, or as many as are worth their start."""
        if self.args.jobs != AUTO:
            return int(self.args.jobs)
        from attribution.cli.running.processes import processors

        return max(1, min(processors(), len(self.paths) // _WORTH_A_PROCESS))

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
            links_out=self._settings.links_out,
        )
        for trouble in troubles:
            self.tell(str(trouble))
        return tuple(paths)

    @property
    def inputs(self) -> Iterator[str | Path]:
        """Every file that the run reads: articles, configuration and baseline."""
        yield from (path for path in self.paths if path != "-")
        yield from self._settings.files
        if self._settings.baseline is not None:
            yield self._settings.baseline

    def articles(self) -> Iterator[Article]:
        """Each article that can be read."""
        for path in self.walk():
            yield from self.articles_of(path)

    def walk(self) -> Iterator[str]:
        """The path of each file; on a terminal the progress is shown."""
        for number, path in enumerate(self.paths, 1):
            self._progress(number, len(self.paths), path)
            yield path
        self.clear()

    def articles_of(self, path: str) -> Iterator[Article]:
        """Each article of a file that can be read."""
        from attribution.reading import read_articles

        try:
            for article in read_articles(
                path,
                stdin_name=self.args.stdin_filename,
                encoding=self.args.encoding,
                text_field=self.args.text_field,
                largest=self.args.max_size,
                refused=lambda error: self.tell(str(error)),
            ):
                self.tell_notes(article)
                yield article
        except ReadingError as error:
            self.tell(str(error))
        except Exception as error:  # one file's fault costs no other file
            reason = f"cannot be read: {describe_error(error)}"
            self.tell_failure(Failure(path, reason, traceback.format_exc()))

    def tell_notes(self, article: Article) -> None:
        """Tells what there is to know about a file, where the output has no place for it."""

    def tell(self, line: str) -> None:
        """Tells of trouble, which the exit code will show too."""
        self.clear()
        print_trouble([f"attribution: {line}"])
        self.code = TROUBLE

    def tell_failure(self, failure: Failure) -> None:
        """Tells of an article that could not be analysed, with --debug also where it failed."""
        if getattr(self.args, "debug", False):
            self.clear()
            print_trouble(failure.trace.splitlines())
        self.tell(f"{failure.path}: {failure.reason}")

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
