"""Reports made by hand, so that the formats are tested without a pipeline."""

from __future__ import annotations

from attribution.model import (
    Article,
    Attribution,
    Block,
    Evidence,
    Finding,
    Level,
    Part,
    Report,
    Segment,
    Source,
    Span,
    Spans,
)

FERRY = """\
Ferry inquiry widens
By Orla Tennant

The harbour board ignored two warnings, the Eastholm Courier reported on Tuesday, citing
three former inspectors who asked not to be named.

"We told them in January," said Piet Vandersloot. "Nobody wrote back."

The captain is believed to have left the country. Two people familiar with the matter said \
he had told friends that he would return.
"""


def article(text: str, path: str = "ferry.txt") -> Article:
    """An article whose blocks are its paragraphs; the first two lines are headline and byline."""
    blocks, at = [], 0
    for number, paragraph in enumerate(text.replace("\nBy ", "\n\x00By ").split("\n\n")):
        for kind, piece in zip(_kinds(number), paragraph.split("\x00")):
            start = text.index(piece.strip(), at)
            prose = piece.strip().replace("\n", " ")
            segment = Segment(0, start, len(prose), len(prose))
            blocks.append(Block(kind, prose, (segment,), text.count("\n", 0, start) + 1))
            at = start + len(prose)
    return Article(path, text, tuple(blocks))


def _kinds(number: int) -> tuple[str, ...]:
    return ("headline", "byline") if number == 0 else ("prose",)


def spans(text: str, *quotes: str) -> Spans:
    """Where the quotes first stand in the text; `a [b] c` is b where it stands so."""
    return tuple(_span(text, quote) for quote in quotes)


def _span(text: str, quote: str) -> Span:
    before, mark, rest = quote.partition("[")
    if not mark or "]" not in rest or quote in text:
        return Span(text.index(quote), text.index(quote) + len(quote))
    words, _, after = rest.partition("]")
    start = text.index(before + words + after) + len(before)
    return Span(start, start + len(words))


def part(text: str, *quotes: str, entity: str | None = None) -> Part:
    """Words of the text in one role."""
    places = spans(text, *quotes)
    words = " … ".join(" ".join(text[start:end].split()) for start, end in places)
    return Part(places, words, (), None, entity)


def attribution(
    id: str,
    text: str,
    source: tuple[str, str] | None,
    cue: str | None,
    *claim: str,
    level: Level = "hidden",
    **changes: object,
) -> Attribution:
    """An attribution over quotes of the text; `source` is (words, id of the row of sources)."""
    steps = (Evidence("cue", "statement.say", f"“{cue}” reports speech", ()),)
    fields: dict[str, object] = {
        "rule": "statement.say",
        "kind": "statement",
        "mode": "indirect",
        "effective_level": level,
        "evidence": steps,
        **changes,
    }
    return Attribution(
        id=id,
        source=part(text, source[0], entity=source[1]) if source else None,
        cue=part(text, cue) if cue else None,
        claim=part(text, *claim),
        level=level,
        **fields,  # type: ignore[arg-type]
    )


def ferry(path: str = "ferry.txt") -> Report:
    """An article with a relay, a quotation in two pieces, a hidden source and a nested claim."""
    text = FERRY
    board = "The harbour board ignored two warnings"
    return Report(
        article(text, path),
        (
            attribution("a1", text, ("the Eastholm Courier", "s1"), "reported", board,
                        level="institutional", effective_level="affiliated", relays=("s2",)),
            attribution("a2", text, ("three former inspectors", "s2"), "citing", board,
                        level="affiliated", partner="a1", rule="relay.citing"),
            attribution("a3", text, ("Piet Vandersloot", "s3"), "said",
                        '"We told them in January,"', '"Nobody wrote back."',
                        level="named", mode="direct"),
            attribution("a4", text, None, "is believed", "The captain", "to have left the country",
                        kind="hearsay", rule="hearsay.passive"),
            attribution("a5", text, ("Two people familiar with the matter", "s4"), "matter [said]",
                        "he had told friends that he would return", level="vague"),
            attribution("a6", text, ("said [he] had", "s5"), "had told", "that he would return",
                        level="identifiable", within="a5"),
        ),
        (
            Source("s1", "the Eastholm Courier", "outlet", "institutional", "one",
                   mentions=spans(text, "the Eastholm Courier")),
            Source("s2", "three former inspectors who asked not to be named", "people",
                   "affiliated", "plural", 3, role="inspector", status="former",
                   anonymity="asked not to be named",
                   mentions=spans(text, "three former inspectors who asked not to be named")),
            Source("s3", "Piet Vandersloot", "person", "named", "one",
                   mentions=spans(text, "Piet Vandersloot")),
            Source("s4", "Two people familiar with the matter", "people", "vague", "plural", 2,
                   basis="familiar", mentions=spans(text, "Two people familiar with the matter")),
            Source("s5", "The captain", "person", "identifiable", "one", resolved=False,
                   mentions=spans(text, "The captain")),
        ),
        (
            Finding("weasel-passive", "warning", spans(text, "is believed")[0], 9, 13,
                    "“is believed” names nobody who believes it", "a4"),
        ),
    )  # fmt: skip


def hostile() -> Report:
    """An article whose words are what markup, terminals and spreadsheets would obey."""
    text = (
        "[/his aide] <script>alert(1)</script> \x1b[31m::error file=x:: said =HYPERLINK(1) | `x`\n"
    )
    return Report(
        Article("[bold]x\x1b].txt", text, (Block("prose", text.strip(), (
            Segment(0, 0, len(text) - 1, len(text) - 1),), 1),), ("[red]note",)),
        (
            attribution("a1", text, ("[/his aide] <script>alert(1)</script> \x1b[31m", "s1"),
                        "said", "=HYPERLINK(1) | `x`", level="vague"),
        ),
        (
            Source("s1", "[/his aide] <script>alert(1)</script> \x1b[31m", "person", "vague",
                   affiliation="+1 & <b>", mentions=(Span(0, 11),)),
        ),
    )  # fmt: skip


def empty() -> Report:
    """An article without a word."""
    return Report(Article("empty.txt", "", (), ("the file is empty",)))
