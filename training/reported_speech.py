"""Sentences of the treebanks put into somebody's mouth.

The treebanks have few hundred sentences like `"We won," said Ann Lee, the mayor.`, and news is made
of them. A plain clause becomes the claim of an invented speaker here, in the word orders that
newspapers use and with the relations that the treebanks give them: the verb of saying is the root
and the claim its `ccomp`, but a verb in the middle of the claim is a `parataxis`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from training.names import find_names
from training.treebanks import Document, Paragraph, Word
from training.trees import (
    Tree,
    insert,
    join,
    mark,
    relabel,
    remove_leaf,
    substitute,
    top,
)

_POS = {
    "PRP": "PRON", "WP": "PRON", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "DT": "DET",
    "JJ": "ADJ", "CD": "NUM", "IN": "ADP", ",": "PUNCT", "VBD": "VERB", "VBZ": "VERB",
    "VBN": "VERB", "VBG": "VERB", "RB": "ADV",
}  # fmt: skip
_SAY = ["said"] * 12 + ["says"] * 4
_VERBS = {
    "said": "say", "says": "say", "added": "add", "adds": "add", "explained": "explain",
    "argued": "argue", "claimed": "claim", "insisted": "insist", "noted": "note",
    "warned": "warn", "stated": "state", "wrote": "write", "announced": "announce",
    "admitted": "admit", "acknowledged": "acknowledge", "recalled": "recall",
    "reported": "report", "suggested": "suggest", "replied": "reply", "believes": "believe",
    "tweeted": "tweet", "declared": "declare", "alleged": "allege", "concluded": "conclude",
    "predicted": "predict", "testified": "testify", "confirmed": "confirm",
}  # fmt: skip
_HEARERS = ("reporters", "lawmakers", "Reuters", "investigators", "me", "CNN", "viewers")
_TIMES = (
    "on/IN/case/2 Monday/NNP/obl/0",
    "on/IN/case/2 Thursday/NNP/obl/0",
    "Tuesday/NNP/obl:unmarked/0",
    "in/IN/case/3 a/DT/det/3 statement/NN/obl/0",
    "in/IN/case/3 an/DT/det/3 interview/NN/obl/0",
    "on/IN/case/2 Twitter/NNP/obl/0",
    "at/IN/case/4 a/DT/det/4 news/NN/compound/4 conference/NN/obl/0",
)
_QUOTES = (("“", "”"), ('"', '"'), ("“", "”"), ('"', '"'), ("``", "''"), ("‘", "’"), ("'", "'"))


@dataclass(frozen=True, slots=True)
class Speakers:
    """Noun phrases for those who speak, and the names to fill them with."""

    phrases: tuple[Tree, ...]
    persons: tuple[Tree, ...]
    organisations: tuple[Tree, ...]
    places: tuple[Tree, ...]

    def draw(self, chance: random.Random) -> Tree:
        """One speaker."""
        fillings = {"NAME": self.persons, "ORG": self.organisations, "PLACE": self.places}
        phrase = chance.choice(self.phrases)
        for slot, names in fillings.items():
            if names:
                phrase = _fill(phrase, slot, chance.choice(names))
        return phrase


def find_speakers(documents: Iterable[Document]) -> Speakers:
    """Speakers with the names that the documents have."""
    found: dict[str, set[Tree]] = {"PERSON": set(), "ORG": set(), "LOC": set()}
    for document in documents:
        for paragraph in document.paragraphs:
            for sentence in paragraph.sentences:
                for name in find_names(sentence):
                    if tree := _subtree(sentence[name.start : name.end], name.start, name.label):
                        found[name.label].add(tree)
    ordered = {label: tuple(sorted(trees, key=str)) for label, trees in found.items()}
    return Speakers(_read_phrases(), ordered["PERSON"], ordered["ORG"], ordered["LOC"])


def _subtree(words: Sequence[Word], base: int, label: str) -> Tree | None:
    """A name as a tree of its own, if it is one and has no more than four words."""
    inside = range(base, base + len(words))
    tops = [i for i, w in zip(inside, words, strict=True) if w.head not in inside or w.head == i]
    if len(tops) != 1 or len(words) > 4 or not all(word.form[0].isupper() for word in words):
        return None
    kind = {"PERSON": "person", "ORG": "organization", "LOC": "place"}[label]
    heads = ",".join(str(number) for number in range(1, len(words) + 1))
    opening = f"(0-{kind}-new-n-cf1-{heads}-sgl"
    entities = [""] * len(words)
    entities[0] = opening
    entities[-1] += ")" if len(words) == 1 else "0)"
    return tuple(
        replace(word, head=index if base + index == tops[0] else word.head - base, entity=entity)
        for index, (word, entity) in enumerate(zip(words, entities, strict=True))
    )


def _read_phrases() -> tuple[Tree, ...]:
    text = files(__package__).joinpath("phrases.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_phrase(line) for line in lines)


def _phrase(line: str) -> Tree:
    words = []
    for index, item in enumerate(line.split(" ")):
        *texts, tag, relation, number = item.rsplit("/", 3)
        form, _, lemma = texts[0].partition("/")
        head = int(number) - 1 if number != "0" else index
        words.append(Word(form, lemma or form, _POS[tag], tag, head, relation, form != ",", ""))
    return tuple(
        replace(word, space_after=not (following and following.form == ","))
        for word, following in zip(words, [*words[1:], None], strict=True)
    )


def _fill(phrase: Tree, slot: str, name: Tree) -> Tree:
    """The phrase with a name in the place of the slot."""
    position = next((index for index, word in enumerate(phrase) if word.form == slot), None)
    return phrase if position is None else substitute(phrase, position, name)


def retell(
    paragraph: Paragraph, speakers: Speakers, share: float, chance: random.Random
) -> Paragraph:
    """The paragraph with about a share of its plain statements reported by a speaker."""
    sentences: list[Tree] = []
    for sentence in paragraph.sentences:
        if is_statement(sentence) and chance.random() < share:
            sentences.append(report(sentence, speakers, chance))
        else:
            sentences.append(sentence)
    return Paragraph(tuple(sentences))


def is_statement(sentence: Tree) -> bool:
    """Whether it is one clause with a subject and a full stop, without quotation marks."""
    if not 4 <= len(sentence) <= 35 or not sentence[0].form[0].isupper():
        return False
    root = top(sentence)
    stopped = sentence[-1].form == "." and sentence[-1].head == root
    quoted = any(word.tag in ("``", "''") for word in sentence)
    subject = any(w.head == root and w.relation.startswith(("nsubj", "expl")) for w in sentence)
    return stopped and subject and not quoted


def report(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """The statement as somebody's words, in one of the orders of the news."""
    told = chance.choice(_ORDERS)(sentence, speakers, chance)
    first = 1 if told[0].tag == "``" else 0
    raised = replace(told[first], form=told[first].form[0].upper() + told[first].form[1:])
    return (*told[:first], raised, *told[first + 1 :])


def _verb(chance: random.Random) -> Tree:
    form = chance.choice(_SAY) if chance.random() < 0.55 else chance.choice(list(_VERBS))
    tag = "VBZ" if form.endswith("s") else "VBD"
    return (Word(form, _VERBS[form], "VERB", tag, 0, "ROOT", True, ""),)


def _frame(speakers: Speakers, chance: random.Random, *, inverted: bool) -> Tree:
    """ "Ann Lee said", "said Ann Lee", at times with the occasion: a tree under the verb."""
    verb, speaker = _verb(chance), speakers.draw(chance)
    pronoun = len(speaker) == 1 and speaker[0].pos == "PRON"
    parts = [verb, _closed(speaker)] if inverted and not pronoun else [speaker, verb]
    frame = join(parts, parts.index(verb))
    return join([frame, _occasion(chance)], 0) if chance.random() < 0.25 else frame


def _closed(speaker: Tree) -> Tree:
    """Without the comma that ends an apposition: the end of the sentence does that."""
    return remove_leaf(speaker, len(speaker) - 1) if speaker[-1].form == "," else speaker


def _occasion(chance: random.Random) -> Tree:
    return _phrase(chance.choice(_TIMES))


def _quoted(claim: Sequence[Tree], chance: random.Random) -> list[Tree]:
    opening, closing = chance.choice(_QUOTES)
    return [mark(opening, "``"), *claim, mark(closing, "''")]


def _stopped(tree: Tree) -> Tree:
    return join([tree, mark(".", ".")], 0)


def _with_comma(sentence: Tree) -> Tree:
    """The claim as it stands before "he said": a comma for its full stop."""
    return join([remove_leaf(sentence, len(sentence) - 1), mark(",", ",")], 0)


def _lowered(tree: Tree) -> Tree:
    """Without the capital that only the beginning of a sentence asks for."""
    first = tree[0]
    acronym = len(first.form) > 1 and first.form.isupper()
    if first.tag.startswith("NNP") or first.form == "I" or acronym:
        return tree
    return (replace(first, form=first.form[0].lower() + first.form[1:]), *tree[1:])


def _claim_first(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """ "We won," she said."""
    claim = _with_comma(sentence)
    if chance.random() < 0.75:
        claim = join(_quoted([claim], chance), 1)
    frame = _frame(speakers, chance, inverted=chance.random() < 0.5)
    return _stopped(join([relabel(claim, "ccomp"), frame], 1))


def _speaker_first(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """She said(,) "We won." """
    frame = _frame(speakers, chance, inverted=False)
    link = mark(*chance.choice([(",", ","), (":", ":")]))
    claim = join([link, join(_quoted([sentence], chance), 1)], 1)
    return join([frame, relabel(claim, "ccomp")], 0)


def _indirect(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """She (told reporters) (that) they won."""
    claim = _lowered(remove_leaf(sentence, len(sentence) - 1))
    if chance.random() < 0.6:
        that = Word("that", "that", "SCONJ", "IN", 0, "mark", True, "")
        claim = join([(that,), claim], 1)
    frame = _frame(speakers, chance, inverted=False)
    if chance.random() < 0.2:
        frame = _telling(speakers, chance)
    return _stopped(join([frame, relabel(claim, "ccomp")], 0))


def _telling(speakers: Speakers, chance: random.Random) -> Tree:
    told = (Word("told", "tell", "VERB", "VBD", 0, "ROOT", True, ""),)
    hearer = chance.choice(_HEARERS)
    tag = "PRP" if hearer == "me" else "NNP" if hearer[0].isupper() else "NNS"
    lemma = {"me": "I"}.get(hearer, hearer.rstrip("s") if tag == "NNS" else hearer)
    whom = (Word(hearer, lemma, _POS[tag], tag, 0, "iobj", True, ""),)
    return join([speakers.draw(chance), told, whom], 1)


def _according(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """They won, according to the ministry."""
    speaker = speakers.draw(chance)
    if speaker[top(speaker)].pos == "PRON":
        return _claim_first(sentence, speakers, chance)
    to = Word("to", "to", "ADP", "IN", 0, "fixed", True, "")
    link = (Word("according", "accord", "VERB", "VBG", 0, "case", True, ""), to)
    source = join([link, relabel(_closed(speaker), "obl")], 1)
    comma = mark(",", ",")
    if chance.random() < 0.3:
        opening = (replace(source[0], form="According"), *source[1:])
        return join([opening, comma, _lowered(sentence)], 2)
    claim = remove_leaf(sentence, len(sentence) - 1)
    return _stopped(join([claim, comma, source], 0))


def _in_the_middle(sentence: Tree, speakers: Speakers, chance: random.Random) -> Tree:
    """ "We won," she said, "and they lost." """
    commas = [i for i, w in enumerate(sentence) if w.form == "," and 2 <= i < len(sentence) - 3]
    if not commas:
        return _claim_first(sentence, speakers, chance)
    at = chance.choice(commas) + 1
    frame = relabel(_frame(speakers, chance, inverted=chance.random() < 0.5), "parataxis")
    middle = join([frame, mark(",", ",")], 0)
    if chance.random() < 0.25:
        return insert(sentence, at, middle)
    opening, closing = chance.choice(_QUOTES)
    told = insert(sentence, at, mark(opening, "``"))
    told = insert(insert(told, at, middle), at, mark(closing, "''"))
    return join([mark(opening, "``"), told, mark(closing, "''")], 1)


_ORDERS: tuple[Callable[[Tree, Speakers, random.Random], Tree], ...] = (
    _claim_first, _claim_first, _claim_first, _speaker_first, _indirect, _indirect,
    _according, _in_the_middle,
)  # fmt: skip
