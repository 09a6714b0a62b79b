"""Interviews set without labels: paragraphs that ask, in bold or not, and those that answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from attribution.extraction.boundaries.claim_completion import tidy
from attribution.extraction.frames import Frame
from attribution.extraction.settling.acting_people import is_person
from attribution.extraction.settling.speakers_beside import PlaceRules
from attribution.extraction.sites import RoleFill, Site, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import dependents, has, relation, spans_of
from attribution.grammar.verb_groups import VerbGroup
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Evidence, Parse

PLACE = "answer"
"""What a rule for the answers of an interview names."""


class _Paragraph(NamedTuple):
    first: int
    end: int
    block: int


def answers(text: Text, rules: PlaceRules) -> Iterator[Frame]:
    """An attribution for each answer of an interview whose questions are paragraphs of their own.

    There are several questions, close to each other; half of the answers say *I*; and before the
    first question the article names one person alone.
    """
    if PLACE not in rules:
        return
    paragraphs = list(_paragraphs(text.parse))
    labelled = {label.block for label in text.labels}
    asking = [n for n, one in enumerate(paragraphs) if _asks(text, one)]
    if any(paragraphs[n].block in labelled for n in asking):
        return  # "Q: …": the labels tell
    if len(asking) < text.tuning.interview_questions or asking[0] == 0:
        return
    source = _interviewee(text, paragraphs[asking[0]].first)
    turns = [paragraphs[a + 1 : b] for a, b in pairwise([*asking, len(paragraphs)])]
    told = [turn for turn in (_before_narrator(text, turn, source) for turn in turns) if turn]
    own = sum(any(_says_i(text, one) for one in turn) for turn in told)
    dense = len(asking) * text.tuning.interview_turn >= len(paragraphs) - asking[0]
    if not dense or own < text.tuning.interview_own * len(told):
        return
    if source is None:
        return
    rule, word = rules[PLACE]
    for turn in told:
        first = turn[0].first
        site = Site(text, rule, word, VerbGroup(first, first, (first,)))
        yield _frame(site, source, {i for one in turn for i in range(one.first, one.end)})


def _before_narrator(
    text: Text, turn: list[_Paragraph], source: RoleFill | None
) -> list[_Paragraph]:
    """The paragraphs of an answer before the first one that speaks of who answers, by name."""
    tokens = text.parse.tokens
    names = {tokens[i].lower for i in source.tokens if tokens[i].name} if source else set()
    kept: list[_Paragraph] = []
    for one in turn:
        inside = tokens[one.first : one.end]
        labelled = len(inside) > 1 and inside[1].text == ":"
        if not labelled and any(t.lower in names and t.name for t in inside):
            break
        kept.append(one)
    return kept


def _frame(site: Site, source: RoleFill, inside: set[int]) -> Frame:
    parse, rule = site.parse, site.rule
    claimed = tidy(site.text, inside - _labels(site.text, inside, source), ())
    claim = RoleFill(claimed, claimed[0], FoundBy.REST_OF_PARAGRAPH)
    steps = (
        Evidence("cue", rule.id, rule.about),
        Evidence("source", rule.id, source.explanation, spans_of(parse, source.tokens)),
        Evidence("claim", rule.id, claim.explanation, spans_of(parse, claimed)),
    )
    return Frame(
        site=site,
        cue=(),
        source=source,
        source_role=PLACE,
        claim=claim,
        claim_role="rest of the paragraph",
        claimed=frozenset(claimed),
        evidence=steps,
    )


def _labels(text: Text, inside: set[int], source: RoleFill) -> set[int]:
    """The name of who answers and a colon, where they open a paragraph: "Quill: In May"."""
    tokens, found = text.parse.tokens, set[int]()
    names = {tokens[i].lower for i in source.tokens}
    for sentence in text.parse.sentences:
        behind = sentence.first + 1
        opens = sentence.first in inside and behind in inside and tokens[behind].text == ":"
        if opens and tokens[sentence.first].lower in names:
            found.update((sentence.first, behind))
    return found


def _paragraphs(parse: Parse) -> Iterator[_Paragraph]:
    """The blocks in order, but for captions."""
    edges: dict[int, _Paragraph] = {}
    for sentence in parse.sentences:
        known = edges.get(sentence.block, _Paragraph(sentence.first, 0, sentence.block))
        edges[sentence.block] = known._replace(end=sentence.end)
    blocks = parse.article.blocks
    yield from (one for one in edges.values() if blocks[one.block].kind != "caption")


def _asks(text: Text, paragraph: _Paragraph) -> bool:
    """Whether a paragraph is a question and nothing else, and in no quotation marks."""
    tokens = text.parse.tokens[paragraph.first : paragraph.end]
    marks = [t.i for t in tokens if t.text == "?"]
    last = next((t for t in reversed(tokens) if t.text not in ("*", "_")), None)
    ends = last is not None and last.text == "?"
    return (
        (ends or _is_bold(text, paragraph))
        and len(tokens) <= text.tuning.interview_question_words
        and not text.in_speech(paragraph.first)
        and not any(map(text.in_speech, marks[-1:]))
    )


def _is_bold(text: Text, paragraph: _Paragraph) -> bool:
    """Whether asterisks stand around a whole paragraph, as plain text sets a question."""
    written = text.parse.article.blocks[paragraph.block].text.strip()
    return len(written) > 2 * len(_BOLD) and written.startswith(_BOLD) and written.endswith(_BOLD)


_BOLD = "**"


def _says_i(text: Text, paragraph: _Paragraph) -> bool:
    tokens = text.parse.tokens[paragraph.first : paragraph.end]
    return any(
        t.text == "I" and t.lower in WORDS.first_person and t.i not in text.quoted for t in tokens
    )


def _interviewee(text: Text, end: int) -> RoleFill | None:
    """The one person named before the first question, or else the one of several who speaks there.

    "Harbour master *Ines Kolk* told the Echo why she left"; None where there are more or none.
    """
    parse, tokens = text.parse, text.parse.tokens
    people: dict[str, list[int]] = {}
    bylines = _bylines(text, end)
    for token in tokens[:end]:
        if token.i in bylines:
            continue
        inside = tokens[token.head].name == "person" and token.head < token.i
        part = inside and relation(token) in ("flat", "compound")
        untagged = not token.name and has(parse, token.i, "flat")
        if (token.name == "person" or untagged) and not part and is_person(parse, token.i):
            last = max((token.i, *dependents(parse, token.i, "flat")))
            people.setdefault(tokens[last].lower, []).append(token.i)
    verbs = text.words.speaking_verbs | text.words.saying_verbs
    telling = [heads for heads in people.values() if any(_acts(parse, i, verbs) for i in heads)]
    found = list(people.values()) if len(people) == 1 else telling
    if len(found) != 1:
        return None
    head = found[0][0]
    last = max((head, *dependents(parse, head, "flat")))
    return RoleFill(tuple(range(head, last + 1)), head, FoundBy.INTERVIEWEE)


def _bylines(text: Text, end: int) -> set[int]:
    """The tokens before a word of paragraphs that say who wrote the article: "By Ada Quill"."""
    found: set[int] = set()
    for one in _paragraphs(text.parse):
        inside = text.parse.tokens[one.first : one.end]
        by = one.first < end and inside[0].lower in WORDS.before_authors
        if by and not any(t.tag in FINITE for t in inside):
            found.update(t.i for t in inside)
    return found


def _acts(parse: Parse, i: int, verbs: Collection[str]) -> bool:
    """Whether a name is the subject of one of the verbs, by itself or behind a post."""
    token = parse.tokens[i]
    subject = parse.tokens[token.head] if relation(token) in ("appos", "flat") else token
    return relation(subject) == "nsubj" and parse.tokens[subject.head].lemma in verbs
