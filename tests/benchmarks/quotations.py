"""The quotations of articles: who speaks each by the program, a finding, or neither.

    python -m tests.benchmarks.quotations ../shared/articles/voa/*.txt
    python -m tests.benchmarks.quotations --list article.txt

Counts the quoted stretches of four words and more: how many have a source, how many none but a
finding, and how many neither ("silent"). A quotation has a source where a claim holds most of its
words and the claim's cue stands outside of it. `--list` prints each with its source and the name
of whom that goes back to; `--silent` those without source and finding alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import NamedTuple

import attribution
from attribution.grammar.quotations import find_quotations
from attribution.model import Attribution, Parse, Quotation, Report, Span
from attribution.reading import read_article

_LEAST_WORDS = 4


class Spoken(NamedTuple):
    """A quotation and what the report has of it."""

    line: int
    words: str
    speech: bool
    by: Attribution | None
    finding: str

    @property
    def outcome(self) -> str:
        """`source`, `finding` or `silent`."""
        if self.by is not None and self.by.source is not None:
            return "source"
        return "finding" if self.finding else "silent"


def quotations_of(parse: Parse, report: Report) -> list[Spoken]:
    """The quotations of an article of four words and more, in order."""
    return [_spoken(parse, report, one) for one in find_quotations(parse) if _is_long(parse, one)]


def _inside(parse: Parse, quotation: Quotation) -> Span:
    tokens = parse.tokens[quotation.first + 1 : quotation.end - (not quotation.open_ended)]
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(0, 0)


def _is_long(parse: Parse, quotation: Quotation) -> bool:
    inside = parse.tokens[quotation.first : quotation.end]
    return sum(token.pos not in ("PUNCT", "SPACE", "SYM") for token in inside) >= _LEAST_WORDS


def _spoken(parse: Parse, report: Report, quotation: Quotation) -> Spoken:
    text, inside = parse.article.text, _inside(parse, quotation)
    claiming = [
        item
        for item in report.attributions
        if _shared(item.claim.spans, inside) * 2 > inside.end - inside.start
        and not (item.cue and _shared(item.cue.spans, inside))
    ]
    best = min(claiming, key=lambda a: sum(s.end - s.start for s in a.claim.spans), default=None)
    found = [f.check for f in report.findings if _shared((f.span,), inside)]
    line = text.count("\n", 0, inside.start) + 1
    return Spoken(line, text[inside.start : inside.end], quotation.speech, best, " ".join(found))


def _shared(spans: tuple[Span, ...], inside: Span) -> int:
    """The characters of a stretch that some spans hold."""
    return sum(max(0, min(s.end, inside.end) - max(s.start, inside.start)) for s in spans)


def _shown(one: Spoken, report: Report) -> str:
    if one.by is None or one.by.source is None:
        return f"{one.line}: [{one.outcome}] {one.finding} «{one.words}»"
    names = {source.id: source.name for source in report.sources}
    goes_back = names.get(one.by.source.entity or "", "?")
    cue = one.by.cue.text if one.by.cue else "-"
    return f"{one.line}: {goes_back} ({one.by.source.text}; {cue}) «{one.words}»"


def main() -> int:
    """Prints the counts, and with `--list` or `--silent` the quotations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--silent", action="store_true")
    args = parser.parse_args()
    analyzer = attribution.load()
    counts: Counter[str] = Counter()
    for parse in analyzer.pipeline.parse(read_article(file) for file in args.files):
        report = analyzer.report_of(parse)
        for one in quotations_of(parse, report):
            counts[one.outcome] += 1
            counts[f"{one.outcome}, speech"] += one.speech
            if args.list or (args.silent and one.outcome == "silent"):
                sys.stdout.write(f"{parse.article.path}:{_shown(one, report)}\n")
    for outcome, count in sorted(counts.items()):
        sys.stdout.write(f"{outcome}: {count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
