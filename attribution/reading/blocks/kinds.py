"""Every draft becomes a block of one kind; nothing that was read is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.model import Block, BlockKind
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.blocks.captions import is_caption
from attribution.reading.blocks.datelines import dateline_end, place_label_end
from attribution.reading.blocks.forms import (
    LONGEST_LABEL,
    credit_at_end,
    is_byline,
    is_credit,
    is_link,
    is_pictured,
    is_sentence,
    is_time,
    is_title_case,
    speaker_of,
    speakers_of,
    words_of,
)
from attribution.reading.blocks.furniture import furniture_kind
from attribution.reading.blocks.headings import Glue, glued
from attribution.reading.drafts import Draft

_TWO_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"”’]? ")
_LONGEST_HEADING = 200
_HEADLINE_WORDS = 24
_SUBHEADING_WORDS = 12
_STANDFIRST_WORDS = 14
_DATELINE_WITHIN = 3
"""A standfirst or a note may stand before the paragraph with the dateline."""


def make_blocks(text: str, drafts: tuple[Draft, ...], words: BlockWords) -> tuple[Block, ...]:
    """The blocks of an article, each with its kind."""
    sorter = _Sorter(drafts, words)
    blocks: list[Block] = []
    line, at = 1, 0
    for kind, draft in sorter.sort():
        line += text.count("\n", at, draft.start) if draft.start >= at else 0
        at = max(at, draft.start)
        blocks.append(
            Block(kind, draft.text, draft.prose.segments, line, draft.quoted, draft.linked)
        )
    return tuple(blocks)


class _Sorter:
    """Tells kinds in order, since a line's place decides: before the first prose, or after it."""

    def __init__(self, drafts: tuple[Draft, ...], words: BlockWords) -> None:
        self.drafts = drafts
        self.words = words
        self.has_headline = False
        self.has_prose = False
        self.opening = _DATELINE_WITHIN
        """Paragraphs that may still bring the article's dateline."""
        self.speakers = speakers_of(draft.text for draft in drafts)
        labels = sum(bool(speaker_of(draft.text, self.speakers)) for draft in drafts)
        self.is_transcript = labels > 1

    def sort(self) -> Iterator[tuple[BlockKind, Draft]]:
        for index, draft in enumerate(self.drafts):
            for kind, part in self._kinds(index, draft):
                self.has_headline |= kind == "headline"
                self.has_prose |= kind == "prose"
                self.opening = 0 if kind == "dateline" else self.opening - (kind == "prose")
                yield kind, part

    def _kinds(self, index: int, draft: Draft) -> Iterator[tuple[BlockKind, Draft]]:
        if draft.hint == "heading" and self.has_headline and _is_standfirst(draft.text):
            yield "prose", draft
        elif draft.hint == "heading":
            yield ("subheading" if self.has_headline or self.has_prose else "headline"), draft
        elif draft.hint:
            yield draft.hint, draft
        elif repeated := self._repeats(index):
            yield from _cut(draft, len(repeated), "caption", "credit")
        elif index + 1 < len(self.drafts) and _glued(draft, self.drafts[index + 1], self.words):
            yield "caption", draft
        else:
            yield from self._paragraph(index, draft)

    def _repeats(self, index: int) -> str:
        """The caption before, where this draft repeats it with a credit stuck to its end."""
        before = self.drafts[index - 1] if index else None
        if before and _glued(before, self.drafts[index], self.words):
            return before.text
        return ""

    def _paragraph(self, index: int, draft: Draft) -> Iterator[tuple[BlockKind, Draft]]:
        text = draft.text
        opening = not (self.has_headline or self.has_prose)
        if glue := glued(text, self.words, opening=opening):
            yield from self._parted(index, draft, glue)
            return
        kind = furniture_kind(text) or self._labelled(text)
        if kind == "caption":
            yield from _cut(draft, credit_at_end(text) or len(text), "caption", "credit")
        elif kind:
            yield kind, draft
        elif end := self._dateline_end(text):
            yield from _cut(draft, end, "dateline", "prose")
        else:
            yield self._by_place(index, text), draft

    def _dateline_end(self, text: str) -> int:
        lead = self.has_headline and not (self.has_prose or self.is_transcript)
        end = dateline_end(text, self.words, opening=self.opening > 0)
        return end or (place_label_end(text) if lead else 0)

    def _parted(self, index: int, draft: Draft, glue: Glue) -> Iterator[tuple[BlockKind, Draft]]:
        """What a hyphen glued, as two; the hyphen is in neither."""
        yield glue.kind, draft.split(glue.end)[0]
        yield from self._paragraph(index, draft.split(glue.start)[1])

    def _labelled(self, text: str) -> BlockKind | None:
        words = self.words
        if is_caption(text, words):
            return "caption"
        if len(text) > LONGEST_LABEL:
            return None
        if is_credit(text, words):
            return "credit"
        if is_pictured(text, words):
            return "caption"
        if is_link(text, words):
            return "link"
        return "byline" if is_byline(text, words) or is_time(text, words) else None

    def _by_place(self, index: int, text: str) -> BlockKind:
        if not self.has_headline and not self.has_prose:
            return "headline" if self._is_headline(index, text) else "prose"
        # "HOLT: We had no choice": speech, however short.
        spoken = speaker_of(text, self.speakers)
        return "subheading" if not spoken and _is_subheading(text) else "prose"

    def _is_headline(self, index: int, text: str) -> bool:
        found = words_of(text) if len(text) <= _LONGEST_HEADING else []
        follows = self.drafts[index + 1 :]
        if not found or len(found) > _HEADLINE_WORDS or not follows:
            return False
        if not is_sentence(text) or text.endswith("?") or (is_title_case(text) and len(found) > 2):
            return not text.endswith((",", ":"))
        sentence_words = {word.lower() for word in found} & set(self.words.headline_lacks)
        longer = len(follows[0].text) > len(text)
        return longer and len(found) < 16 and not sentence_words and ". " not in text


def _is_standfirst(text: str) -> bool:
    """Whether what is marked as a heading is a sentence as long as a paragraph's."""
    return len(words_of(text)) > _STANDFIRST_WORDS and text.endswith((".", ".”", ".’", '."'))


def _is_subheading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text.endswith((",", ":", ";")):
        return False
    if _TWO_SENTENCES.search(text):
        return False
    found = words_of(text)
    if not found or len(found) > _SUBHEADING_WORDS:
        return False
    if not (found[0][0].isupper() or found[0][0].isdigit()) or text[0] in "\"'“‘«`":
        return False
    if is_sentence(text):
        return is_title_case(text) and 2 < len(found) < 9 and not text.endswith(("?", "!"))
    return True


def _glued(draft: Draft, after: Draft, _words: BlockWords) -> bool:
    """Whether `after` repeats the draft with no more than a credit behind it."""
    text = draft.text
    if draft.hint or after.hint or not after.text.startswith(text) or len(words_of(text)) < 3:
        return False
    rest = after.text[len(text) :].strip()
    return len(words_of(rest)) < 7 and not is_sentence(rest) and rest[:1].isupper()


def _cut(
    draft: Draft, at: int, first: BlockKind, second: BlockKind
) -> Iterator[tuple[BlockKind, Draft]]:
    """The draft as two, before and after an offset of its prose; an empty part is left out."""
    for kind, part in zip((first, second), draft.split(at)):
        if part.text:
            yield kind, part
