"""How many sentences that need a source `attribution check` flags, each alone in an article.

python -m tests.benchmarks.unattributed.blind.sentences
"""

from __future__ import annotations

from pathlib import Path

import yaml

import attribution
from attribution.reading import article_from_text
from attribution.text_analyzer import TextAnalyzer
from tests.benchmarks.unattributed.score import checks_of

SENTENCES = Path(__file__).with_name("sentences.yml")
AROUND = (
    "News from the town\n\nThe gates of the yard stood open on Tuesday.\n\n{sentence}\n\n"
    "The weekly market is held on the square.\n"
)


def is_flagged(analyzer: TextAnalyzer, sentence: str) -> bool:
    """Whether a warning or an error asks for a source of the sentence."""
    article = article_from_text(AROUND.format(sentence=sentence))
    findings = analyzer.analyze(article).findings
    checks = checks_of("blind")
    return any(f.check in checks and f.severity != "note" for f in findings)


def main() -> None:
    """Prints the number flagged of each list."""
    analyzer = attribution.load()
    lists = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))["lists"]
    for name, sentences in lists.items():
        found = sum(is_flagged(analyzer, sentence) for sentence in sentences)
        print(f"{name}: {found} of {len(sentences)}")


if __name__ == "__main__":
    main()
