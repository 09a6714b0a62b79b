"""Cues set into a sentence between commas, or behind it: "The vote, Hale said, was bought".

Newspapers put most reported clauses before or around their cue, and mark the cue off with commas:
the marks are surer than a parser's tree, so they are read first.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribution.extraction.adjuncts import times_and_hearers
from attribution.extraction.sites import RoleFill, Site, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_OPENERS, MARKS, PAUSES, QUOTE_CLOSERS
from attribution.grammar.noun_phrases import noun_phrase, trim_marks
from attribution.grammar.trees import relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse, Token

_ENDS = MARKS.full_stops | {";"}


class Insertion(NamedTuple):
    """Where an inserted clause stands, [first, end), and its source's deciding word."""

    first: int
    end: int
    source: int


def insertion(site: Site) -> Insertion | None:
    """The clause of cue and source between its marks; None where it is not set off."""
    tokens, top = site.parse.tokens, site.group.top
    if site.rule.part != "verb":
        return None
    if tokens[site.group.tokens[0]].tag not in (*FINITE, "VBN") or is_passive(site.parse, top):
        return None
    if site.group.tokens[0] in site.text.quoted:
        return None
    after = _after_apposition(site) or _after_its_subject(site)
    if is_reliable(site, site.text.tuning.reliable_cue):
        return after or _before_its_subject(site)
    return after if after is not None and _is_papers(site, after) else None


def _is_papers(site: Site, found: Insertion) -> bool:
    """Whether a paper ends the sentence with what it shows: ", an analysis of leases found."."""
    ends = found.end >= site.parse.sentence_of(site.head).end - 1
    return ends and site.parse.tokens[found.source].lemma in site.text.words.papers


def _after_its_subject(site: Site) -> Insertion | None:
    """ ", the ministry said," or ", the ministry said."."""
    parse, tokens = site.parse, site.parse.tokens
    sentence = parse.sentence_of(site.head)
    cue = site.group.tokens
    left = cue[0] - 1
    while left >= sentence.first and not _is_mark(site, left):
        if (
            tokens[left].pos in ("VERB", "AUX", "SCONJ")
            or cue[0] - left > site.text.tuning.inserted_subject
        ):
            return None
        left -= 1
    if left <= sentence.first or left == cue[0] - 1:
        return None
    if not any(
        tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for i in range(left + 1, cue[0])
    ):
        return None
    if tokens[left + 1].tag in ("WP", "WDT", "WRB", "CC", "IN"):
        return None
    end = closing_mark(site, cue[-1] + 1)
    parted = end == cue[-1] + 1 and _is_predicate(parse, end + 1)
    if not parted and _is_named_subject(site, sentence.first, left):
        return None  # but "Lena Orrin, *the clerk said*, had left"
    if end is None or _is_reduced_relative(parse, left + 1, cue[0]):
        return None
    found = site.subject
    inside = found is not None and left < found.head < cue[0]
    head = found.head if found and inside else _head_of(parse, left + 1, cue[0])
    return Insertion(left + 1, end, head)


def _is_predicate(parse: Parse, i: int) -> bool:
    """Whether a finite verb stands at a place, in quotation marks or not."""
    opens = i < len(parse.tokens) and parse.tokens[i].text in DOUBLE_OPENERS
    return parse.tokens[min(i + opens, len(parse.tokens) - 1)].tag in (*FINITE, "MD")


def _is_reduced_relative(parse: Parse, first: int, cue: int) -> bool:
    """Whether a noun and a pronoun stand before the cue: ", *something he* denied"."""
    tokens = parse.tokens
    pronoun = tokens[cue - 1].lower in WORDS.subject_pronouns
    return pronoun and first < cue - 1 and tokens[cue - 2].pos in ("NOUN", "PRON")


def _is_named_subject(site: Site, first: int, comma: int) -> bool:
    """Whether a name before a comma is the cue's subject: "Lena Orrin, head of the mill said"."""
    name = site.parse.tokens[first:comma]
    return all(t.pos in ("PROPN", "NUM", "PUNCT") for t in name) and any(
        t.head in site.group.tokens and relation(t) == "nsubj" for t in name
    )


def _after_apposition(site: Site) -> Insertion | None:
    """ ", her son, David, said.", ", Ada Quill, 44, a baker, said.": each behind a comma."""
    tokens, sentence = site.parse.tokens, site.parse.sentence_of(site.head)
    cue = site.group.tokens
    commas = [i for i in range(sentence.first, cue[0]) if tokens[i].text == ","]
    if len(commas) < _COMMAS or commas[-1] != cue[0] - 1:
        return None
    opens = _opening_comma(site, commas)
    end = closing_mark(site, cue[-1] + 1)
    if opens is None or end is None:
        return None
    if not any(t.tag in FINITE for t in tokens[sentence.first : opens]):
        return None
    behind = next(i for i in commas if i > opens)
    return Insertion(opens + 1, end, _head_of(site.parse, opens + 1, behind))


def _opening_comma(site: Site, commas: list[int]) -> int | None:
    """The comma before who is described between those that follow; None where nobody is."""
    tokens = site.parse.tokens
    for first in range(len(commas) - _COMMAS, max(-1, len(commas) - _MOST_COMMAS - 1), -1):
        stops = commas[first:]
        pieces = [tokens[a + 1 : b] for a, b in pairwise(stops)]
        if all(map(_describes_somebody, pieces)) and _is_described_by(pieces[0], pieces[1:]):
            return stops[0]
    return None


def _describes_somebody(piece: Sequence[Token]) -> bool:
    return bool(piece) and all(t.pos in (*_PLAIN, "PART", "ADP") for t in piece)


def _is_described_by(described: Sequence[Token], pieces: Sequence[Sequence[Token]]) -> bool:
    """Whether pieces between commas tell who is meant: a name of "her son", what a name is."""
    named, last = pieces[0], pieces[-1]
    person = any(t.pos == "PROPN" for t in named) and all(t.pos in _PLAIN for t in named)
    if len(pieces) == 1 and person and described[0].tag in ("PRP$", "DT", "NNP"):
        return True
    name = all(t.pos == "PROPN" for t in described) and len(described) > 1
    body = all(t.pos in ("PROPN", "DET") for t in described) and named[0].pos == "DET"
    told = named[0].pos in ("NUM", "DET", "ADP") or last[0].pos == "DET"
    return (name and told) or (body and len(pieces) == 1)


_COMMAS = 3
_MOST_COMMAS = 5
"""Commas around and inside a name with its age, its place and its post."""


def _before_its_subject(site: Site) -> Insertion | None:
    """ ", said the Iraqi official."."""
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    cue = site.group.tokens
    if cue[0] - 1 < sentence.first or not _is_mark(site, cue[0] - 1):
        return None
    if len(cue) > 1 or cue[-1] + 1 >= sentence.end:
        return None
    if site.word.text in site.text.words.hearer_verbs:
        return None  # "…, told the paper": who stands behind it is told
    found = site.subject
    own = found is not None and found.head < cue[0] and found.found_by is FoundBy.SUBJECT
    apposed = own and found is not None and _runs_up_to(parse, found.head, cue[0])
    if own and (apposed or "object" in site.word.claim):
        return None
    after = found is not None and found.head > cue[-1]
    head = found.head if found and after else _head_after(parse, cue[-1] + 1, sentence.end)
    if head is None or parse.tokens[head].lower in site.text.words.days:
        return None  # "…, said *Sunday*"
    end = max(noun_phrase(parse, head, leave_out=(site.group.top,)), default=head) + 1
    if _is_named_on(site, end):
        end = sentence.end  # 'said a man called "Biscuit"': what he goes by, not what is said
    elif _is_described(site, head):
        end = sentence.end  # 'said the man people here call Tom': who speaks, to the end
    elif _has_clause(parse, cue[-1] + 1, end):
        return None
    closing = closing_mark(site, max(end, cue[-1] + 1))
    if (
        closing is None
        and parse.tokens[cue[0] - 1].text in QUOTE_CLOSERS
        and _is_told_of(site, head)
    ):
        closing = _to_next_quotation(site, head)
    return None if closing is None else Insertion(cue[0], closing, head)


def _is_described(site: Site, head: int) -> bool:
    """Whether a relative clause without a pronoun tells who speaks, behind a quotation and its cue.

    '"…," said *the man* everyone in the harbour calls Tom'.
    """
    tokens, before, after = site.parse.tokens, site.group.tokens[0] - 1, head + 1
    if not site.text.in_speech(before) or tokens[head].lemma not in site.text.words.speaking_nouns:
        return False
    opens = after < len(tokens) and tokens[after].pos in ("NOUN", "PRON", "DET", "PROPN")
    behind = site.parse.tokens[after : site.parse.sentence_of(head).end]
    return opens and any(token.tag in FINITE for token in behind)


def _is_told_of(site: Site, head: int) -> bool:
    """Whether a relative clause behind a comma tells of the name: '"…," said Hale, who …'."""
    tokens = site.parse.tokens
    sentence = site.parse.sentence_of(head)
    commas = [i for i in range(head, sentence.end - 1) if tokens[i].text == ","]
    return bool(commas) and tokens[commas[0] + 1].tag in ("WP", "WP$")


def _to_next_quotation(site: Site, first: int) -> int:
    sentence = site.parse.sentence_of(first)
    return next((i for i in range(first, sentence.end) if site.text.in_speech(i)), sentence.end)


def _runs_up_to(parse: Parse, head: int, cue: int) -> bool:
    """Whether a noun phrase without a finite verb ends right before the cue: "Hale, 60, said"."""
    between = parse.tokens[head:cue]
    return parse.edges[head][1] == cue and not any(token.tag in FINITE for token in between)


def _is_named_on(site: Site, i: int) -> bool:
    """Whether a participle that gives a name follows the noun phrase."""
    sentence = site.parse.sentence_of(site.head)
    return i < sentence.end and site.parse.tokens[i].lower in site.text.words.naming_verbs


def _has_clause(parse: Parse, first: int, end: int) -> bool:
    """Whether a finite verb stands before the first comma or relative pronoun."""
    for token in parse.tokens[first:end]:
        if token.text in PAUSES or token.tag in ("WP", "WDT", "VBG", "VBN"):
            return False
        if token.tag in FINITE:
            return True
    return False


def _is_mark(site: Site, i: int) -> bool:
    text = site.parse.tokens[i].text
    return text in PAUSES or (text in QUOTE_CLOSERS and i in site.text.quoted)


def closing_mark(site: Site, first: int) -> int | None:
    """Where an inserted clause ends: at a comma, a quotation or the sentence's end.

    None where anything but whom it tells, time and place stands in between.
    """
    tokens = site.parse.tokens
    sentence = site.parse.sentence_of(site.head)
    own = times_and_hearers(site)
    for i in range(first, sentence.end):
        token = tokens[i]
        if token.text in PAUSES or token.text in _ENDS:
            return i
        if site.text.in_speech(i):  # 'said the Trump "train" …': a quotation inside what is said
            cut = tokens[i - 1].text.endswith(".")  # "said Ada Quill, R-S.C. “…”"
            set_off = cut or tokens[i - 1].pos == "PUNCT" or i - 1 in site.group.tokens
            return i if set_off else None
        if i not in own or token.pos in ("VERB", "AUX") or token.lower == "that":
            return None
    return sentence.end


def _head_of(parse: Parse, first: int, end: int) -> int:
    """The word of a stretch whose own head stands outside of it; the last noun where several do."""
    outside = [
        i
        for i in range(first, end)
        if not first <= parse.tokens[i].head < end
        and parse.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
    ]
    return outside[-1] if outside else end - 1


def _head_after(parse: Parse, first: int, end: int) -> int | None:
    """The head of the noun phrase that starts at `first`."""
    for i in range(first, min(first + 6, end)):
        token = parse.tokens[i]
        if token.pos in ("NOUN", "PROPN", "PRON"):
            while first <= parse.tokens[i].head < end and parse.tokens[i].head != i:
                above = parse.tokens[parse.tokens[i].head]
                if above.pos not in ("NOUN", "PROPN", "PRON") or _acts(parse, i, above.i):
                    break
                i = above.i
            return i
        if token.pos not in ("DET", "ADJ", "NUM", "ADV", "CCONJ") or token.text in (",", "."):
            return None
    return None


def _acts(parse: Parse, i: int, above: int) -> bool:
    """Whether the noun above is the subject of a later verb: "said *the man* people call"."""
    if parse.tokens[i].dep in _BEFORE_NAME and parse.tokens[i].pos == "PROPN":
        return False
    return (
        above > i and relation(parse.tokens[above]) == "nsubj" and parse.tokens[above].head > above
    )


_BEFORE_NAME = ("nmod:desc", "compound")
"""What a title is to the name behind it: "*Sen.* Ada Quill"."""


def inserted_source(site: Site) -> RoleFill | None:
    """The source between the marks: "The vote, *Hale* said, was bought"."""
    found = insertion(site)
    if found is None:
        return None
    cue = site.group.tokens
    media = site.text.words.speech_surroundings
    tokens = noun_phrase(site.parse, found.source, leave_out=(site.group.top,), media=media)
    if tokens and (_is_named_on(site, tokens[-1] + 1) or _is_described(site, found.source)):
        tokens = trim_marks(site.parse, tuple(range(min(tokens[0], cue[-1] + 1), found.end)))
    inside = tuple(i for i in tokens if found.first <= i < found.end and i not in cue)
    run = trim_marks(site.parse, tuple(range(found.first, cue[0])))
    if run and all(site.parse.tokens[i].pos in _PLAIN for i in run):
        run = _last_phrase(site.parse, run)
        return RoleFill(
            run, _plain_head(site.parse, run, found.source), FoundBy.PHRASE_BETWEEN_MARKS
        )
    apposed = found.first < cue[0] and site.parse.tokens[cue[0] - 1].text == ","
    astray = not inside or inside[-1] > cue[0] or inside[0] > found.first + 1 or apposed
    if found.first < cue[0] and astray:
        inside = trim_marks(site.parse, tuple(range(found.first, cue[0])))
    return RoleFill(inside, found.source, FoundBy.PHRASE_BETWEEN_MARKS) if inside else None


def _last_phrase(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """The last of the noun phrases that follow each other: "a charge *it* denies"."""
    tokens = parse.tokens
    starts = [
        i
        for i in run[1:]
        if tokens[i].tag in ("DT", "PRP") and tokens[i - 1].pos in ("NOUN", "PROPN", "PRON")
    ]
    return tuple(i for i in run if not starts or i >= starts[-1])


_PLAIN = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")


def _plain_head(parse: Parse, run: tuple[int, ...], head: int) -> int:
    """The head that the tree gives a plain noun phrase if it covers the last word, else that."""
    last = run[-1]
    return head if head in run and parse.edges[head][1] > last else last


def inserted_claim(site: Site) -> RoleFill | None:
    """The sentence that an inserted cue stands in or behind, without what is inserted."""
    found = insertion(site)
    if found is None:
        return None
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    before = list(range(sentence.first, found.first))
    after = list(range(found.end, _full_stop(site, found.end)))
    if _has_verb(parse, before) and (
        found.first == site.group.tokens[0]
        or not _goes_on(site, after)
        or _tells_what_is_unsaid(site, after)
    ):
        # "…, said the clerk, who had left": what follows is the clerk's, unless it is quoted
        after = [i for i in after if i in site.text.quoted]
    tokens = [*before, *after]
    if not (_has_verb(parse, tokens) or _is_misread_clause(parse, before)):
        return None
    return RoleFill(tuple(tokens), tokens[0], FoundBy.INTERRUPTED_SENTENCE)


def continuing(site: Site, inserted: Insertion) -> range:
    """The rest of the sentence behind an inserted cue that goes on with a verb; else nothing."""
    first = inserted.end
    while first < len(site.parse.tokens) and site.parse.tokens[first].pos == "PUNCT":
        first += 1
    behind = range(first, _full_stop(site, first))
    return behind if _goes_on(site, list(behind)) else range(0)


def _is_misread_clause(parse: Parse, before: list[int]) -> bool:
    """Whether a noun phrase opens what stands before, and a form of a verb is hidden in a noun.

    "A new vaccine *cut* hospital stays by half, its maker said": *cut* is read as a compound.
    """
    opens = bool(before) and parse.tokens[before[0]].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
    return opens and any(parse.tokens[i].tag in (*FINITE, "VBN") for i in before[1:])


def _full_stop(site: Site, first: int) -> int:
    """Where the sentence ends that goes on behind an insertion: at a full stop not quoted."""
    sentence = site.parse.sentence_of(site.head)
    for i in range(first, sentence.end):
        if site.parse.tokens[i].text == "." and i not in site.text.quoted:
            return i
    return sentence.end


def _goes_on(site: Site, after: list[int]) -> bool:
    """Whether the sentence goes on with a verb, not with a participle or a relative clause.

    ", she said Friday, *a day after the vote*" tells when she said it.
    """
    words = [site.parse.tokens[i] for i in after if site.parse.tokens[i].pos != "PUNCT"]
    opens = not words or words[0].tag in ("WP", "WDT", "VBG")
    if opens or tells_when(words, site.text.words.days):
        return False
    return _has_verb(site.parse, after)


def _tells_what_is_unsaid(site: Site, after: list[int]) -> bool:
    """Whether the reporter goes on with what was not said: ", she said, *without giving names*"."""
    words = [site.parse.tokens[i] for i in after if site.parse.tokens[i].pos != "PUNCT"]
    says = site.text.words.saying_verbs | site.text.words.speaking_verbs
    return len(words) > 1 and words[0].lower in WORDS.concessions and words[1].lemma in says


def tells_when(words: Sequence[Token], days: Container[str]) -> bool:
    """Whether words open with how long after or before something else it was."""
    opens = next((t for t in words[:_TIME] if t.lower in WORDS.before_appended), None)
    before = words[: words.index(opens)] if opens is not None else []
    plain = all(t.pos in ("DET", "NUM", "NOUN", "ADV", "ADJ") for t in before)
    return plain and bool(before) and before[-1].lemma in days


_TIME = 5
"""Words of a phrase like "less than two days after" at most, its last one with them."""


def _has_verb(parse: Parse, tokens: list[int]) -> bool:
    return any(parse.tokens[i].pos in ("VERB", "AUX") for i in tokens)
