"""What a run over a collection needs of the command line: its options, and who analyses."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from attribution.cli.running.guard import Failure
from attribution.cli.running.processes import Limits, analyse_articles, processors
from attribution.cli.setup import load_rules, open_analyzer
from attribution.corpus.cluster_run import ClusterJob
from attribution.corpus.collection import Collection, FieldOptions, Keep, find_collection
from attribution.corpus.corpus_run import Analyse, PartOptions
from attribution.corpus.manifest import Manifest
from attribution.corpus.path_fields import path_fields
from attribution.corpus.record import TextOptions
from attribution.corpus.table_schemas import ARTICLES, SCHEMA, with_kept
from attribution.errors import AttributionError, ConfigError
from attribution.model import Article, Report
from attribution.settings import Settings
from attribution.version import __version__


def analyser(settings: Settings, limits: Limits) -> Analyse:
    """Reports on articles, with the pipeline and the rules loaded once."""
    analyzer = open_analyzer(settings)

    def analyse(articles: Iterable[Article]) -> Iterator[Report | str]:
        for result in analyse_articles(analyzer, articles, limits):
            yield result.reason if isinstance(result, Failure) else result

    return analyse


def cluster_job(settings: Settings, options: PartOptions, manifest: Manifest) -> ClusterJob:
    """The job of a cluster: each worker loads the pipeline and the rules itself, once."""
    known = json.dumps(manifest.made_by, sort_keys=True, default=str)
    key = hashlib.sha256(known.encode("utf-8", "backslashreplace")).hexdigest()
    return ClusterJob(key, partial(analyser, settings, Limits()), options)


def jobs_of(args: argparse.Namespace, collection: Collection) -> int:
    """How many processes share the articles; `auto` is one where they are few."""
    if args.jobs:
        return int(args.jobs)
    few = collection.bytes_total < 100_000
    return 1 if few else processors()


def collection_of(args: argparse.Namespace, settings: Settings) -> Collection:
    """The collection that the command line names, its fields checked."""
    fields = FieldOptions(
        args.text_field, args.id_field, _kept(args.keep), path_fields(args.path_fields)
    )
    text = TextOptions(args.text_format, args.encoding, args.max_size)
    collection = find_collection(
        args.paths,
        fields,
        text,
        settings=settings,
        out=args.out,
        force_exclude=args.force_exclude,
    )
    collection.check_fields()
    return collection


def _kept(values: Iterable[str]) -> tuple[Keep, ...]:
    """The fields of every --keep; raises ConfigError for a column that is there twice."""
    found: dict[str, Keep] = {}
    for word in (word.strip() for value in values for word in value.split(",")):
        column, _, field = word.partition("=")
        if column in ARTICLES.names or column in found:
            reason = f'the table of articles has a column "{column}" already'
            raise ConfigError(f"--keep {word}: {reason}; rename it: --keep NAME={field or column}")
        if word:
            found[column] = Keep(column, field or column)
    return tuple(found.values())


def part_options(args: argparse.Namespace, collection: Collection) -> PartOptions:
    """How the articles become parts."""
    kept = tuple(keep.column for keep in collection.fields.keep)
    return PartOptions(with_kept(kept), kept, args.format, args.part_size, collection.text)


def manifest_of(
    args: argparse.Namespace, settings: Settings, collection: Collection, options: PartOptions
) -> Manifest:
    """What the tables are made from: what differs in one of these gives other rows."""
    made_by: dict[str, Any] = {
        "program": __version__,
        "pipeline": settings.pipeline or _bundled(),
        "rules": load_rules(settings).digest[:16],
        "settings": _in_force(settings),
        "inputs": [
            {"name": s.name, "files": s.files, "bytes": s.bytes, "digest": s.digest}
            for s in collection.states()
        ],
        "text_field": args.text_field,
        "id_field": args.id_field,
        "keep": [f"{keep.column}={keep.field}" for keep in collection.fields.keep],
        "path_fields": args.path_fields,
        "text_format": args.text_format,
        "encoding": args.encoding,
    }
    return Manifest(made_by, SCHEMA, options.format, options.size, options.kept)


def _bundled() -> str:
    from attribution.language.checksums import bundled_digest

    return f"bundled {bundled_digest()}"


def _in_force(settings: Settings) -> list[str]:
    """The settings that results depend on, a line each."""
    names = ("outlet", "profile", "select", "ignore", "extend_select", "severity", "per_file")
    return [f"{name}: {getattr(settings, name)}" for name in names]


def require_new_or_tables(folder: Path) -> bool:
    """Whether the folder holds tables already; AttributionError where it holds something else."""
    from attribution.corpus.manifest import NAME

    if folder.exists() and not folder.is_dir():
        raise AttributionError(f"{folder}: is a file; name a folder for the tables")
    if (folder / NAME).exists():
        return True
    if folder.is_dir() and any(path.name != ".lock" for path in folder.iterdir()):
        raise AttributionError(f"{folder}: holds other files; name a new folder for the tables")
    return False
