"""What holds of every extraction, whatever the article and the tree."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.extraction import Extraction
from attribution.grammar.quotations import find_quotations
from attribution.grammar.trees import spans_of, text_of
from attribution.model import Attribution, Parse, Part, Quotation


def assert_sound(parse: Parse, extraction: Extraction, rules: set[str]) -> None:
    """Evidence, rules, spans, words and ids of an extraction are in order."""
    problems = [
        *_ids(extraction.attributions),
        *(p for found in extraction.attributions for p in _attribution(parse, found, rules)),
        *(p for quotation in find_quotations(parse) for p in _quotation(parse, quotation)),
        *(p for p in _links(find_quotations(parse))),
        *(f"miss of {m.site.rule.id} says nothing" for m in extraction.misses if not m.why),
    ]
    assert not problems, f"{parse.article.text!r}: " + "; ".join(problems)


def _ids(attributions: tuple[Attribution, ...]) -> Iterator[str]:
    known = [found.id for found in attributions]
    if known != [f"a{number}" for number in range(1, len(known) + 1)]:
        yield f"ids are {known}"
    above = {found.id: found.within for found in attributions}
    for found in attributions:
        for other in (found.within, found.partner):
            if other is not None and (other not in known or other == found.id):
                yield f"{found.id} names {other}"
        seen, outer = {found.id}, found.within
        while outer is not None and outer not in seen:
            seen.add(outer)
            outer = above.get(outer)
        if outer is not None:
            yield f"{found.id} stands within itself"
    cues = [i for found in attributions if found.cue for i in found.cue.tokens]
    if len(set(cues)) < len(cues):
        yield "two cues share a word"


def _attribution(parse: Parse, found: Attribution, rules: set[str]) -> Iterator[str]:
    if [step.step for step in found.evidence][:3] != ["cue", "source", "claim"]:
        yield f"{found.id} does not say how it came about"
    for step in found.evidence:
        if step.rule not in rules:
            yield f"{found.id}: no rule is called {step.rule}"
        if not step.note:
            yield f"{found.id}: a step of its evidence says nothing"
        if any(not 0 <= a < b <= len(parse.article.text) for a, b in step.spans):
            yield f"{found.id}: {step.spans} do not lie in the text"
    if found.rule not in rules:
        yield f"{found.id}: no rule is called {found.rule}"
    yield from (f"{found.id}: {p}" for p in _modes(parse, found))
    for role, part in (("claim", found.claim), ("cue", found.cue), ("source", found.source)):
        if part is not None:
            yield from (f"{found.id}: its {role} {problem}" for problem in _part(parse, part))
    if found.cue and set(found.cue.tokens) & set(found.claim.tokens):
        yield f"{found.id}: cue and claim share a word"


def _modes(parse: Parse, found: Attribution) -> Iterator[str]:
    words = [i for i in found.claim.tokens if parse.tokens[i].pos != "PUNCT"]
    if found.mode == "direct" and parse.tokens[words[0]].i == 0:
        yield "is direct, and no mark stands before its claim"


def _part(parse: Parse, part: Part) -> Iterator[str]:
    if not part.tokens or list(part.tokens) != sorted(set(part.tokens)):
        yield f"has the tokens {part.tokens}"
    elif part.spans != spans_of(parse, part.tokens):
        yield "covers other words than its tokens"
    elif part.text != text_of(parse.article, part.spans):
        yield f"says “{part.text}”"
    if part.head is not None and not 0 <= part.head < len(parse.tokens):
        yield f"has the head {part.head}"


def _quotation(parse: Parse, quotation: Quotation) -> Iterator[str]:
    if not 0 <= quotation.first < quotation.end <= len(parse.tokens):
        yield f"{quotation} does not lie in the text"
        return
    blocks = {parse.sentence_of(i).block for i in (quotation.first, quotation.end - 1)}
    if blocks != {quotation.block}:
        yield f"{quotation} leaves its paragraph"


def _links(quotations: tuple[Quotation, ...]) -> Iterator[str]:
    for number, quotation in enumerate(quotations):
        if quotation.continues is not None and quotation.continues != number - 1:
            yield f"quotation {number} carries on {quotation.continues}"
        if number and quotations[number - 1].end > quotation.first:
            yield f"quotation {number} overlaps the one before it"
