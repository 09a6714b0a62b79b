"""The teacher: a sentence encoder with a biaffine parser, taggers and a sentence splitter on top.

The parser is that of Dozat and Manning (2017). A text is a few sentences of a paragraph; a word
that is its own head is a root. Names are found by a second network of the same shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from training.teacher.encoding import ENDINGS, SHAPES, Batch, encoder_folder

torch: Any = import_module("torch")
nn: Any = import_module("torch.nn")
functional: Any = import_module("torch.nn.functional")

_ENCODED, _SHAPE, _ENDING = 384, 16, 32
_ARC, _LABEL, _START = 256, 128, 128
_DISTANCES = 12
_DROPOUT = 0.25


@dataclass(frozen=True, slots=True)
class Labels:
    """What the network tells apart; tags are joint: `VBD|VERB`."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Arcs [text, word, head], tags and starts [text, word, label]; the rest is for `relate`."""

    arcs: Any
    tags: Any
    starts: Any
    dependents: Any
    heads: Any


@dataclass(frozen=True, slots=True)
class Teacher:
    """A network and its labels."""

    layers: Any
    labels: Labels

    def parameters(self) -> tuple[list[Any], list[Any]]:
        """The encoder's weights, and those on top of it."""
        named = list(self.layers.named_parameters())
        encoder = [weight for name, weight in named if name.startswith("encoder.")]
        return encoder, [weight for name, weight in named if not name.startswith("encoder.")]

    def save(self, path: Path) -> None:
        """Writes weights and labels to a file."""
        kept = {"tags": self.labels.tags, "relations": self.labels.relations}
        torch.save({"weights": self.layers.state_dict(), **kept}, path)


def build(labels: Labels) -> Teacher:
    """A teacher with the encoder's published weights and nothing learned on top of them."""
    encoder = import_module("transformers").AutoModel.from_pretrained(str(encoder_folder()))
    width = _ENCODED + _SHAPE + _ENDING
    weights = nn.ParameterDict(
        {
            "mixture": nn.Parameter(torch.zeros(4)),
            "arcs": nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.01),
            "relations": nn.Parameter(
                torch.randn(len(labels.relations), _LABEL + 1, _LABEL + 1) * 0.01
            ),
            "distances": nn.Parameter(torch.zeros(2, _DISTANCES)),
        }
    )
    layers = nn.ModuleDict(
        {
            "encoder": encoder,
            "shape": nn.Embedding(SHAPES, _SHAPE),
            "ending": nn.Embedding(ENDINGS, _ENDING),
            "dropout": nn.Dropout(_DROPOUT),
            "arc_dependent": nn.Linear(width, _ARC),
            "arc_head": nn.Linear(width, _ARC),
            "label_dependent": nn.Linear(width, _LABEL),
            "label_head": nn.Linear(width, _LABEL),
            "tag": nn.Linear(width, len(labels.tags)),
            "start": nn.Sequential(nn.Linear(2 * width, _START), nn.GELU(), nn.Linear(_START, 2)),
            "weights": weights,
        }
    )
    return Teacher(layers, labels)


def load(path: Path) -> Teacher:
    """A teacher from a file of `Teacher.save`."""
    kept = torch.load(path, weights_only=True)
    teacher = build(Labels(tuple(kept["tags"]), tuple(kept["relations"])))
    teacher.layers.load_state_dict(kept["weights"])
    return teacher


def score(teacher: Teacher, batch: Batch) -> Scores:
    """What the network thinks of each word and each pair of words."""
    layers = teacher.layers
    words = layers["dropout"](_represent(layers, batch))

    def project(name: str) -> Any:
        return layers["dropout"](functional.gelu(layers[name](words)))

    arcs = _with_one(project("arc_dependent")) @ layers["weights"]["arcs"]
    arcs = arcs @ project("arc_head").transpose(1, 2) + _distances(layers, words.size(1))
    before = torch.cat([torch.zeros_like(words[:, :1]), words[:, :-1]], 1)
    return Scores(
        arcs.float().masked_fill(~batch.words[:, None, :], -1e4),
        layers["tag"](words),
        layers["start"](torch.cat([before, words], -1)),
        project("label_dependent"),
        project("label_head"),
    )


def relate(teacher: Teacher, scores: Scores, heads: Any) -> Any:
    """The scores of the relations [text, word, relation] of words to the given heads."""
    index = heads[:, :, None].expand(-1, -1, scores.heads.size(-1))
    governors = _with_one(torch.gather(scores.heads, 1, index))
    weights = teacher.layers["weights"]["relations"]
    crossed = torch.einsum("bni,rij->bnrj", _with_one(scores.dependents), weights)
    return (crossed * governors[:, :, None, :]).sum(-1)


def _represent(layers: Any, batch: Batch) -> Any:
    """Each word: the mean of its first and last piece in a mixture of layers, with its features."""
    states = layers["encoder"](
        input_ids=batch.ids, attention_mask=batch.attended, output_hidden_states=True
    ).hidden_states[-4:]
    preferred = torch.tensor([0.0, 0.0, 1.0, 2.0])
    shares = torch.softmax(layers["weights"]["mixture"] + preferred, 0)
    mixed = sum(share * state for share, state in zip(shares, states))
    first, last = (
        torch.gather(mixed, 1, batch.ends[:, :, side : side + 1].expand(-1, -1, _ENCODED))
        for side in (0, 1)
    )
    shape = layers["shape"](batch.features[:, :, 0])
    ending = layers["ending"](batch.features[:, :, 1])
    return torch.cat([(first + last) / 2, shape, ending], -1)


def _distances(layers: Any, size: int) -> Any:
    """A bias for each direction and distance of an arc, in steps that grow with the distance."""
    index = torch.arange(size)
    apart = index[None, :] - index[:, None]
    steps = torch.clamp(torch.log2(apart.abs().float() + 1) * 1.6, max=_DISTANCES - 1).long()
    return layers["weights"]["distances"][(apart > 0).long(), steps][None]


def _with_one(vectors: Any) -> Any:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
