"""Who speaks by what the text sets beside a quotation: brackets, a signature, a tag, a lead-in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from attribution.extraction.settling.acting_people import (
    People,
    acting_in,
    is_main_in,
    is_named,
)
from attribution.extraction.sites import RoleFill, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.noun_phrases import noun_phrase
from attribution.grammar.numbers import aged_person
from attribution.grammar.trees import ancestors, block_edges, relation
from attribution.grammar.verb_groups import verb_group
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse, Quotation, Sentence

_DASHES = ("-", "–", "—", "―", "--")
_OPENING = ("(", "[")
_CLOSING = (")", "]")


class Speaker(NamedTuple):
    """Who speaks by their place beside a quotation, and the words that signal it, if any do."""

    source: RoleFill
    cue: tuple[int, ...] = ()


def in_brackets(text: Text, quotation: Quotation) -> Speaker | None:
    """“I would not live anywhere else.” (*Petra Vance, 44, baker*)."""
    tokens, end = text.parse.tokens, block_edges(text.parse, quotation.first)[1]
    if quotation.end >= end or tokens[quotation.end].text not in _OPENING:
        return None
    behind = range(quotation.end + 1, end)
    close = next((i for i in behind if tokens[i].text in _CLOSING), end)
    return _named_in(text, range(quotation.end + 1, close), FoundBy.NAME_IN_BRACKETS)


def signed(text: Text, quotation: Quotation) -> Speaker | None:
    """“I would not live anywhere else.” — *Petra Vance, baker*; also in the next paragraph."""
    parse, dash = text.parse, quotation.end
    tokens = parse.tokens
    if len(tokens[dash - 1].text) > 1 and tokens[dash - 1].text[-1] in _DASHES:
        dash -= 1  # “It was late.”― Quill
    elif dash >= len(tokens) or tokens[dash].text not in _DASHES:
        return None
    stop = _end_of_line(text, dash)
    if stop - dash > text.tuning.signature_words:
        return None
    found = _named_in(text, range(dash + 1, stop), FoundBy.SIGNATURE)
    return found and found._replace(cue=(dash,))


def _end_of_line(text: Text, first: int) -> int:
    """Where a line that starts at a word ends: at a line break, a quotation, the block's end."""
    parse = text.parse
    written, tokens = parse.article.text, parse.tokens
    for i in range(first + 1, block_edges(parse, first)[1]):
        if text.in_speech(i) or "\n" in written[tokens[i - 1].end : tokens[i].start]:
            return i
    return block_edges(parse, first)[1]


def _named_in(text: Text, stretch: range, found_by: FoundBy) -> Speaker | None:
    """The name that a stretch without a finite verb opens with, and what it says of its bearer."""
    tokens = text.parse.tokens
    words = [i for i in stretch if tokens[i].pos not in ("PUNCT", "SPACE")]
    if not words or not tokens[words[0]].text[:1].isupper():
        return None
    if any(tokens[i].tag in FINITE for i in words):
        return None
    names = [i for i in words if tokens[i].pos == "PROPN"]
    if not names:
        return None
    source = tuple(range(words[0], words[-1] + 1))
    people = [i for i in names if tokens[i].name == "person"]
    return Speaker(RoleFill(source, (people or names)[0], found_by))


def tagged(text: Text, quotation: Quotation) -> Speaker | None:
    """“…,” *chimed in Mayor Ada Quill*; “…,” *the 24-year-old told* …; “…,” is how *Quill puts it*.

    A comma, question mark or dash inside the closing mark leads on to who speaks.
    """
    tokens, end = text.parse.tokens, block_edges(text.parse, quotation.first)[1]
    first = quotation.end
    if quotation.open_ended or first >= end or tokens[first - 2].text not in _LEADING_ON:
        return None
    while first < end and tokens[first].tag == "CC":
        first += 1
    if (said := _said_of(text, first, end)) is not None:
        return said
    if first + 1 < end and tokens[first].lemma == "be" and tokens[first + 1].tag == "WRB":
        first += 2
    elif (after := _verb_end(text, first, end)) > first:
        head = _named_at(text, after, end)
        return None if head is None else _tag(text, head, range(first, after))
    aged = aged_person(text.parse, first, end)
    head = aged[-1] if aged else _named_at(text, first, end)
    if head is None:
        return None
    verb = max(aged or phrase_of(text, head)) + 1
    stop = _verb_end(text, verb, end)
    if aged and stop > verb:
        return Speaker(RoleFill(aged, head, FoundBy.TAG), tuple(range(verb, stop)))
    return _tag(text, head, range(verb, stop)) if stop > verb else None


def _said_of(text: Text, first: int, end: int) -> Speaker | None:
    """“…,” is the verdict of *Ada Quill*: whose words a noun says that the quoted ones are."""
    tokens = text.parse.tokens
    if first >= end or tokens[first].lemma != "be":
        return None
    of = next(
        (i for i in range(first + 1, min(first + _NOUN, end)) if tokens[i].lower == "of"), end
    )
    if of + 1 >= end or tokens[of - 1].lemma not in text.words.said_nouns:
        return None
    head = _named_at(text, of + 1, end)
    return None if head is None else _tag(text, head, range(first, of + 1))


_NOUN = 6
"""Words from a verb to the *of* behind its noun at most."""
_LEADING_ON = (",", "?", "!", "—", "–", "…")


def _tag(text: Text, head: int, cue: range) -> Speaker | None:
    tokens = tuple(i for i in phrase_of(text, head) if i not in cue)
    return Speaker(RoleFill(tokens, head, FoundBy.TAG), tuple(cue)) if head in tokens else None


def _verb_end(text: Text, first: int, end: int) -> int:
    """Where a verb with its particle ends that starts at a word; that word, if none does.

    A tagger may take a verb before a name for a noun or an adjective: "…,” *laments* Gen. Quill",
    "…,” *marvelled* Ada Quill".
    """
    tokens = text.parse.tokens
    if first + 1 >= end or tokens[first].pos == "AUX":
        return first
    past = tokens[first].tag == "JJ" and tokens[first].lower.endswith("ed")
    mistaken = (past or tokens[first].tag in ("NNS", "VB")) and text.in_speech(first - 1)
    named = tokens[first + 1].pos in ("PROPN", "DET")
    if tokens[first].tag not in ("VBD", "VBZ", "VBP", "VBN") and not (mistaken and named):
        return first
    if tokens[first + 1].tag == "TO":
        return first  # "Quill seems to agree"
    return first + 2 if tokens[first + 1].tag in ("RP", "IN", "RB") else first + 1


def _named_at(text: Text, first: int, end: int) -> int | None:
    """The head of the person, body or document whose noun phrase starts at a word."""
    tokens, words = text.parse.tokens, text.words
    for i in range(first, min(first + int(text.tuning.titled_name), end)):
        if tokens[i].pos in ("NOUN", "PROPN", "PRON"):
            if i + 1 < end and tokens[i + 1].pos in ("NOUN", "PROPN"):
                continue
            noun = tokens[i].lemma in words.speaking_nouns | words.speech_documents
            speaks = noun or tokens[i].pos == "PROPN" or tokens[i].lower in WORDS.he_or_she
            return _first_of_name(text.parse, i) if speaks else None
        if tokens[i].pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def introduced(text: Text, quotation: Quotation) -> Speaker | None:
    """*For Petra Vance*, it was a shock: “…”; *The mayor* shot back: “…”; *From Ada Quill*: “…”."""
    stretch = _introduction(text, quotation)
    if stretch is None:
        return None
    named = after_preposition(text, quotation, stretch) or _with_verb_first(text, stretch)
    people = acting_in(text, stretch, People.ANYONE_WHO_SPEAKS)
    if len(people) > 1:
        return named
    if not people:
        return named or _with_verb_last(text, stretch)
    head, verb = people[0]
    source = RoleFill(phrase_of(text, head), head, FoundBy.INTRODUCING_SUBJECT)
    if set(source.tokens) - set(stretch) or not _leads_up(text, head, verb, stretch):
        return named
    return Speaker(source, _cue(text, verb, source, quotation))


def _leads_up(text: Text, head: int, verb: int, stretch: range) -> bool:
    """Whether somebody's verb leads up to a quotation: no clause of another follows it.

    Not "It hits voters where *they live*: …", nor "*He left* school; its motto was, …".
    """
    parse = text.parse
    behind = (i for i in range(verb + 1, stretch.stop) if relation(parse.tokens[i]) == "nsubj")
    rules = parse.tokens[head].pos != "PRON" or is_main_in(text, verb, stretch)
    return rules and all(_is_below(parse, i, verb) for i in behind)


def _is_below(parse: Parse, i: int, verb: int) -> bool:
    """Whether a word stands in a clause that a verb governs, not in one beside it."""
    for above in ancestors(parse, i):
        if above == verb:
            return True
        if relation(parse.tokens[above]) in ("parataxis", "conj"):
            return False
    return False


def _with_verb_first(text: Text, stretch: range) -> Speaker | None:
    """Said *Harbourmaster Ekwueme*: “…”, or with a comma."""
    first, end = stretch.start, stretch.stop
    if not _is_form_of(text, first, text.words.saying_verbs):
        return None
    head = _named_at(text, first + 1, end)
    if head is None or set(range(first + 1, end)) - set(phrase_of(text, head)):
        return None
    source = tuple(range(first + 1, end))
    return Speaker(RoleFill(source, head, FoundBy.INTRODUCING_SUBJECT), (first,))


def _with_verb_last(text: Text, stretch: range) -> Speaker | None:
    """*The Harbour Times* reports: “…”, where a tagger takes the verb for a noun."""
    tokens, verb = text.parse.tokens, stretch.stop - 1
    if tokens[verb + 1].text != ":" or not _is_form_of(text, verb, text.words.saying_verbs):
        return None
    source = tuple(range(stretch.start, verb))
    if not source or tokens[source[-1]].pos != "PROPN":
        return None
    if any(tokens[i].tag not in ("DT", "NNP", "NNPS") for i in source):
        return None
    return Speaker(RoleFill(source, source[-1], FoundBy.INTRODUCING_SUBJECT), (verb, verb + 1))


def _is_form_of(text: Text, i: int, verbs: Container[str]) -> bool:
    """Whether a word may be a verb of the list, though tagged as a noun or a name: "Adds"."""
    token = text.parse.tokens[i]
    bare = token.lower.removesuffix("s")
    return token.lemma in verbs or bare in verbs or bare.removesuffix("e") in verbs


def _cue(text: Text, verb: int, source: RoleFill, quotation: Quotation) -> tuple[int, ...]:
    """The verb that introduces a quotation, with the colon where that stands right behind it."""
    members = {*verb_group(text.parse, verb).tokens} - set(source.tokens)
    after = max(members, default=verb) + 1
    if after == quotation.first - 1 and text.parse.tokens[after].text == ":":
        members.add(after)
    return tuple(sorted(members))


def _introduction(text: Text, quotation: Quotation) -> range | None:
    """The words before the colon or comma that leads up to a quotation, in its block or before."""
    parse, mark = text.parse, quotation.first - 1
    if mark < 0:
        return None
    sentence = parse.sentence_of(mark)
    if sentence.block == quotation.block:
        stretch = range(sentence.first, mark)
        comma = parse.tokens[mark].text == "," and not any(map(text.in_speech, stretch))
        return stretch if stretch and (comma or parse.tokens[mark].text == ":") else None
    opens = quotation.first == block_edges(parse, quotation.first)[0]
    if not opens or not is_prose(parse, sentence):
        return None
    from_ = parse.tokens[sentence.first].lower in text.words.signing_prepositions
    leads = parse.tokens[mark].text == ":" or from_
    return range(sentence.first, mark) if leads else None


def is_prose(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence stands in a paragraph or a list, not in a heading or a caption."""
    return parse.article.blocks[sentence.block].kind in ("prose", "list")


def after_preposition(text: Text, quotation: Quotation, stretch: Sequence[int]) -> Speaker | None:
    """The name right behind an opening preposition: "And from *Chairwoman Odile Renner*"."""
    tokens = text.parse.tokens
    words = [i for i in stretch if tokens[i].pos not in ("PUNCT", "CCONJ", "SPACE")]
    if len(words) < 2 or tokens[words[0]].lower not in text.words.introducing_prepositions:
        return None
    name = next((i for i in words[1:] if not _is_before_name(text, i)), None)
    if name is None or not (is_named(text.parse, name) or _says_i(text, quotation, name)):
        return None
    if tokens[name].lower in text.words.identifying_words:
        return None  # "From a Jan. 27 dinner"
    head = _first_of_name(text.parse, name)
    return Speaker(RoleFill(phrase_of(text, head), head, FoundBy.INTRODUCING_NAME))


def _says_i(text: Text, quotation: Quotation, name: int) -> bool:
    """Whether a name of several words, taken for a place, is a person's who says *I*."""
    tokens = text.parse.tokens
    several = tokens[name].pos == tokens[name + 1].pos == "PROPN"
    quoted = tokens[quotation.first : quotation.end]
    return several and any(t.text == "I" and t.lower in WORDS.first_person for t in quoted)


def _is_before_name(text: Text, i: int) -> bool:
    """Whether a word may stand between a preposition and a name: "from *the desk of* Ada Quill"."""
    token = text.parse.tokens[i]
    return token.pos in ("DET", "ADJ", "NOUN") or token.lower == "of"


def _first_of_name(parse: Parse, i: int) -> int:
    """The head of the name that a word belongs to."""
    while relation(parse.tokens[i]) in ("flat", "compound") and parse.tokens[i].head != i:
        i = parse.tokens[i].head
    return i


def phrase_of(text: Text, head: int) -> tuple[int, ...]:
    """The noun phrase of a head, with the words of its name that the tree hangs elsewhere."""
    tokens = text.parse.tokens
    found = noun_phrase(text.parse, head, media=text.words.speech_surroundings) or (head,)
    first, end = found[0], found[-1] + 1
    while tokens[first].pos == "PROPN" and first and tokens[first - 1].pos == "PROPN":
        first -= 1
    while tokens[end - 1].pos == "PROPN" and end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    return tuple(range(first, end))
