"""`corpus.json`: what a folder of tables was made from; only the same run goes on with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from attribution.corpus.part_files import write_whole
from attribution.errors import AttributionError
from attribution.regular_files import read_regular

NAME = "corpus.json"


class Totals(NamedTuple):
    """What a corpus came to."""

    articles: int = 0
    failed: int = 0
    """Articles without an analysis: their rows hold the error."""

    def __add__(self, other: object) -> Totals:
        """Both together."""
        if not isinstance(other, Totals):
            return NotImplemented
        return Totals(self.articles + other.articles, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the tables of a folder were made from, and how far they are."""

    made_by: dict[str, Any]
    """Program, pipeline and rules, inputs and options: all that the rows depend on."""
    schema: int
    format: str
    part_size: int
    kept: tuple[str, ...] = ()
    complete: bool = False
    totals: Totals = field(default_factory=Totals)

    def write(self, folder: Path) -> None:
        """Writes it into the folder of tables."""
        values = {**asdict(self), "totals": self.totals._asdict()}
        text = json.dumps(values, indent=2, ensure_ascii=False, default=str)
        write_whole(folder / NAME, (text + "\n").encode("utf-8", "backslashreplace"))

    def finished(self, totals: Totals) -> Manifest:
        """The manifest of a corpus that is complete."""
        return replace(self, complete=True, totals=totals)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder of tables; AttributionError where there is none that can be read."""
    path = folder / NAME
    try:
        values = json.loads(read_regular(path).decode("utf-8"))
        totals = Totals(**values.pop("totals"))
        kept = tuple(values.pop("kept"))
        return _judged(Manifest(**values, kept=kept, totals=totals))
    except FileNotFoundError:
        reason = "is no folder of tables; `attribution corpus IN --out FOLDER` makes one"
        raise AttributionError(f"{folder}: {reason}") from None
    except OSError as error:
        raise AttributionError(f"{path}: cannot be read: {error.strerror}") from error
    except RecursionError:
        raise AttributionError(f"{path}: is damaged: nested too deep") from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise AttributionError(f"{path}: is damaged: {error}") from error


def _judged(read: Manifest) -> Manifest:
    """The manifest; ValueError where a value is of a kind that no run writes."""
    numbers = (read.schema, read.part_size, *read.totals)
    kinds = {
        "made_by": isinstance(read.made_by, dict),
        "format": read.format in ("parquet", "jsonl"),
        "schema, part_size or totals": all(isinstance(number, int) for number in numbers),
        "kept": all(isinstance(name, str) for name in read.kept),
    }
    if wrong := [name for name, right in kinds.items() if not right]:
        raise ValueError(f"{wrong[0]} is of another kind")
    return read


def difference(old: Manifest, new: Manifest) -> str:
    """What of a run differs from the one that began a folder; empty where it may go on."""
    for name in ("schema", "format", "part_size", "kept"):
        if getattr(old, name) != getattr(new, name):
            return f"{name.replace('_', ' ')} was {getattr(old, name)}, and is {getattr(new, name)}"
    made = json.loads(json.dumps(new.made_by, default=str))
    for key in dict.fromkeys((*old.made_by, *made)):
        if old.made_by.get(key) != made.get(key):
            return f"{key.replace('_', ' ')} {_change(old.made_by.get(key), made.get(key))}"
    return ""


def _change(old: object, new: object) -> str:
    if isinstance(old, list) and isinstance(new, list):
        changed = _only_in(new, old) or _only_in(old, new)
        return f"changed: {', '.join(map(_name, changed))}"
    return f"was {old!r}, and is {new!r}"


def _only_in(items: list[object], others: list[object]) -> list[object]:
    return [item for item in items if item not in others]


def _name(item: object) -> str:
    return str(item.get("name", item)) if isinstance(item, dict) else str(item)
