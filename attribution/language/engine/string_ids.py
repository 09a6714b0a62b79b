"""The numbers that stand for strings in the network: spaCy's ids and its hashed rows of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint64]

_MASK = (1 << 64) - 1
_FACTOR = 0xC6A4A7935BD1E995


def string_id(text: str, symbols: Mapping[str, int]) -> int:
    """The id of a string: of a symbol its number, of any other its hash; 0 of the empty one."""
    known = symbols.get(text)
    return hash_of(text.encode("utf-8")) if known is None else known


def hash_of(text: bytes) -> int:
    """MurmurHash64A with the seed 1."""
    length = len(text)
    value = 1 ^ ((length * _FACTOR) & _MASK)
    whole = length - length % 8
    for start in range(0, whole, 8):
        part = (int.from_bytes(text[start : start + 8], "little") * _FACTOR) & _MASK
        part = ((part ^ (part >> 47)) * _FACTOR) & _MASK
        value = ((value ^ part) * _FACTOR) & _MASK
    if whole < length:
        value = ((value ^ int.from_bytes(text[whole:], "little")) * _FACTOR) & _MASK
    value = ((value ^ (value >> 47)) * _FACTOR) & _MASK
    return value ^ (value >> 47)


def table_rows(ids: Sequence[int], seed: int, size: int) -> npt.NDArray[np.int64]:
    """For each id the four rows of a table of that size whose sum is its vector.

    MurmurHash3 (x64, 128 bits) of the 8 bytes of the id, in four parts of 32 bits.
    """
    first = np.asarray(ids, dtype=np.uint64) * np.uint64(0x87C37B91114253D5)
    first = (first << np.uint64(31)) | (first >> np.uint64(33))
    first = first * np.uint64(0x4CF5AD432745937F)
    second = np.full_like(first, seed ^ 8)
    first = (first ^ np.uint64(seed ^ 8)) + second
    second = second + first
    first, second = _mixed(first), _mixed(second)
    first = first + second
    second = second + first
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    parts = (first & low, first >> high, second & low, second >> high)
    rows: npt.NDArray[np.int64] = (np.stack(parts, axis=1) % np.uint64(size)).astype(np.int64)
    return rows


def _mixed(value: Ids) -> Ids:
    shift = np.uint64(33)
    value = (value ^ (value >> shift)) * np.uint64(0xFF51AFD7ED558CCD)
    value = (value ^ (value >> shift)) * np.uint64(0xC4CEB9FE1A85EC53)
    mixed: Ids = value ^ (value >> shift)
    return mixed
