"""The place of a possible cue: what every role is looked for around."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from attribution.grammar.found_by import FoundBy
from attribution.grammar.subjects import Subject, subject_of
from attribution.grammar.turns import Label, labels_of, time_stamps
from attribution.grammar.verb_groups import VerbGroup
from attribution.model import Document, Parse, Quotation
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.lexicons import Word
from attribution.rulebook.sections.role_tables import parse_role
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True)
class Text:
    """A document with the words and thresholds of the rules, and what each token stands in."""

    document: Document
    words: Vocabulary
    tuning: Tuning

    @cached_property
    def parse(self) -> Parse:
        """The parse of the article."""
        return self.document.parse

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the article, in order."""
        return self.document.quotations

    @cached_property
    def quoted(self) -> dict[int, int]:
        """For each token in quotation marks the index of its quotation."""
        return {
            i: number
            for number, quotation in enumerate(self.quotations)
            for i in range(quotation.first, quotation.end)
        }

    @cached_property
    def quotations_in(self) -> dict[int, list[int]]:
        """For each block the indices of its quotations."""
        found: dict[int, list[int]] = {}
        for number, quotation in enumerate(self.quotations):
            found.setdefault(quotation.block, []).append(number)
        return found

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The labels of who speaks, of a transcript."""
        return labels_of(self.parse, self.words.speaking_nouns, self.words.no_labels)

    @cached_property
    def stamps(self) -> frozenset[int]:
        """The tokens of times of day at the head of paragraphs: part of no source and no claim."""
        return time_stamps(self.parse)

    @cached_property
    def _labels_by_mark(self) -> dict[int, Label]:
        return {label.mark: label for label in self.labels}

    @cached_property
    def _first_of_labels(self) -> frozenset[int]:
        return frozenset(label.first for label in self.labels)

    def label_at(self, mark: int) -> Label | None:
        """The label that the colon at a token closes, if it closes one."""
        return self._labels_by_mark.get(mark)

    def opens_with_label(self, quotation: Quotation) -> bool:
        """Whether a label opens the quotation, as in a transcript that is quoted: “Hale: No.”."""
        return quotation.first in self._first_of_labels

    def in_speech(self, i: int) -> bool:
        """Whether token `i` stands in a quotation of speech, not of a single word or a title."""
        number = self.quoted.get(i)
        return number is not None and self.quotations[number].speech


class Site(NamedTuple):
    """A word that may be a cue, the rule that says so, and the group of words around it."""

    text: Text
    rule: CueRule
    word: Word
    group: VerbGroup
    anchor: int | None = None
    """For a phrase: the head of the noun phrase that it governs ("according to *officials*")."""

    @property
    def parse(self) -> Parse:
        """The parse of the article."""
        return self.text.parse

    @property
    def head(self) -> int:
        """The token that the cue hangs on."""
        return self.group.head

    @property
    def subject(self) -> Subject | None:
        """The subject of the cue; none where the tree takes it from inside quoted speech.

        “Three boats. Two men. One rope,” said pilot Mina Post: *one rope* says nothing.
        """
        found = subject_of(self.parse, self.group.top)
        if found is None or not self.text.in_speech(found.head):
            return found
        quoted = self.text.quoted
        return found if quoted.get(self.head) == quoted[found.head] else None

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions before what the lexicon gives for the word: "pointed *to*"."""
        return frozenset(p for role in self.word.claim for p in parse_role(role).prepositions)


class RoleFill(NamedTuple):
    """What fills a role: its tokens, its deciding word, and how it was found."""

    tokens: tuple[int, ...]
    head: int | None
    found_by: FoundBy
    link: tuple[int, ...] = ()
    """Words between cue and phrase that belong to the cue: "commented *on*"."""
    expressed: bool = True
    """False where the words stand in another clause and are understood here."""
    detail: str = ""
    """The preposition before it, or the cue noun whose it is; empty where there is none."""

    @property
    def explanation(self) -> str:
        """How it was found, for readers."""
        sentence = self.found_by.value
        if "{detail}" in sentence:
            return sentence.format(detail=self.detail)
        return f"{sentence}, whose {self.detail} it is" if self.detail else sentence


def is_reliable(site: Site, least: float) -> bool:
    """Whether the site's word is a cue at least that often, 0 to 1, where it was counted."""
    return (site.word.reliability or 0) >= least
