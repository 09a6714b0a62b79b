"""The files of a spaCy pipeline: packed values, and the arrays of a network by its layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a network: its kind as thinc names it, its settings and its weights."""

    kind: str
    settings: Mapping[str, Any]
    weights: Mapping[str, Floats]


def read_packed(file: Path) -> Any:
    """The values of a MessagePack file."""
    return msgpack.unpackb(file.read_bytes(), strict_map_key=False)


def read_layers(file: Path) -> tuple[Layer, ...]:
    """The layers of a network in thinc's order: breadth first, and from its input to its output."""
    packed = read_packed(file)
    return tuple(
        Layer(
            node["name"],
            {name: msgpack.unpackb(value) for name, value in settings.items()},
            {name: _array(value) for name, value in weights.items() if value is not None},
        )
        for node, settings, weights in zip(packed["nodes"], packed["attrs"], packed["params"])
    )


def of_kind(layers: tuple[Layer, ...], kind: str) -> list[Layer]:
    """The layers of one kind, in order."""
    return [layer for layer in layers if layer.kind == kind]


def of_shape(layers: tuple[Layer, ...], inputs: int) -> Layer:
    """The linear layer of so many inputs."""
    return next(
        layer for layer in of_kind(layers, "linear") if layer.weights["W"].shape[1] == inputs
    )


def pieces_first(weights: Floats) -> Floats:
    """Weights of a maxout layer, (outputs, pieces, inputs), as (inputs, pieces times outputs)."""
    outputs, pieces, inputs = weights.shape
    return contiguous(weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs).T)


def contiguous(values: npt.NDArray[Any]) -> Floats:
    """The values row by row in single precision."""
    return np.ascontiguousarray(values, dtype=np.float32)


def _array(packed: Mapping[bytes, Any]) -> Floats:
    values = np.frombuffer(packed[b"data"], dtype=np.dtype(packed[b"type"]))
    return contiguous(values.reshape(packed[b"shape"]))
