"""The steps of the training; each can be run alone and leaves files in the work folder."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import spacy

from attribution.language.checksums import write_checksums
from attribution.language.engine.spacy_facts import write_facts
from training import assemble, card, evaluate, train, vectors
from training.passes import (
    TRAIN,
    Mixture,
    Source,
    draw_pass,
    read_sources,
    write_docs,
)
from training.tokens import adapt_tokenizer
from training.treebanks import Document, read_treebank, write_treebank

Options = argparse.Namespace
SILVER = "silver.conllu.xz"
TEACHER = "teacher.pt"
# Characters of lines that are put together.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Step:
    """One command: what it is called, takes and does."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options], None]


def _passes_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--count", type=int, default=12, help="how many passes to draw")
    command.add_argument("--retold", type=float, default=Mixture().retold)
    command.add_argument("--swapped", type=float, default=Mixture().swapped)
    command.add_argument("--plain", action="store_true", help="no variants of spelling")
    command.add_argument(
        "--silver", type=float, default=0.5, help="the share of silver.conllu.xz that a pass has"
    )


def _passes(options: Options) -> None:
    sources = read_sources(options.treebanks, TRAIN)
    vocab = spacy.blank("en").vocab
    mixture = Mixture(options.retold, not options.plain, options.swapped)
    silver = options.work / SILVER
    if silver.exists() and options.silver:
        sources.append(Source(tuple(read_treebank(silver)), named=False, share=options.silver))
    for number in range(options.count):
        path = _pass_path(options.work, number)
        if path.exists():
            continue
        docs = draw_pass(sources, vocab, mixture, options.seed * 1000 + number)
        write_docs(docs, path)
        _say(f"{path}: {len(docs)} texts, {sum(map(len, docs))} words")


def _vectors_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--texts", type=Path, nargs="*", default=[], help="more text for words")
    command.add_argument("--rows", type=int, default=vectors.ROWS)


def _vectors(options: Options) -> None:
    texts = (path.read_text(encoding="utf-8") for path in options.texts)
    words = vectors.collect_words(_documents(options), texts)
    rows, table = vectors.share_rows(vectors.distil(words), options.rows, options.seed)
    vectors.write_vectors(words, rows.tolist(), table, options.work / "vectors")
    _say(f"{len(words)} words in {len(table)} rows of {table.shape[1]} figures")


def _teacher_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--epochs", type=int, default=6)


def _teacher(options: Options) -> None:
    # Here and not above: they need torch, which no other step does.
    from training.teacher import fitting

    def report(done: fitting.Fit) -> None:
        _say(str(done))

    teacher = fitting.fit(_documents(options), options.epochs, options.seed, report)
    options.work.mkdir(parents=True, exist_ok=True)
    teacher.save(options.work / TEACHER)


def _silver_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "texts", type=Path, nargs="+", help="plain texts, a sentence or more a line"
    )


def _silver(options: Options) -> None:
    from training.teacher import network, parsing

    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    chance = random.Random(options.seed)
    teacher = network.load(options.work / TEACHER)
    documents = []
    for path in options.texts:
        docs = list(map(nlp.make_doc, _join_lines(path, chance)))
        documents.append(Document(path.stem, tuple(parsing.parse_docs(teacher, docs))))
        _say(f"{path.name}: {sum(map(len, docs))} words")
    write_treebank(documents, options.work / SILVER)


def _join_lines(path: Path, chance: random.Random) -> Iterator[str]:
    """Paragraphs of one to four lines, as long as they are short: the news has short lines."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    while lines:
        size = chance.choice((1, 2, 3, 4))
        while size > 1 and sum(map(len, lines[:size])) > _LONGEST:
            size -= 1
        yield " ".join(lines[:size])
        del lines[:size]


def _train_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", type=Path, default=train.CONFIG)
    command.add_argument("--name", default="network", help="folder of the run in the work folder")
    command.add_argument("--no-vectors", action="store_true")
    command.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="change the configuration"
    )


def _train(options: Options) -> None:
    paths = tuple(sorted(options.work.glob("pass-*.spacy")))
    if not paths:
        raise FileNotFoundError(f"{options.work}: no pass-*.spacy; run the step `passes` first")
    given = None if options.no_vectors else options.work / "vectors"
    overrides = dict(map(_setting, options.set))
    overrides["system.seed"] = options.seed
    run = train.Run(options.work / options.name, paths, overrides, options.config, given)
    train.train(run, lambda progress: _say(str(progress)))


def _setting(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    return name, json.loads(value)


def _assemble_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--name", default="network", help="folder of the run in the work folder")
    command.add_argument("--version", default="1.0.0")
    command.add_argument("--to", type=Path, default=Path("attribution/language/english"))


def _assemble(options: Options) -> None:
    trained = options.work / options.name / "last"
    size = assemble.assemble(trained, options.to, _documents(options), options.version)
    write_facts(options.to)
    write_checksums(options.to)
    _say(f"{options.to}: {size:,} bytes")
    if size > assemble.LIMIT:
        raise SystemExit(f"larger than {assemble.LIMIT:,} bytes")


def _evaluate_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("pipeline", type=Path)


def _evaluate(options: Options) -> None:
    _say(evaluate.render(evaluate.evaluate(spacy.load(options.pipeline), options.treebanks)))


def _card(options: Options) -> None:
    found = evaluate.evaluate(spacy.load(options.pipeline), options.treebanks)
    size = assemble.measure(options.pipeline)
    card.write_card(options.pipeline, found, size)
    _say(f"{options.pipeline / card.FILE} written")


def _documents(options: Options) -> list[Document]:
    sources = read_sources(options.treebanks, TRAIN)
    return list(chain.from_iterable(source.documents for source in sources))


def _pass_path(work: Path, number: int) -> Path:
    return work / f"pass-{number:02}.spacy"


def _say(text: str) -> None:
    print(text, flush=True)


STEPS = (
    Step("passes", "draw the texts of each epoch from the treebanks", _passes_arguments, _passes),
    Step("vectors", "distil word vectors from a sentence encoder", _vectors_arguments, _vectors),
    Step("teacher", "fit the larger network to the treebanks", _teacher_arguments, _teacher),
    Step("silver", "parse plain texts with the larger network", _silver_arguments, _silver),
    Step("train", "train the network, or go on after a checkpoint", _train_arguments, _train),
    Step("assemble", "write the folder that ships", _assemble_arguments, _assemble),
    Step("evaluate", "print the figures of a pipeline", _evaluate_arguments, _evaluate),
    Step("card", "write the model card of a pipeline", _evaluate_arguments, _card),
)
