"""The tables that spaCy's rule lemmatiser reads: rules, exceptions and known words by word class.

They start from those of the package `spacy-lookups-data` (MIT; the words are WordNet's), which is
needed for training alone, and are changed in three ways: the treebanks' own lemmas win; base forms
that a rule would cut ("need" is no past tense of "nee") become exceptions; and of the known words
only those stay that decide something, which is one in ten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.lookups import Lookups, load_lookups

from training.treebanks import Document

_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")
_INFLECTED = ("noun", "verb", "adj", "adv")
# Names, figures and foreign words keep their form; the tables know nothing about them.
_UNTOUCHED = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X", "SPACE"})
# In another order than spaCy's. Of words that nobody knows the first rule that fits wins ("texted"
# is "text"), of known ones the last ("hoping" is "hope": "hop" would double its consonant).
_RULES = {
    "noun": [
        ["ies", "y"], ["ches", "ch"], ["shes", "sh"], ["xes", "x"], ["men", "man"], ["s", ""],
        ["ses", "s"], ["ves", "f"], ["zes", "z"],
    ],
    "verb": [
        ["ies", "y"], ["s", ""], ["es", ""], ["es", "e"], ["ied", "y"], ["ed", ""], ["ed", "e"],
        ["ing", ""], ["ing", "e"],
    ],
}  # fmt: skip
_ENDINGS = {"noun": ("s", "es"), "verb": ("s", "es", "ed", "d", "ing"), "adj": ("er", "est")}

Exceptions = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the lemmatiser knows of each word class, by its name in lower case."""

    rules: Mapping[str, list[list[str]]]
    exceptions: Exceptions
    index: Mapping[str, frozenset[str]]

    def lemmatise(self, pos: str, form: str) -> str:
        """The lemma that spaCy's lemmatiser will give; `form` in lower case."""
        known = self.index.get(pos, frozenset())
        found: list[str] = []
        guessed: list[str] = []
        for old, new in self.rules.get(pos, []):
            if form.endswith(old) and (lemma := form.removesuffix(old) + new):
                if lemma in known:
                    found.insert(0, lemma)
                elif not lemma.isalpha():
                    found.append(lemma)
                else:
                    guessed.append(lemma)
        found = list(dict.fromkeys(found))
        for lemma in self.exceptions.get(pos, {}).get(form, []):
            if lemma not in found:
                found.insert(0, lemma)
        return [*found, *guessed, form][0]

    def to_lookups(self) -> Lookups:
        """The tables as spaCy stores them."""
        lookups = Lookups()
        lookups.add_table("lemma_rules", dict(self.rules))
        lookups.add_table("lemma_exc", dict(self.exceptions))
        index = {pos: dict.fromkeys(sorted(words), 1) for pos, words in self.index.items()}
        lookups.add_table("lemma_index", index)
        return lookups


def build_tables(documents: Iterable[Document]) -> Tables:
    """The tables for the treebanks' lemmas, no larger than they need to be."""
    known = _with_base_forms(_base_tables())
    return _pruned(_corrected(known, _attested(documents)))


def _base_tables() -> Tables:
    lookups: Any = load_lookups("en", list(_TABLES))
    rules, exceptions, index = (lookups.get_table(name) for name in _TABLES)
    return Tables(
        {pos: _RULES.get(pos) or rules.get(pos, []) for pos in _INFLECTED},
        {
            # Of several the last wins: "enroll" and not "enrol", but "leaf" and not "leave".
            pos: {form: found[-1:] for form, found in exceptions.get(pos, {}).items()}
            for pos in _INFLECTED
        },
        {pos: frozenset(index.get(pos, [])) for pos in _INFLECTED},
    )


def _with_base_forms(tables: Tables) -> Tables:
    """With each known word its own lemma where a rule would make it a word that nobody knows."""
    added = {
        pos: {
            word: [word]
            for word in words
            if word not in tables.exceptions[pos]
            and (lemma := tables.lemmatise(pos, word)) != word
            and (lemma not in words or word.endswith(("ss", "ics")))
        }
        for pos, words in tables.index.items()
    }
    return _with_exceptions(tables, added)


def _attested(documents: Iterable[Document]) -> Iterator[tuple[str, str, str]]:
    """Word class, form and most frequent lemma of the treebanks' words."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for paragraph in document.paragraphs:
            for sentence in paragraph.sentences:
                for word in sentence:
                    if word.pos not in _UNTOUCHED and word.form != "_":
                        counts[word.pos.lower(), word.form.lower()][word.lemma] += 1
    for (pos, form), lemmas in sorted(counts.items()):
        # A single witness may be a slip of the pen.
        if lemmas.total() > 1 or pos not in _INFLECTED:
            lemma = lemmas.most_common(1)[0][0]
            yield pos, form, lemma if pos == "pron" else lemma.lower()


def _corrected(tables: Tables, attested: Iterable[tuple[str, str, str]]) -> Tables:
    added: Exceptions = defaultdict(dict)
    for pos, form, lemma in attested:
        if tables.lemmatise(pos, form) != lemma:
            added[pos][form] = [lemma]
    return _with_exceptions(tables, added)


def _with_exceptions(tables: Tables, added: Exceptions) -> Tables:
    merged: Exceptions = {
        pos: {**tables.exceptions.get(pos, {}), **added.get(pos, {})}
        for pos in {*tables.exceptions, *added}
    }
    return Tables(tables.rules, merged, tables.index)


def _pruned(tables: Tables) -> Tables:
    """The same lemmas for all inflections of the known words, from a shorter list of them."""
    unknowing = Tables(tables.rules, tables.exceptions, {})
    inflections = {
        pos: {form for word in words for form in _inflections(pos, word)}
        for pos, words in tables.index.items()
    }
    needed = {
        pos: frozenset(
            lemma
            for form in forms
            if (lemma := tables.lemmatise(pos, form)) != unknowing.lemmatise(pos, form)
        )
        for pos, forms in inflections.items()
    }
    shorter = Tables(tables.rules, tables.exceptions, needed)
    changed: Exceptions = {
        pos: {
            form: [lemma]
            for form in forms
            if (lemma := tables.lemmatise(pos, form)) != shorter.lemmatise(pos, form)
        }
        for pos, forms in inflections.items()
    }
    return _with_exceptions(shorter, changed)


def _inflections(pos: str, word: str) -> Iterator[str]:
    """The regular forms of a word, some that do not exist among them."""
    if not word.isalpha():
        return
    yield word
    for ending in _ENDINGS.get(pos, ()):
        yield word + ending
        if word.endswith("e"):
            yield word[:-1] + ending
        if word.endswith("y"):
            yield word[:-1] + "i" + ending
