"""`attribution corpus`: a collection of articles becomes tables that join; a killed run goes on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN, TROUBLE

if TYPE_CHECKING:
    from attribution.cli.running.progress_line import ProgressLine
    from attribution.corpus.collection import Collection
    from attribution.corpus.corpus_run import Done, PartOptions
    from attribution.corpus.manifest import Manifest
    from attribution.corpus.part_files import PartFolder
    from attribution.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_EXAMPLES = """\
examples:
  attribution corpus articles/ --out tables -j auto
  attribution corpus archive.jsonl --text-field body --id-field url --keep date,outlet --out tables
  attribution corpus 'archive/*.parquet' --text-field body --out tables --scheduler tcp://10.0.0.5:8786
  attribution corpus news/ --path-fields '{outlet}/{date}_*' --keep outlet,date --out tables"""
_TOLD = 20
"""Failures that get a line; the table has all of them."""


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.options import add_reading_arguments

    parser = commands.add_parser(
        "corpus",
        help="a collection of articles as tables: JSON Lines, CSV, Parquet in",
        description="Analyses a collection of any size into four tables that join: articles, "
        "attributions, sources, findings. The same command again goes on where a killed run ended.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_arguments(parser)
    _add_field_arguments(parser)
    _add_output_arguments(parser)


def _add_field_arguments(parser: argparse.ArgumentParser) -> None:
    fields = parser.add_argument_group("what is taken of each article")
    fields.add_argument("--id-field", metavar="KEY", help="the field with the article's own id")
    fields.add_argument(
        "--keep",
        metavar="KEYS",
        action="append",
        default=[],
        help="fields that become columns of the table of articles, parted by commas; COLUMN=KEY "
        "renames one; files have `folder` and `file`",
    )
    fields.add_argument(
        "--path-fields",
        metavar="TEMPLATE",
        action="append",
        default=[],
        help="fields that the names of files hold, as in '{outlet}/{date}_*.txt'; may be repeated: "
        "the first that fits counts",
    )
    fields.add_argument(
        "--text-format",
        choices=("text", "markdown", "html"),
        default="text",
        help="of the text in JSON Lines and tables (default: %(default)s)",
    )


def _add_output_arguments(parser: argparse.ArgumentParser) -> None:
    written = parser.add_argument_group("what is written")
    written.add_argument(
        "-o", "--out", metavar="FOLDER", type=Path, required=True, help="a folder for the tables"
    )
    written.add_argument("--format", choices=("parquet", "jsonl"), default="parquet")
    written.add_argument(
        "--part-size",
        metavar="N",
        type=_part_size,
        default=250,
        help="articles a part, from 25 (default: %(default)s); what a killed run loses at most",
    )
    written.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="analyse on the workers of a dask scheduler, as in tcp://10.0.0.5:8786; "
        "local: a cluster of -j processes on this machine",
    )
    written.add_argument(
        "--progress",
        choices=("auto", "lines", "none"),
        default="auto",
        help="auto: on a terminal; lines: a line a minute, for logs",
    )


def run(args: argparse.Namespace) -> int:
    """Writes the tables; 2 where an article could not be analysed, which its row tells."""
    from attribution.cli.running.corpus_analysis import (
        collection_of,
        manifest_of,
        part_options,
        require_new_or_tables,
    )
    from attribution.cli.setup import settings_of
    from attribution.corpus.part_files import PartFolder, require_writer
    from attribution.errors import AttributionError

    require_writer(args.format)
    if args.scheduler and args.max_seconds:
        raise AttributionError("--max-seconds: workers of a cluster cannot end an article's work")
    there = require_new_or_tables(args.out)
    settings = settings_of(args)
    collection = collection_of(args, settings)
    options = part_options(args, collection)
    manifest = manifest_of(args, settings, collection, options)
    folder = PartFolder(args.out, options.format)
    with folder.locked():
        if there:
            _require_same(args.out, manifest)
        else:
            manifest.write(args.out)
        return _write_parts(args, settings, collection, options, manifest)


def _write_parts(
    args: argparse.Namespace,
    settings: Settings,
    collection: Collection,
    options: PartOptions,
    manifest: Manifest,
) -> int:
    from attribution.cli.running.progress_line import ProgressLine
    from attribution.corpus.part_files import PartFolder
    from attribution.corpus.table_reader import TableReader
    from attribution.errors import AttributionError
    from attribution.reports.wording import count_of

    folder = PartFolder(args.out, options.format)
    total = max(collection.bytes_total, 1)
    line = ProgressLine(args.progress, lambda: collection.bytes_done / total)
    told = 0
    try:
        for done in _parts(args, settings, collection, options, folder, line, manifest):
            line.failed += len(done.failures)
            told = _tell(done, told, line)
    finally:
        line.clear()
    reader = TableReader(args.out, manifest)
    finished = manifest.finished(reader.totals())
    finished.write(args.out)
    count, failed = finished.totals
    if not count:
        raise AttributionError("no article in these files")
    sys.stdout.write(
        f"{args.out}: {count_of(count, 'article')}, {failed:,} of them failed, "
        f"in {count_of(len(reader.numbers()), 'part')}\n"
    )
    return TROUBLE if failed else CLEAN


def _parts(
    args: argparse.Namespace,
    settings: Settings,
    collection: Collection,
    options: PartOptions,
    folder: PartFolder,
    line: ProgressLine,
    manifest: Manifest,
) -> Iterator[Done]:
    """Each part as soon as it is written; those that are there are left as they are."""
    from attribution.cli.running.corpus_analysis import analyser, cluster_job, jobs_of
    from attribution.cli.running.processes import Limits
    from attribution.corpus.corpus_run import run_here, wanted_numbers

    records = collection.records(wanted_numbers(folder.done(), options.size))
    jobs = jobs_of(args, collection)
    if not args.scheduler:
        analyse = analyser(settings, Limits(jobs, args.max_seconds))
        yield from run_here(records, analyse, folder, options, each=line.add)
        return
    from attribution.corpus.cluster_run import connected, run_on_cluster

    job = cluster_job(settings, options, manifest)
    with connected(args.scheduler, jobs) as client:
        if not client.nthreads():
            line.note(f"{args.scheduler}: no worker is there yet; waiting for one")
        for done in run_on_cluster(records, job, folder, client):
            line.add(done.articles)
            yield done


def _require_same(folder: Path, manifest: Manifest) -> None:
    """Raises AttributionError where the folder's tables were begun with something else."""
    from attribution.corpus.manifest import difference, read_manifest
    from attribution.errors import AttributionError

    if changed := difference(read_manifest(folder), manifest):
        raise AttributionError(
            f"{folder}: holds the tables of another run: {changed}; name a new folder"
        )


def _tell(done: Done, told: int, line: ProgressLine) -> int:
    """Tells of failures up to a number of lines; how many have been told."""
    from attribution.cli.messages import print_trouble

    for failed in done.failures:
        told += 1
        if told <= _TOLD:
            line.clear()
            print_trouble([f"attribution: {failed.path}: {failed.reason}"])
        elif told == _TOLD + 1:
            print_trouble(["attribution: and more; the column `error` of articles has them all"])
    return told


def _part_size(text: str) -> int:
    size = int(text) if text.isdecimal() else 0
    if not 25 <= size <= 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of articles from 25 to 100000")
    return size
