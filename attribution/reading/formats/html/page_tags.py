"""What the elements of HTML say of the text inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Hint


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


Attributes = Mapping[str, "str | None"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
VOID = _tags("area base br col embed hr img input link meta param source track wbr")
LEFT_OUT = _tags(
    "script style template noscript nav svg math head title iframe object audio video canvas"
    " select textarea button datalist map dialog label"
)
"""Elements whose text is not an article's: code, controls, navigation."""
ARTICLE_LIKE = frozenset(("article", "main"))
FURNITURE = _tags("aside footer form menu pre")
"""Elements that seldom hold an article: those are looked at once more, as named ones are."""
BLOCKS = HEADINGS | _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form head header hgroup hr html legend li main menu nav ol p pre"
    " section summary table tbody td tfoot th thead title tr ul"
)
CONTAINERS = _tags("html body main article section div table tbody tr td center form")
"""Elements that hold paragraphs and more."""
SCOPES = _tags("table td th caption html object template")
"""No end tag inside one of these closes an element around it, but the end tag of a table's part."""
TABLE_PARTS = _tags("table tbody thead tfoot tr td th caption html body")
CLOSED_BY_BLOCK: Mapping[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("td", "th", "tr"),
}
"""Elements that may stand without an end tag, by the one that ends them."""

_BY_TAG: Mapping[str, Hint] = {
    "figcaption": "caption",
    "caption": "caption",
    "li": "list",
    "dt": "list",
    "dd": "list",
    "td": "list",
    "th": "list",
    "time": "byline",
    **dict.fromkeys(HEADINGS, "heading"),
}
_NAMED = frozenset(("span", "p", "div", "figcaption", "cite", "small", "a", "em", "address", "ul"))
"""Elements whose class names are believed; those of a whole page or story say too much."""
_HIDING_STYLE = re.compile(r"display:none|visibility:hidden")


def hint_of(tag: str, attributes: Attributes, around: Hint, words: BlockWords) -> Hint:
    """The kind that an element gives its text; its surroundings' where it says nothing."""
    named = _by_name(attributes, words) if tag in _NAMED else ""
    own = named or _BY_TAG.get(tag, "")
    # A paragraph inside a box of the author's or of advertisements is a paragraph all the same.
    return own or ("" if tag == "p" and around in ("byline", "link", "credit") else around)


def _by_name(attributes: Attributes, words: BlockWords) -> Hint:
    names = " ".join(attributes.get(key) or "" for key in ("class", "itemprop", "rel")).lower()
    parts = {
        part
        for name in names.split()
        if not name.startswith(("has-", "with-", "no-"))
        for part in re.split(r"[^a-z]+", name)
    }
    lists: tuple[tuple[Hint, tuple[str, ...]], ...] = (
        ("credit", words.credit_classes),
        ("caption", words.caption_classes),
        ("byline", words.byline_classes),
        ("dateline", words.dateline_classes),
        ("link", words.link_classes),
    )
    return next((hint for hint, classes in lists if parts & set(classes)), "")


def names_of(attributes: Attributes) -> str:
    """Every name that an element has, blanks between."""
    keys = ("class", "id", "role", "itemprop", "data-testid", "data-component")
    return " ".join(filter(None, (attributes.get(key) for key in keys)))


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser does not show the element."""
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDING_STYLE.search(style) is not None
    )


def section_of(attributes: Attributes) -> Iterator[str]:
    """What a `meta` element files the article under."""
    if (attributes.get("property") or attributes.get("name")) in ("article:section", "section"):
        content = (attributes.get("content") or "").strip().lower()
        if content:
            yield content
