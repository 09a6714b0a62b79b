"""Trains the pipeline: a pass of texts an epoch, a checkpoint after each, to be taken up again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.schemas import ConfigSchemaTraining
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.util import load_config, registry
from thinc.api import Config, Optimizer, fix_random_seed

from training.tokens import adapt_tokenizer

CONFIG = Path(__file__).with_name("english.cfg")
_MOMENTS = ("mom1", "mom2", "averages", "nr_update")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training has come."""

    epoch: int
    steps: int
    words: int
    seconds: float
    losses: dict[str, float]

    def __str__(self) -> str:
        speed = self.words / self.seconds if self.seconds else 0.0
        losses = " ".join(f"{name} {loss:.0f}" for name, loss in self.losses.items())
        return (
            f"epoch {self.epoch} step {self.steps} {self.words} words "
            f"{self.seconds:.0f} s {speed:.0f} words/s {losses}"
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A training in a folder: `pass-N.spacy` in, checkpoints and `last` out."""

    folder: Path
    passes: tuple[Path, ...]
    overrides: dict[str, Any]
    """Settings of the configuration to change, by their dotted names."""
    config: Path = CONFIG
    vectors: Path | None = None

    @property
    def checkpoint(self) -> Path:
        """The folder of the last state that was saved."""
        return self.folder / "checkpoint"


def train(run: Run, report: Callable[[Progress], None]) -> Language:
    """The trained pipeline, saved as `last` with its weights averaged; takes up a checkpoint."""
    nlp = _start(run)
    settings = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    optimizer: Optimizer = settings["optimizer"]
    done = _restore(run.checkpoint, nlp, optimizer)
    while done.epoch < settings["max_epochs"]:
        # Seeded anew in each epoch, so that a training taken up again ends at the same weights.
        fix_random_seed(settings["seed"] + done.epoch)
        path = run.passes[done.epoch % len(run.passes)]
        for reached in _epoch(nlp, path, settings, optimizer, done):
            report(reached)
        done = replace(reached, epoch=done.epoch + 1, losses={})
        _save(run.checkpoint, nlp, optimizer, done)
        with nlp.use_params(optimizer.averages):
            nlp.to_disk(run.folder / "last")
    return nlp


def _start(run: Run) -> Language:
    """A pipeline with fresh weights, its labels taken from the first pass."""
    paths = {"paths.train": str(run.passes[0]), "paths.dev": str(run.passes[0])}
    if run.vectors:
        paths["paths.vectors"] = str(run.vectors)
    config = load_config(run.config, overrides={**paths, **run.overrides}, interpolate=False)
    _set_steps(config, run.passes[0])
    # Nothing to look up without them.
    embed = config["components"]["tok2vec"]["model"]["embed"]
    embed["include_static_vectors"] = run.vectors is not None
    nlp = init_nlp(config)
    adapt_tokenizer(nlp)
    return nlp


def _set_steps(config: Config, path: Path) -> None:
    """Lets the learning rate come down to nothing at the end of the last epoch."""
    training = config["training"]
    if training["optimizer"]["learn_rate"]["total_steps"]:
        return
    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    batcher = registry.resolve({"batcher": training["batcher"]})["batcher"]
    steps = sum(1 for _ in batcher(docs)) * training["max_epochs"]
    training["optimizer"]["learn_rate"]["total_steps"] = steps


def _epoch(
    nlp: Language, path: Path, settings: dict[str, Any], optimizer: Optimizer, done: Progress
) -> Iterator[Progress]:
    """Updates the weights with each batch of a pass; yields the progress every 50 batches."""
    started = perf_counter() - done.seconds
    losses: dict[str, float] = {}
    steps, words = done.steps, done.words
    for batch in settings["batcher"](_examples(nlp, path)):
        nlp.update(batch, drop=settings["dropout"], sgd=optimizer, losses=losses)
        optimizer.step_schedules()
        steps += 1
        words += sum(map(len, batch))
        if steps % 50 == 0:
            yield Progress(done.epoch, steps, words, perf_counter() - started, losses)
            losses = {}
    yield Progress(done.epoch, steps, words, perf_counter() - started, losses)


def _examples(nlp: Language, path: Path) -> Iterator[Example]:
    for gold in DocBin().from_disk(path).get_docs(nlp.vocab):
        yield Example(nlp.make_doc(gold.text), gold)


def _save(folder: Path, nlp: Language, optimizer: Optimizer, done: Progress) -> None:
    """Writes the weights and all that the optimizer remembers of them."""
    folder.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder / "pipeline")
    kept = {
        f"{moment}/{name}": np.asarray(getattr(optimizer, moment)[key])
        for name, key in _parameters(nlp).items()
        for moment in _MOMENTS
        if key in getattr(optimizer, moment)
    }
    with (folder / "optimizer.npz").open("wb") as file:
        np.savez(file, allow_pickle=False, **kept)
    # Written last: a checkpoint without it is one that was cut off.
    (folder / "progress.json").write_text(json.dumps(asdict(done)), encoding="utf-8")


def _restore(folder: Path, nlp: Language, optimizer: Optimizer) -> Progress:
    """Puts a checkpoint, if there is one, into the pipeline and the optimizer."""
    if not (folder / "progress.json").exists():
        return Progress(0, 0, 0, 0.0, {})
    nlp.from_disk(folder / "pipeline")
    parameters = _parameters(nlp)
    with np.load(folder / "optimizer.npz") as kept:
        for label, value in kept.items():
            moment, _, name = label.partition("/")
            remembered = value if value.ndim else value.item()
            getattr(optimizer, moment)[parameters[name]] = remembered
    done = Progress(**json.loads((folder / "progress.json").read_text(encoding="utf-8")))
    for _ in range(done.steps):
        optimizer.step_schedules()
    return done


def _parameters(nlp: Language) -> dict[str, tuple[int, str]]:
    """The optimizer's key of each weight, by a name that is the same in every process."""
    return {
        f"{component}/{number}/{parameter}": (node.id, parameter)
        for component, pipe in nlp.pipeline
        if isinstance(pipe, TrainablePipe)
        for number, node in enumerate(pipe.model.walk())
        for parameter in node.param_names
    }
