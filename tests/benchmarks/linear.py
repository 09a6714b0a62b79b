"""How CPU time grows with the size of an article: the ratio of each doubling, by kind of text.

    python -m tests.benchmarks.linear [--family WORD]… [--sizes 10 20 40] [--long 50 100 200 400]
                                      [--runs N] [--limit SECONDS] [--stages]

Each text is read, analysed and made into the object of `report --format jsonl` in this process, its
pipeline and rules loaded before; a ratio of 2 is linear. A family ends early at the first text that
takes more than `--limit` CPU seconds. `--stages` prints the seconds of each stage as well.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from attribution.reports.contract import report_object
from attribution.rulebook import load_rulebook

ARTICLES = Path(__file__).parents[1] / "articles"
PERSONS = re.compile(r"\b(Lindholm|Irons|Merrow|Amara|Pavel|Dag)\b")
"""Names that stand in the sample articles and get others in each repetition."""
_FIRST = ("Ada", "Boris", "Clara", "Dennis", "Edith", "Felix", "Greta", "Hugo", "Irma", "Jonas")
_START = ("Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Kes", "Lor", "Mar", "Nor", "Pel", "Ros", "Tol")
_END = ("bek", "combe", "dale", "gard", "holt", "ley", "mere", "nick", "rick", "stone", "well")

Parts = Iterator[str]


def surnames() -> Parts:
    """Invented surnames, no two alike for 1,573 of them, then again."""
    for start, middle, end in itertools.cycle(itertools.product(_START, _END, _END)):
        yield f"{start}{middle}{end}"


def long_article() -> Parts:
    """The sample articles over and over, other persons in each repetition."""
    names, firsts = surnames(), itertools.cycle(_FIRST)
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    for text in itertools.cycle(texts):
        found = sorted(set(PERSONS.findall(text)) | _named(text))
        others = {name: next(names) for name in found}
        others |= {name: next(firsts) for name in found if name in ("Amara", "Pavel", "Dag")}
        yield _renamed(text, others) + "\n\n"


def _named(text: str) -> set[str]:
    """Surnames: the last word of "Dr Amara Lindholm," and of "Amara Lindholm said"."""
    pairs = re.findall(r"\b[A-Z][a-z]+ ([A-Z][a-z]+)(?=,| said| told)", text)
    return {name for name in pairs if re.search(rf"\. {name} \w+s?\b|\b{name} said\b", text)}


def _renamed(text: str, others: Mapping[str, str]) -> str:
    if not others:
        return text
    pattern = re.compile(r"\b(" + "|".join(others) + r")\b")
    return pattern.sub(lambda match: others[match[1]], text)


def repeated(*parts: str) -> Callable[[], Parts]:
    """A family of the same parts over and over."""
    return lambda: itertools.cycle(parts)


def many_names() -> Parts:
    """A sentence for each of ever new persons."""
    firsts = itertools.cycle(_FIRST)
    for first, last in zip(firsts, surnames()):
        yield f"{first} {last} said the bridge was safe. "


def name_list() -> Parts:
    """One list of names without an end."""
    for first, last in zip(itertools.cycle(_FIRST), surnames()):
        yield f"{first} {last}, "


def speakers() -> Parts:
    """A paragraph for each of ever new persons, with a quotation and a pronoun."""
    for first, last in zip(itertools.cycle(_FIRST), surnames()):
        yield f"“The bridge is safe,” said {first} {last}, an engineer. She said it would hold.\n\n"


def one_open_quotation() -> Parts:
    """A quotation that never closes, over ever more sentences."""
    return itertools.chain(["“"], itertools.cycle(["The boats left. He said so. "]))


def nested_lists() -> Parts:
    """List items, each deeper than the last, over and over."""
    for depth in itertools.cycle(range(60)):
        yield "  " * depth + "- gull\n"


def attributes() -> Parts:
    """One tag with attributes without an end."""
    return itertools.chain(["<p "], (f"a{number}='x' " for number in itertools.count()))


FAMILIES: Mapping[str, Callable[[], Parts]] = {
    "prose": repeated("the men of the harbour said that they had seen the boats leave and "),
    "words": repeated("gull ", "stone ", "reads ", "over "),
    "said": repeated("said "),
    "said-that": repeated("Hale said that "),
    "capitals": repeated("Hale "),
    "brackets": repeated("("),
    "bracket-pairs": repeated("(he said) "),
    "square-brackets": repeated("[a] "),
    "commas": repeated(","),
    "comma-words": repeated("gull, "),
    "stops": repeated("."),
    "dashes": repeated("— "),
    "colons": repeated("Hale: "),
    "semicolons": repeated("he said it; "),
    "straight-marks": repeated('"'),
    "straight-words": repeated('"gull" '),
    "curly-marks": repeated("“"),
    "curly-words": repeated("“gull” "),
    "single-marks": repeated("‘gull "),
    "apostrophes": repeated("'"),
    "quotations": repeated("“The boats left,” he said. "),
    "emoji": repeated("😀"),
    "emoji-words": repeated("😀 gull "),
    "numbers": repeated("1234 "),
    "digits": repeated("7"),
    "one-word": repeated("gull"),
    "waivers": repeated("He left. <!-- attribution: ignore agentless-passive -->\n\n"),
    "open-comments": repeated("<!-- attribution: ignore "),
    "open-tags": repeated("<p "),
    "tags": repeated("<b>gull</b> "),
    "backticks": repeated("`"),
    "backtick-words": repeated("`gull "),
    "asterisks": repeated("*"),
    "underscores": repeated("_gull "),
    "links": repeated("[gull]("),
    "headings": repeated("# Gull\n\n"),
    "blank-lines": repeated("\n"),
    "blanks": repeated(" ", "gull "),
    "paragraphs": repeated("He said so.\n\n"),
    "one-word-paragraphs": repeated("Gull\n\n"),
    "pronouns": repeated("He told her that they saw him, and she told them that he saw it. "),
    "pronoun-words": repeated("he "),
    "descriptions": repeated("The mayor told the minister the official met a council member. "),
    "sources-say": repeated("Officials said the plan failed, a source said. "),
    "relays": repeated("The Times reported that officials said the agency had said it failed. "),
    "double-quotes-in-pairs": repeated("''He left,'' she said. "),
    "guillemets": repeated("« He left », she said. "),
    "open-quotations": repeated("“The boats left, he said.\n\n"),
    "one-open-quotation": one_open_quotation,
    "questions": repeated("Who said that? "),
    "ellipses": repeated("He said … "),
    "slashes": repeated("gull/"),
    "addresses": repeated("https://example.org/gull?x=1 "),
    "accents": repeated("e\u0301"),
    "zero-width": repeated("\u200b"),
    "right-to-left": repeated("\u202egull "),
    "tabs": repeated("\t"),
    "carriage-returns": repeated("gull\r"),
    "windows-lines": repeated("He said so.\r\n"),
    "lines": repeated("He said so.\n"),
    "labels": repeated("HALE: We had no alarm.\n\n"),
    "questions-and-answers": repeated("Q: Who said so?\n\nA: The mayor said so.\n\n"),
    "conjoined": repeated("the mayor and "),
    "relatives": repeated("the man who said that "),
    "according-to": repeated("according to officials "),
    "told": repeated("told the board that "),
    "they": repeated("They said they would. "),
    "same-name": repeated("Ada Vos said Vos had met Mr. Vos. "),
    "same-description": repeated("The old harbour mayor said so. "),
    "possessors": repeated("the mayor's brother's "),
    "of": repeated("the head of "),
    "passives": repeated("It was claimed that it was said. "),
    "list-items": repeated("- He said so.\n"),
    "numbered-items": repeated("1. He said so.\n"),
    "quoted-lines": repeated("> He said so.\n\n"),
    "nested-quotes": repeated("> "),
    "nested-lists": nested_lists,
    "table-rows": repeated("| He | said so. |\n"),
    "fences": repeated("```\n"),
    "square-open": repeated("["),
    "exclamations": repeated("!["),
    "footnotes": repeated("[^1]: "),
    "references": repeated("&#"),
    "named-references": repeated("&amp "),
    "markdown-comments": repeated("<!-- "),
    "markdown-tags": repeated("<b> "),
    "disabled": repeated("<!-- attribution: disable[vague-source] -->\n\nOfficials said so.\n\n"),
    "page-paragraphs": repeated("<p>He said so.</p>"),
    "open-paragraphs": repeated("<p>He said so. "),
    "nested-blocks": repeated("<div>"),
    "nested-inline": repeated("<i>"),
    "stray-ends": repeated("</b></p></div>"),
    "open-inline-blocks": repeated("<i><p>gull "),
    "open-values": repeated("<p a='"),
    "attributes": attributes,
    "open-titles": repeated("<title>"),
    "open-scripts": repeated("<script>a</script><script>"),
    "cdata": repeated("<![CDATA[ "),
    "page-rows": repeated("<tr><td>He said so.</td></tr>"),
    "nested-tables": repeated("<table><tr><td>gull"),
    "page-links": repeated("<a href='x'>He said so</a> "),
    "breaks": repeated("He said so.<br>"),
    "page-items": repeated("<li>He said so."),
    "boxes": repeated("<div class='related'><p>He said so.</p></div>"),
    "names": many_names,
    "name-list": name_list,
    "speakers": speakers,
    "long": long_article,
}
"""The texts by the name of their family, as parts without end."""
MARKUP = dict.fromkeys(
    "open-comments open-tags tags references named-references page-paragraphs open-paragraphs "
    "nested-blocks nested-inline stray-ends open-inline-blocks open-values attributes open-titles "
    "open-scripts cdata page-rows nested-tables page-links breaks page-items boxes".split(),
    "html",
) | dict.fromkeys(
    "waivers backticks backtick-words asterisks underscores links headings list-items "
    "numbered-items quoted-lines nested-quotes nested-lists table-rows fences square-open "
    "exclamations footnotes markdown-comments markdown-tags disabled".split(),
    "markdown",
)
"""The format of a family where it is not plain text."""
LONG = ("long",)
"""The families of whole articles, measured at their own sizes."""


def text_of(family: str, kilobytes: int) -> str:
    """A text of the family, cut at a size in 1,024 bytes."""
    wanted, size, parts = kilobytes * 1024, 0, []
    for part in FAMILIES[family]():
        parts.append(part)
        size += len(part.encode())
        if size >= wanted:
            break
    return "".join(parts).encode()[:wanted].decode(errors="ignore")


def stage_seconds(analyzer: Analyzer, text: str, format: str) -> dict[str, float]:
    """CPU seconds of each stage over one text."""
    seconds: dict[str, float] = {}
    clock = [process_time()]

    def lap(stage: str) -> None:
        clock.append(process_time())
        seconds[stage] = clock[-1] - clock[-2]

    gc.collect()  # what an earlier text left behind is not this one's work
    clock[0] = process_time()
    article = article_from_text(text, "-", format)
    lap("read")
    parse = next(iter(analyzer.pipeline.parse([article], analyzer.name_words)))
    lap("parse")
    document = analyzer._document(parse)
    lap("document")
    found = analyzer.extractor.extract(document).attributions
    lap("extraction")
    entities = analyzer.linker.find_entities(document, found)
    lap("entities")
    attributions, sources = analyzer.resolver.resolve(document, found, entities)
    lap("sources")
    findings = analyzer.checker.prepare(document, attributions, entities, sources).findings()
    lap("checks")
    report_object(Report(document.article, attributions, sources, findings))
    lap("report")
    return seconds


def least_seconds(analyzer: Analyzer, family: str, size: int, runs: int) -> dict[str, float]:
    """The CPU seconds of each stage, in the run that took least of so many."""
    text, format = text_of(family, size), MARKUP.get(family, "text")
    every = (stage_seconds(analyzer, text, format) for _ in range(runs))
    return min(every, key=lambda split: sum(split.values()))


def measure(
    analyzer: Analyzer, family: str, sizes: Sequence[int], *, limit: float, stages: bool, runs: int
) -> str:
    """A line of the table: seconds at each size and their ratios."""
    found: list[float] = []
    details: list[str] = []
    for size in sizes:
        split = least_seconds(analyzer, family, size, runs)
        found.append(sum(split.values()))
        shown = ", ".join(f"{stage} {s:.2f}" for stage, s in split.items() if s >= 0.005)
        details.append(f"    {size} KB: {shown}")
        if found[-1] > limit:
            break
    seconds = " ".join(f"{s:8.2f}" for s in found)
    ratios = " ".join(f"{b / a:5.2f}" for a, b in itertools.pairwise(found) if a)
    line = f"{family:<20} {seconds}  | {ratios}"
    return "\n".join([line, *details]) if stages else line


def build_parser() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--family", action="append", choices=sorted(FAMILIES), metavar="WORD")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 20, 40], metavar="KB")
    parser.add_argument("--long", type=int, nargs="+", default=[50, 100, 200, 400], metavar="KB")
    parser.add_argument("--limit", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="the least of N runs")
    parser.add_argument("--stages", action="store_true", help="the seconds of each stage too")
    return parser


def main() -> None:
    """Prints a line for each family."""
    args = build_parser().parse_args()
    analyzer = Analyzer(load_pipeline(None), load_rulebook())
    stage_seconds(analyzer, text_of("long", 5), "text")  # warms what is cached
    gc.freeze()
    for family in args.family or FAMILIES:
        sizes = args.long if family in LONG else args.sizes
        options = {"limit": args.limit, "stages": args.stages, "runs": args.runs}
        line = measure(analyzer, family, sizes, **options)
        print(line, flush=True)


if __name__ == "__main__":
    main()
