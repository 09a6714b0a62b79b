"""How often `attribution compare` reports a loss in a text that is part of its article.

    python -m tests.benchmarks.compare.same_text ../shared/articles/voa/*.txt

Each article is set against its own paragraphs of more than fifteen words; every finding is wrong.
"""

from __future__ import annotations

import argparse
from pathlib import Path

_WORDS = 15


def main() -> None:
    """Prints the number of statements and of findings, and each finding."""
    import attribution
    from attribution.reading import article_from_text

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    args = parser.parse_args()
    analyzer = attribution.load()
    stated, found = 0, 0
    for path in args.paths:
        text = path.read_text(encoding="utf-8")
        whole = [part for part in text.split("\n\n") if len(part.split()) > _WORDS]
        summary = article_from_text("\n\n".join(whole), "summary")
        result = analyzer.compare(article_from_text(text, str(path)), summary)
        stated += result.stated
        found += len(result.findings)
        for finding in result.findings:
            print(f"{path}: {finding.check}: {summary.words(finding.span)[:100]}")
    print(f"{len(args.paths)} articles, {stated} statements, {found} findings")


if __name__ == "__main__":
    main()
