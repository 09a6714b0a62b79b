"""Labels of an interview: *Q* is the article's own voice, *A* the one who is interviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.grammar.trees import relation
from attribution.model import Attribution, Parse
from attribution.rulebook.vocabulary import Vocabulary

_INITIALS = range(2, 4)
"""Letters of a label that are the initials of a person or an outlet."""


class Voice(Enum):
    """Whose words a label introduces."""

    ASKS = "asks"
    ANSWERS = "answers"
    INITIALS = "initials"


class InterviewLabels:
    """The labels of one article that are letters or words for who asks and who answers."""

    def __init__(
        self,
        parse: Parse,
        mentions: Mentions,
        clustering: Clustering,
        attributions: Sequence[Attribution],
        words: Vocabulary,
    ) -> None:
        self.parse, self.mentions, self.clustering, self.words = parse, mentions, clustering, words
        self.voices: dict[int, Voice] = {}
        """By index of a label's mention."""
        self._written: dict[int, str] = {}
        self._asking: dict[str, list[bool]] = defaultdict(list)
        for label, claimed in _labelled(parse, attributions):
            mention, written = mentions.of(label), parse.tokens[label].text.replace(".", "")
            self._asking[written].append(parse.text_at(claimed + 1) == "?")
            voice = self._voice(parse.tokens[label].text)
            if mention is not None and voice is not None and mention.end - mention.first == 1:
                self.voices[mention.index], self._written[mention.index] = voice, written
        if len(self._asking) == 1:  # a transcript of one voice is no interview
            self.voices = {}
        self.first = min((mentions.all[i].first for i in self.voices), default=0)

    def _voice(self, label: str) -> Voice | None:
        if self.words.question_labels.has(label):
            return Voice.ASKS
        if self.words.answer_labels.has(label):
            return Voice.ANSWERS
        letters = label.replace(".", "")
        initials = len(letters) in _INITIALS and letters.isupper() and letters.isalpha()
        return Voice.INITIALS if initials else None

    def asks(self, mention: Mention) -> bool:
        """Whether a label is the article's own: it asks, and is no person's initials."""
        voice = self.voices[mention.index]
        if voice is not Voice.INITIALS:
            return voice is Voice.ASKS
        asked = self._asking[self._written[mention.index]]
        return 2 * sum(asked) > len(asked) and any(map(self._initialled, self._others(mention)))

    def answers(self, mention: Mention) -> bool:
        """Whether a label is the word or letter of who answers."""
        return self.voices[mention.index] is Voice.ANSWERS

    def answering(self, mention: Mention) -> ClusterBuilder | None:
        """Who answers under a label: the person of its initials, or the one interviewed."""
        if self.voices[mention.index] is Voice.INITIALS:
            return self._initialled(self._written[mention.index])
        return self._interviewee() if self.voices[mention.index] is Voice.ANSWERS else None

    def _others(self, mention: Mention) -> Iterator[str]:
        return (written for written in self._asking if written != self._written[mention.index])

    def _initialled(self, letters: str) -> ClusterBuilder | None:
        fits = [c for c in self._people() if c.name and _initials(c.name.words) == letters]
        return fits[0] if len(fits) == 1 else None

    def _interviewee(self) -> ClusterBuilder | None:
        """The one person named before the first label, or else who speaks there, or the heading's.

        None where two persons are as likely.
        """
        for people in (self._people(), self._speaking(), self._in_headlines()):
            if len(people) == 1:
                return people[0]
        return None

    def _people(self) -> list[ClusterBuilder]:
        return self._clusters(m for m in self._before() if m.form == "name")

    def _speaking(self) -> list[ClusterBuilder]:
        """The persons who tell, say or talk before the first label."""
        verbs, tokens = self.words.speaking_verbs | self.words.saying_verbs, self.parse.tokens
        return self._clusters(
            m
            for m in self._before()
            if relation(tokens[m.head]) == "nsubj" and tokens[tokens[m.head].head].lemma in verbs
        )

    def _in_headlines(self) -> list[ClusterBuilder]:
        headed = ("headline", "subheading")
        return self._clusters(
            m for m in self._before() if self.parse.block_of(m.head).kind in headed
        )

    def _before(self) -> Iterator[Mention]:
        return iter(self.mentions.between(0, self.first))

    def _clusters(self, mentions: Iterator[Mention]) -> list[ClusterBuilder]:
        """The single persons with names whom mentions mean, each once."""
        found = map(self.clustering.cluster_of, mentions)
        people = {c.index: c for c in found if c and c.sort == "human" and c.count == "one"}
        return [c for c in people.values() if c.name and (len(c.name.words) > 1 or c.name.title)]


def _labelled(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """The label and the claim's last word of each attribution by a colon after a single word."""
    for attribution in attributions:
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or source.head is None or len(source.tokens) != 1:
            continue
        if parse.text_at(cue.tokens[0]) == ":" and attribution.claim.tokens:
            yield source.head, attribution.claim.tokens[-1]


def _initials(words: Sequence[str]) -> str:
    return "".join(word[:1].upper() for word in words)
