"""The dateline before a news paragraph: where the words begin that are the article's own."""

from __future__ import annotations

import re

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.blocks.forms import words_of

_DASH = re.compile(r"\s*(?:—|–|--|―|‒)\s*-?\s*|\s+-\s*")
# "(R-Texas)" is a senator's party and state.
_AGENCY = re.compile(r"[(\[](?!\w-)[^()\[\]]{2,40}[)\]]$")
_PLACE_LABEL = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}: (?=[\"“‘']?[A-Z][a-z])")
_LONGEST = 90
_PLACE_WORDS = 4
"""In "Port Ellis, New Tarnland –" at most."""


def dateline_end(text: str, words: BlockWords, *, opening: bool = True) -> int:
    """Where a dateline ends, dash and all ("NORDHAVN, June 3 (Gazette) —"); 0 where none begins.

    A name alone ("NORDHAVN –", "Nordhavn –") is one only in the article's first paragraphs.
    """
    dash = _DASH.search(text, 3, _LONGEST)
    if not dash or not _opens_sentence(text[dash.end() :]):
        return 0
    head = text[: dash.start()]
    agency = _AGENCY.search(head)
    place = head[: agency.start()] if agency else head
    # "Nordhavn –" may begin any sentence; "Nordhavn (Gazette) –" and "NORDHAVN –" do not.
    sure = agency is not None or (opening and sum(map(str.isupper, place)) > 3 and place.isupper())
    sure = sure or (opening and _opens_article(text, dash))
    return dash.end() if _is_place(place.strip(), sure, words) else 0


def place_label_end(text: str) -> int:
    """Where a dateline with a colon ends ("PORT ELLIS: The mayor …"); 0 where none begins.

    A speaker's label looks the same: whether the text is a transcript is for the caller to tell.
    """
    found = _PLACE_LABEL.match(text)
    return found.end() if found else 0


def _opens_article(text: str, dash: re.Match[str]) -> bool:
    """Whether one dash parts a few capitalised words from the lead: "Nordhavn, Tarnland – The …".

    A second dash would close an aside: "Brandt – Ada, not Otto – said so".
    """
    lead = re.split(r"[.!?]", text[dash.end() :], maxsplit=1)[0]
    spaced = dash.group()[:1].isspace() and dash.group().strip() != "-"
    few = len(words_of(text[: dash.start()])) <= _PLACE_WORDS
    return spaced and few and not _DASH.search(lead)


def _opens_sentence(text: str) -> bool:
    bare = text.lstrip("\"'“‘«`(")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _is_place(place: str, sure: bool, words: BlockWords) -> bool:
    found = words_of(place)
    if not found or not place[0].isupper() or len(found) > 9 or re.search(r"[:;!?\"“]", place):
        return False
    if any(word[0].islower() and word not in words.place_links for word in found):
        return False
    first = found[0] if len(found[0].rstrip(".")) > 2 else "".join(found[:2])
    in_capitals = first.isupper() and sum(map(str.isalpha, first)) > 3
    dated = any(word.lower().rstrip(".") in words.dates for word in found[1:])
    # "NORDHAVN, Port County –": a town in capitals and where it lies.
    return sure or (in_capitals and "," in place) or (dated and found[-1].isdigit())
