"""Words exchanged for others of their class, so that the network leans on grammar, not on words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.treebanks import Document, Paragraph, Word

# Nouns, adjectives and names take one another's places; verbs do not, they choose what they govern.
_TAGS = frozenset({"NN", "NNS", "NNP", "JJ"})
# "back of", "kind of", "next to": grammar, whatever their tag.
_FIRM = frozenset({"fixed", "case", "mark", "cc", "advmod", "det", "nummod"})


@dataclass(frozen=True, slots=True)
class Stock:
    """The words of the treebanks by tag, as often as they are there."""

    words: dict[str, tuple[Word, ...]]


def collect_stock(documents: Iterable[Document]) -> Stock:
    """All words that may be put in another's place."""
    found: dict[str, list[Word]] = defaultdict(list)
    for document in documents:
        for paragraph in document.paragraphs:
            for sentence in paragraph.sentences:
                for word in sentence:
                    if _may_swap(word) and word.form.isalpha():
                        found[word.tag].append(word)
    return Stock({tag: tuple(words) for tag, words in found.items()})


def swap(paragraph: Paragraph, stock: Stock, share: float, chance: random.Random) -> Paragraph:
    """The paragraph with about a share of its nouns, adjectives and names exchanged."""

    def drawn(word: Word) -> Word:
        if not _may_swap(word) or chance.random() >= share:
            return word
        other = chance.choice(stock.words.get(word.tag, (word,)))
        return replace(word, form=_cased(other.form, word.form), lemma=other.lemma)

    return Paragraph(tuple(tuple(map(drawn, sentence)) for sentence in paragraph.sentences))


def _cased(form: str, model: str) -> str:
    return form.capitalize() if model[0].isupper() else form


def _may_swap(word: Word) -> bool:
    return word.tag in _TAGS and word.relation not in _FIRM and len(word.form) > 2
