"""What a reporter appends to a claim in indirect speech, and nobody claimed."""

from __future__ import annotations

from collections.abc import Collection

from attribution.extraction.sites import Text
from attribution.grammar.trees import ancestors, subtree
from attribution.grammar.words import WORDS


def aside(text: Text, claim: Collection[int]) -> set[int]:
    """The words of the relative clause behind a comma that ends a claim, the reporter's own.

    "He said it would replace the levy, *which was passed in May*": the clause tells the reader what
    the levy is. One that says what will or would be is part of what is claimed.
    """
    tokens = text.parse.tokens
    for i in sorted(claim, reverse=True):
        if i in text.quoted:
            continue
        opens = tokens[i].tag in ("WDT", "WP", "WP$") and tokens[i].lower in WORDS.wh_relatives
        if opens and i - 1 in claim and tokens[i - 1].text == ",":
            clause = _clause(text, i)
            whole = clause and max(clause) >= max(claim) - 1 and min(claim) < i - 1
            return clause if whole else set()
    return set()


def _clause(text: Text, pronoun: int) -> set[int]:
    """The words of the relative clause that a pronoun opens; none where it has a modal."""
    parse = text.parse
    for above in ancestors(parse, pronoun):
        if parse.tokens[above].dep == "acl:relcl":
            words = [i for i in subtree(parse, above) if i >= pronoun]
            modal = any(parse.tokens[i].tag == "MD" for i in words[:6])
            return set() if modal else set(words)
    return set()
