"""Direct quotations as textacy finds them, in the form that PolNeAR's scorer reads.

`python -m tests.benchmarks.alternatives TEXTS >predictions.jsonl`, in an environment with textacy;
it runs on the pipeline that comes with this program, so that only the extraction differs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PIPELINE = Path(__file__).parents[2] / "attribution" / "language" / "english"


def predictions(folder: Path) -> Iterator[dict[str, Any]]:
    """The quotations of each text; none of one at which textacy raises an error."""
    import spacy
    from textacy.extract import direct_quotations

    pipeline = spacy.load(PIPELINE)
    for file in sorted(folder.glob("*.txt")):
        document = pipeline(file.read_bytes().decode())
        try:
            found = [_spans(quotation) for quotation in direct_quotations(document)]
        except ValueError as error:
            print(f"{file.name}: {error}", file=sys.stderr)
            found = []
        yield {"id": file.stem, "attributions": found}


def _spans(quotation: Any) -> dict[str, list[list[int]]]:
    return {
        "source": [_edges(quotation.speaker)],
        "cue": [_edges(quotation.cue)],
        "content": [[quotation.content.start_char, quotation.content.end_char]],
    }


def _edges(tokens: Any) -> list[int]:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


if __name__ == "__main__":
    for prediction in predictions(Path(sys.argv[1])):
        print(json.dumps(prediction))
