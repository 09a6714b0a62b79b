"""The noun phrase beside a cue that has no subject: where the parser saw no tie."""

from __future__ import annotations

from attribution.extraction.sites import RoleFill, Site, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.noun_phrases import noun_phrase, trim_marks
from attribution.grammar.trees import case_of, dependents, has, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse

_NOMINAL = ("NOUN", "PROPN", "PRON")
_OPENING = (*_NOMINAL, "DET", "ADJ", "NUM")
_PARTICIPLES = ("VBG", "VBN")
_RELATIVES = ("WP", "WDT", "WP$", "WRB")
_WITHIN_PHRASE = ("flat", "compound", "appos", "nmod", "det", "amod")


def neighbour(site: Site) -> RoleFill | None:
    """The source by its place: "…," said the clerk; "the clerk, 60, added …".

    Only for words that are cues more often than not. A participle without a subject takes that of
    the clause before it.
    """
    parse, tokens = site.parse, site.parse.tokens
    counted = site.word.reliability is not None
    if (counted and not is_reliable(site, site.text.tuning.likely_cue)) or is_passive(
        parse, site.group.top
    ):
        return None
    if tokens[site.group.tokens[0]].tag == "TO":
        return None  # "took to the streets *to decry* it": who stands before an infinitive is none
    if tokens[site.head].tag == "VBG" and not has(parse, site.head, "aux"):
        return _of_clause_before(site)
    return (
        opening_phrase(site)
        or _before_insertion(site)
        or _right_before(site)
        or _right_after(site)
        or _of_clause_before(site)
    )


def opening_phrase(site: Site) -> RoleFill | None:
    """The noun phrase that opens the sentence and runs up to the cue, with what is set into it.

    '"…," the spokesman, Piet Vos, who had resigned, said': every finite verb in it stands behind a
    relative pronoun.
    """
    tokens = site.parse.tokens
    cue = site.group.tokens[0]
    first = _start(site)
    stretch = trim_marks(site.parse, _without_phrase_set_in(site, range(first, cue)))
    stretch = _up_to_hidden_verb(site, stretch)
    if (
        not stretch
        or len(stretch) > site.text.tuning.adjacent_source
        or tokens[stretch[0]].pos not in _OPENING
    ):
        return None
    relative = False
    for i in stretch:
        relative = relative or tokens[i].tag in _RELATIVES
        named = tokens[i].lower in site.text.words.naming_verbs
        if tokens[i].tag in FINITE and not relative and not named:
            return None
    head = _first_head(site.parse, stretch)
    return None if head is None else RoleFill(stretch, head, FoundBy.PHRASE_UP_TO_CUE)


def _without_phrase_set_in(site: Site, stretch: range) -> tuple[int, ...]:
    """The stretch without a phrase behind its first comma that tells when, where or of what.

    "*Hale*, in a letter to the board, said"; "Moments earlier, in his speech, *Hale* said".
    """
    tokens = site.parse.tokens
    commas = [i for i in stretch if tokens[i].text == ","]
    if not commas or commas[-1] == commas[0] or tokens[commas[0] + 1].pos != "ADP":
        return tuple(stretch)
    if tokens[commas[0] - 1].pos == "CCONJ":
        return tuple(stretch)  # "the leaders — and, in particular, Ada Quill — said"
    closes = commas[-1] == stretch[-1]
    return tuple(
        stretch[: commas[0] - stretch[0]] if closes else range(commas[-1] + 1, stretch.stop)
    )


def _up_to_hidden_verb(site: Site, stretch: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase up to a verb that the tagger took for a plural: "*Hale* questions it but"."""
    tokens, words = site.parse.tokens, site.text.words
    if not stretch or tokens[stretch[-1]].tag != "CC":
        return stretch
    hidden = (i for i in stretch[1:] if tokens[i].tag == "NNS")
    verbs = words.saying_verbs | words.stance_verbs
    end = next((i for i in hidden if tokens[i].lemma in verbs), None)
    return stretch if end is None else tuple(i for i in stretch if i < end)


def _before_insertion(site: Site) -> RoleFill | None:
    """The noun phrase that another cue, set in between commas, parts from its verb.

    "*The clerk*, Hale said, had told her so": the sentence opens with it.
    """
    parse, tokens = site.parse, site.parse.tokens
    sentence, cue = parse.sentence_of(site.head), site.group.tokens[0]
    if cue - 1 <= sentence.first or tokens[cue - 1].text != "," or tokens[cue].tag not in FINITE:
        return None
    commas = [i for i in range(sentence.first, cue - 1) if tokens[i].text == ","]
    if not commas or not any(tokens[i].tag in FINITE for i in range(commas[-1], cue)):
        return None
    stretch = tuple(range(sentence.first, commas[-1]))
    if not stretch or tokens[stretch[0]].pos not in _OPENING:
        return None
    if any(tokens[i].pos in ("VERB", "AUX") for i in stretch):
        return None
    head = _first_head(parse, stretch)
    return None if head is None else RoleFill(stretch, head, FoundBy.PHRASE_BEFORE_INSERTION)


def _start(site: Site) -> int:
    """Behind the last quotation, or behind the sentence's opening adverb or preposition.

    Behind an opening participle the name nearest to the cue: "Opening the case, *Ada Quill*, for
    the council, said".
    """
    parse, tokens = site.parse, site.parse.tokens
    sentence = parse.sentence_of(site.head)
    cue = site.group.tokens[0]
    first = sentence.first
    for i in range(cue - 1, sentence.first - 1, -1):
        if i in site.text.quoted and site.text.in_speech(i):
            return i + 1
    if tokens[first].pos in ("CCONJ", "SCONJ") and tokens[first].lower in WORDS.coordinators:
        first += 1
    while first < cue and tokens[first].lower in site.text.words.days:
        first += 1
    if tokens[first].tag in _PARTICIPLES and first < cue:
        commas = [i for i in range(first, cue - 1) if tokens[i].text == ","]
        return next((i + 1 for i in reversed(commas) if tokens[i + 1].pos == "PROPN"), cue)
    if tokens[first].pos in ("ADP", "ADV") or _is_time(parse, first, cue):
        commas = [i for i in range(first, cue) if tokens[i].text == ","]
        return commas[0] + 1 if commas else cue
    return first


def _is_time(parse: Parse, first: int, cue: int) -> bool:
    """Whether the sentence opens with a noun that only tells when: "*This week*, the board …"."""
    if parse.tokens[first].pos not in _OPENING:
        return False
    nouns = (i for i in range(first, cue) if parse.tokens[i].pos in _NOMINAL)
    head = next(nouns, None)
    if head is None or not parse.tokens[head].dep.startswith("obl"):
        return False
    return not case_of(parse, head)  # "those close *to him* say": who speaks


def _first_head(parse: Parse, stretch: tuple[int, ...]) -> int | None:
    """The head of the first noun phrase of a stretch."""
    for i in stretch:
        if parse.tokens[i].pos in _NOMINAL:
            return _top_of_phrase(parse, i)
    return None


def _right_before(site: Site) -> RoleFill | None:
    parse, tokens = site.parse, site.parse.tokens
    sentence = parse.sentence_of(site.head)
    before = min(site.group.tokens) - 1
    while before > sentence.first and tokens[before].lower in site.text.words.days:
        before -= 1
    if before < sentence.first or tokens[before].pos not in _NOMINAL:
        return None
    head = _top_of_phrase(parse, before)
    if relation(tokens[head]) == "obl" and case_of(parse, head) in WORDS.occasions:
        return None  # "have *in the past* said"
    return _phrase(site, head, FoundBy.PHRASE_BEFORE_CUE)


def _right_after(site: Site) -> RoleFill | None:
    parse, tokens = site.parse, site.parse.tokens
    sentence = parse.sentence_of(site.head)
    before, after = min(site.group.tokens) - 1, max(site.group.tokens) + 1
    asked = any(t.text == "?" for t in tokens[max(before - 1, 0) : before + 1])
    if not _is_set_off(site, before) or (_has_hearer(site) and not asked):
        return None
    for i in range(after, min(after + 4, sentence.end)):
        if tokens[i].pos in _NOMINAL:
            head = _top_of_phrase(parse, i)
            if relation(tokens[head]) == "nsubj" and tokens[head].head > head:
                return None  # "say they left": the subject of what is said
            return _phrase(site, head, FoundBy.PHRASE_AFTER_CUE)
        if tokens[i].pos not in ("DET", "ADJ", "NUM", "ADV"):
            return None
    return None


def _has_hearer(site: Site) -> bool:
    """Whether who stands behind the cue is told: "…, told the *Courier*"."""
    return site.word.text in site.text.words.hearer_verbs


def _is_set_off(site: Site, before: int) -> bool:
    """Whether a quotation ends before the cue, or a comma before a verb that takes no object."""
    if before < site.parse.sentence_of(site.head).first:
        return False
    comma = site.parse.tokens[before].text == "," and "object" not in site.word.claim
    return comma or site.text.in_speech(before)


def _of_clause_before(site: Site) -> RoleFill | None:
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    for i in range(site.head - 1, sentence.first - 1, -1):
        token = parse.tokens[i]
        if relation(token) != "nsubj" or token.head >= site.head:
            continue
        if site.text.in_speech(i) and site.text.quoted[i] != site.text.quoted.get(site.head):
            continue
        if parse.tokens[token.head].tag != "VBG":
            return _phrase(site, i, FoundBy.SUBJECT_BEFORE_PARTICIPLE)
    return None


def _top_of_phrase(parse: Parse, i: int) -> int:
    """The head of the noun phrase that a word stands in."""
    while parse.tokens[parse.tokens[i].head].pos in _NOMINAL and parse.tokens[i].head != i:
        if relation(parse.tokens[i]) not in _WITHIN_PHRASE:
            break
        i = parse.tokens[i].head
    return i


def _phrase(site: Site, head: int, found_by: FoundBy) -> RoleFill | None:
    media = site.text.words.speech_surroundings
    found = noun_phrase(site.parse, head, leave_out=(site.group.top,), media=media)
    tokens = tuple(i for i in found if i not in site.group.tokens)
    return RoleFill(tokens, head, found_by) if tokens else None


def is_doubtful(site: Site) -> bool:
    """Whether the tree gives a cue behind a comma the relative pronoun of the phrase before it.

    "Weingarten, who has visited several states, said": *who* is no subject of *said*.
    """
    found = site.subject
    subjects = dependents(site.parse, site.group.top, "nsubj")
    if sum(child < site.group.tokens[0] for child in subjects) > 1:
        return True  # "an aide to Castell said", both nouns hung on the verb
    if found is None or site.parse.tokens[found.head].tag not in _RELATIVES:
        return False
    before = site.group.tokens[0] - 1
    return before > found.head and site.parse.tokens[before].text == ","
