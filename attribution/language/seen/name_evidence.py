"""What is known of the words beside and inside persons' names, before anything is parsed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words by what they tell of a name beside them; all in small letters but for the titles'."""

    titles: Collection[str] = ()
    """Forms of address and rank before a personal name: "Mr.", "Sen."."""
    roles: Collection[str] = ()
    """Nouns for one person: "spokesman", "brother"."""
    posts: Collection[str] = ()
    """Those of them that hardly any body is: "spokesman", not "member" or "owner"."""
    bodies: Collection[str] = ()
    """Words inside the names of bodies and places: "bank", "council"."""
    peoples: Collection[str] = ()
    """Countries, nationalities, regions and other listed names, of several words too."""
    dates: Collection[str] = ()
    """Days and months."""
    particles: Collection[str] = ()
    """Small words inside a surname: "van", "al"."""
    suffixes: Collection[str] = ()
    """Words behind a surname: "jr."."""
    links: Collection[str] = ()
    """Words behind a post that say whose it is: "of", "at"."""
    openers: Collection[str] = ()
    """First names that only begin most sentences: "*Said* Orrin", "*In* May"."""
    articles: Collection[str] = ()
    """Articles, which stand before no person's name."""


NAMES_ALONE = NameWords()
"""No words: first names alone tell persons."""
