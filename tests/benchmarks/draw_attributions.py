"""A sample of attributions for readers to judge: the words and their context, no rule, no evidence.

    python -m tests.benchmarks.draw_attributions ../shared/articles/voa/*.txt --count 100 --seed 7

Prints one JSON object a line: number, article, context (700
characters before the cue, 500 behind),
source, cue, claim, and whether the attribution stands within another's claim. An attribution is
right when the text reports the claim, its source is the one who says so, the cue reports it, and at
least half of the claim's words are the right ones with nothing false in them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys

import attribution
from attribution.model import Attribution, Report
from attribution.reading import read_article


def row(report: Report, item: Attribution, number: int) -> dict[str, object]:
    """What a reader sees of one attribution."""
    text = report.article.text
    start = item.cue.spans[0].start if item.cue else item.claim.spans[0].start
    around = text[max(0, start - 700) : start] + text[start : start + 500]
    return {
        "number": number,
        "article": report.article.path.rpartition("/")[2],
        "context": " ".join(around.split()),
        "source": item.source.text if item.source else None,
        "cue": item.cue.text if item.cue else None,
        "claim": item.claim.text,
        "nested": item.within is not None,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    reports = attribution.load().analyze_all(read_article(file) for file in sorted(args.files))
    found = [(report, item) for report in reports for item in report.attributions]
    drawn = random.Random(args.seed).sample(found, min(args.count, len(found)))
    for number, (report, item) in enumerate(drawn, 1):
        line = json.dumps(row(report, item, number), ensure_ascii=False)
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
