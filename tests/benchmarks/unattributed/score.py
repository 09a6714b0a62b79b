"""How many flags of `attribution check` on the labelled articles a copy editor would agree with.

    attribution check --exit-zero --format jsonl tests/benchmarks/unattributed/tune |
        python -m tests.benchmarks.unattributed.score tune
    python -m tests.benchmarks.unattributed.score --agreement
    attribution check --exit-zero --format jsonl tests/benchmarks/unattributed/blind/tune |
        python -m tests.benchmarks.unattributed.score blind/tune

A flag is a warning or an error of one of the two checks on missing sources. It is right when the
sentence that holds most of it was labelled must or should; a flag on somebody's words is wrong.
The second command reads no flags: it sets the labels against those of the second reader.
The articles of `blind` are labelled for the checks on weasel words too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

Label = Literal["must", "should", "no"]
HERE = Path(__file__).parent
CHECKS = {"unattributed-claim", "unattributed-quote"}
WEASELS = {"weasel-passive", "weasel-collective", "hearsay-adverb"}
LABELS = ".labels.yml"
SECOND_READER = HERE / "reader-c.yml"


class Labelled(NamedTuple):
    """A narrator sentence of an article, and what two readings say of its need of a source."""

    article: str
    start: int
    end: int
    reader_a: Label
    reader_b: Label | None
    """None where there was one reading."""
    type: str


class Flag(NamedTuple):
    article: str
    start: int
    end: int


class Score(NamedTuple):
    flags: int
    right: int
    must: int
    must_found: int
    types: Mapping[str, tuple[int, int]]
    """For each type the sentences found and those labelled must or should."""
    words: int

    @property
    def precision(self) -> float:
        return self.right / max(self.flags, 1)

    @property
    def recall(self) -> float:
        return self.must_found / max(self.must, 1)


def article_of(labels: Path) -> Path:
    """The article that lies beside its labels."""
    name = labels.name.removesuffix(LABELS)
    return next(path for path in labels.parent.glob(name + ".*") if path.suffix in (".md", ".txt"))


def read_labels(labels: Path) -> list[Labelled]:
    article = article_of(labels)
    text = article.read_bytes().decode("utf-8")
    rows = yaml.safe_load(labels.read_text(encoding="utf-8"))["sentences"]
    starts = [text.index(row["text"]) for row in rows]
    return [
        Labelled(article.name, start, start + len(row["text"]), row["reader_a"],
                 row.get("reader_b"), row.get("type", ""))
        for start, row in zip(starts, rows, strict=True)
    ]  # fmt: skip


def checks_of(split: str) -> frozenset[str]:
    """The checks whose flags count in that part of the benchmark."""
    return frozenset(CHECKS | WEASELS if split.startswith("blind") else CHECKS)


def read_flags(lines: Iterable[str], checks: Container[str] = CHECKS) -> list[Flag]:
    """The warnings and errors of those checks among findings in JSON Lines."""
    findings = [json.loads(line) for line in lines if line.strip()]
    return [
        Flag(Path(row["article"]).name, *row["span"])
        for row in findings
        if row["check"] in checks and row["severity"] != "note"
    ]


def sentence_of(flag: Flag, sentences: Sequence[Labelled]) -> Labelled | None:
    """The labelled sentence that holds at least half of the flag."""
    for sentence in sentences:
        shared = min(flag.end, sentence.end) - max(flag.start, sentence.start)
        if sentence.article == flag.article and 2 * shared >= flag.end - flag.start > 0:
            return sentence
    return None


def score(flags: Iterable[Flag], sentences: Sequence[Labelled], words: int = 0) -> Score:
    """Two flags on one sentence count once."""
    hits = {sentence_of(flag, sentences) or flag for flag in flags}
    needy = [sentence for sentence in sentences if sentence.reader_a != "no"]
    must = [sentence for sentence in needy if sentence.reader_a == "must"]
    wanted, found = Counter(s.type for s in needy), Counter(s.type for s in needy if s in hits)
    types = {kind: (found[kind], wanted[kind]) for kind in sorted(wanted)}
    right, must_found = len(hits & set(needy)), len(hits & set(must))
    return Score(len(hits), right, len(must), must_found, types, words)


def needed(label: Label | None) -> bool:
    return label != "no"


def kappa(
    sentences: Sequence[Labelled], view: Callable[[Label | None], object] = lambda label: label
) -> float:
    """Cohen's kappa of the two readings, of what `view` makes of their labels."""
    pairs = [(view(sentence.reader_a), view(sentence.reader_b)) for sentence in sentences]
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def second_reader(files: Iterable[Path]) -> list[Labelled]:
    """The sentences that a second reader labelled too, with that label as `reader_b`."""
    articles = yaml.safe_load(SECOND_READER.read_text(encoding="utf-8"))
    sentences = []
    for path in files:
        if article_of(path).name not in articles:
            continue
        text = article_of(path).read_bytes().decode("utf-8")
        labels = {row["sentence"]: row["label"] for row in articles[article_of(path).name]}
        for sentence in read_labels(path):
            label = labels[text[sentence.start : sentence.end]]
            sentences.append(sentence._replace(reader_b=label))
    return sentences


def agreement(sentences: Sequence[Labelled]) -> str:
    """How far the two labels agree, as they stand and on whether a source is needed."""
    same = sum(s.reader_a == s.reader_b for s in sentences)
    same_need = sum(needed(s.reader_a) == needed(s.reader_b) for s in sentences)
    return (
        f"{same} of {len(sentences)} ({same / len(sentences):.1%}), kappa {kappa(sentences):.2f}; "
        f"source needed or not {same_need} ({same_need / len(sentences):.1%}), "
        f"kappa {kappa(sentences, needed):.2f}"
    )


def print_agreement() -> None:
    for split in ("*", "tune", "report"):
        print(f"{'all' if split == '*' else split}: {agreement(second_reader(label_files(split)))}")
    pairs = Counter((s.reader_a, s.reader_b) for s in second_reader(label_files()))
    names: tuple[Label, ...] = ("must", "should", "no")
    print("labels (down) and second reader (across)")
    print("".join(f"{name:>8}" for name in ("", *names)))
    for first in names:
        print(f"{first:>8}" + "".join(f"{pairs[first, second]:>8}" for second in names))


def label_files(split: str = "*") -> list[Path]:
    return sorted(HERE.glob(f"{split}/*{LABELS}"))


def main(split: str = "*", findings: str = "-") -> None:
    files = label_files(split)
    sentences = [sentence for path in files for sentence in read_labels(path)]
    words = sum(len(article_of(path).read_text(encoding="utf-8").split()) for path in files)
    lines = sys.stdin.read() if findings == "-" else Path(findings).read_text(encoding="utf-8")
    result = score(read_flags(lines.splitlines(), checks_of(split)), sentences, words)
    print(f"{len(files)} articles, {words} words, {len(sentences)} narrator sentences")
    print(f"precision {result.precision:.2f} ({result.right} of {result.flags} flags)")
    print(f"recall of must {result.recall:.2f} ({result.must_found} of {result.must})")
    print(f"flags per 1,000 words {1000 * result.flags / words:.1f}")
    for kind, (found, wanted) in result.types.items():
        print(f"  {kind:<16} {found} of {wanted} labelled must or should")
    if any(sentence.reader_b is None for sentence in sentences):
        return
    needs = kappa(sentences, needed)
    print(f"the two readings: kappa {kappa(sentences):.2f}; source needed or not {needs:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("split", nargs="?", default="*")
    parser.add_argument("findings", nargs="?", default="-")
    parser.add_argument("--agreement", action="store_true", help="of the labels and reader-c.yml")
    arguments = parser.parse_args()
    if arguments.agreement:
        print_agreement()
    else:
        main(arguments.split, arguments.findings)
