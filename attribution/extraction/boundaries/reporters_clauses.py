"""What a reporter adds behind a claim in indirect speech: where it was said, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from attribution.extraction.frames import Frame
from attribution.extraction.roles.insertions import tells_when
from attribution.extraction.sites import Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import dependents, has, relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse

_BEHIND_CUE = frozenset(
    (FoundBy.GOVERNED_CLAUSE, FoundBy.INFINITIVE, FoundBy.OBJECT, FoundBy.REST_AFTER)
)
"""How a claim was found that stands behind its cue in indirect speech."""
_SHORTEST = 2
"""Words of a claim that always stay."""


def reporters_own(text: Text, frame: Frame, claim: Collection[int]) -> set[int]:
    """The words at the end of a claim that are the reporter's, from the first of them on.

    Only such as no speaker is likely to say: of PolNeAR's claims (Newell et al. 2018) most clauses
    with *while* or *as*, and most participles, belong to who speaks.
    """
    if frame.claim.found_by not in _BEHIND_CUE or frame.site.rule.part != "verb":
        return set()
    sentence = text.parse.sentence_of(frame.cue[-1])
    behind = sorted(i for i in claim if frame.cue[-1] < i < sentence.end)
    quoted = max((position for position, i in enumerate(behind) if i in text.quoted), default=-1)
    for position in range(max(_SHORTEST, quoted + 1), len(behind)):
        if any(starts(text, frame, behind[position]) for starts in _STARTS):
            return set(behind[position:])
    return set()


def question_before(text: Text, frame: Frame) -> set[int]:
    """The question before an answer, which is no part of it: "*Asked who leads*, he said Orrin"."""
    parse, cue = text.parse, frame.cue[0]
    first = parse.sentence_of(cue).first
    asked = first + (parse.tokens[first].lower == "when")
    token = parse.tokens[asked]
    if token.tag not in ("VBN", "VBD") or token.lemma not in text.words.asked_verbs:
        return set()
    end = next((i for i in range(asked, cue) if parse.tokens[i].text == ","), None)
    if end is None or asked in frame.cue or first in text.quoted:
        return set()
    while (further := _comma_within(parse, asked, end, cue)) is not None:
        end = further
    return set(range(first, end + 1))


def main_clause_behind(text: Text, frame: Frame) -> set[int]:
    """The main clause behind a question that opens the sentence: "When asked why, *Hale left*"."""
    parse, cue = text.parse, frame.cue
    sentence = parse.sentence_of(cue[0])
    opens = cue[0] - sentence.first <= (parse.tokens[sentence.first].lower == "when")
    asked = parse.tokens[frame.site.head]
    if not opens or asked.tag not in ("VBN", "VBD") or asked.lemma not in text.words.asked_verbs:
        return set()
    main = next((t.i for t in parse.tokens[cue[-1] : sentence.end] if t.head == t.i), cue[-1])
    commas = (i for i in range(main, cue[-1], -1) if parse.tokens[i].text == ",")
    comma = next(commas, None)
    return set() if comma is None or comma in text.quoted else set(range(comma, sentence.end))


def _comma_within(parse: Parse, asked: int, end: int, cue: int) -> int | None:
    """The next comma before the cue, where what stands up to it hangs on the question."""
    after = next((i for i in range(end + 1, cue) if parse.tokens[i].text == ","), None)
    if after is None or parse.edges[asked][1] < after:
        return None
    return after


def _is_setting(text: Text, frame: Frame, i: int) -> bool:
    """Where it was said: "said it was late *in an interview with the Echo*".

    Of an object any medium parts: "confirmed the closure *in a letter*"; of a clause, which may
    tell of speeches and letters itself, an interview or a news conference behind no verb of saying.
    """
    parse, token = text.parse, text.parse.tokens[i]
    if token.lower not in WORDS.before_occasions or relation(token) != "case":
        return False
    noun = parse.tokens[token.head]
    if parse.edges[noun.i][0] != i or relation(noun) not in ("obl", "nmod"):
        return False
    if frame.claim.found_by is FoundBy.OBJECT:
        between = parse.tokens[frame.cue[-1] + 1 : i]
        plain = not any(t.pos in ("VERB", "AUX") for t in between)
        media = text.words.speech_media | text.words.spoken_occasions
        return plain and noun.lemma in media
    indefinite = any(
        parse.tokens[d].lower in WORDS.indefinite_articles for d in dependents(parse, noun.i, "det")
    )
    told = text.words.saying_verbs | text.words.speaking_verbs
    above = parse.tokens[noun.head]
    of_another = above.lemma in told and above.i != frame.site.head
    return indefinite and noun.lemma in text.words.spoken_occasions and not of_another


def _is_question(text: Text, _: Frame, i: int) -> bool:
    """What was asked: "said it was late *when asked about the flood*"."""
    tokens = text.parse.tokens
    if tokens[i].lower != "when" or i + 2 >= len(tokens):
        return False
    asked = tokens[i + 1].lemma in text.words.asked_verbs
    following = tokens[i + 2]
    about = following.lower == "about" or following.tag in ("WRB", "WP")
    return asked and (about or following.lower in WORDS.complementisers)


def _is_contradiction(text: Text, _: Frame, i: int) -> bool:
    """Who denies it: "claim the rebels fled *but this is denied by the army*"."""
    tokens = text.parse.tokens
    if tokens[i].tag not in ("CC", "IN") or i + 3 >= len(tokens):
        return False
    taken_up = tokens[i + 1].lower in WORDS.demonstratives and tokens[i + 1].dep != "det"
    verb = next((t for t in tokens[i + 2 : i + _NEAR] if t.tag == "VBN"), None)
    denied = verb is not None and verb.lemma in text.words.denials
    return taken_up and denied and verb is not None and has(text.parse, verb.i, "obl")


_NEAR = 6
"""Words in which a passive follows on its subject: "but this has been fiercely denied"."""


def _is_reaction(text: Text, frame: Frame, i: int) -> bool:
    """What came of it: "said he had lied, *drawing gasps from the gallery*"."""
    token, before = text.parse.tokens[i], text.parse.tokens[i - 1]
    if token.tag != "VBG" or before.text != "," or token.lemma not in text.words.reaction_verbs:
        return False
    return any(t.tag in (*FINITE, "MD") for t in text.parse.tokens[frame.cue[-1] + 1 : i])


def _is_gloss(text: Text, _: Frame, i: int) -> bool:
    """What the reporter tells of a word: "to fight “ISIS,” *using an acronym for* the group"."""
    tokens = text.parse.tokens
    if tokens[i].tag != "VBG" or not (i - 1 in text.quoted or tokens[i - 1].text == ","):
        return False
    objects = dependents(text.parse, i, "obj")
    return any(tokens[c].lemma in text.words.words_for_names for c in objects)


def _is_comparison(text: Text, frame: Frame, i: int) -> bool:
    """A figure set beside one: "52 percent said it was late, *compared with 41 percent in May*"."""
    tokens = text.parse.tokens
    if tokens[i].lower not in WORDS.comparing_participles or tokens[i - 1].text != ",":
        return False
    if frame.site.rule.kind == "evidence":
        return False  # the poll's own figures
    return any(token.tag == "CD" for token in tokens[i + 1 : i + _NEAR])


def _is_time_since(text: Text, _: Frame, i: int) -> bool:
    """How long after something else it was said: "said he would go, *a day after the vote*"."""
    tokens = text.parse.tokens
    return tokens[i - 1].text == "," and tells_when(tokens[i : i + _NEAR], text.words.days)


def _is_next_deed(text: Text, frame: Frame, i: int) -> bool:
    """What the speaker did next: "said the deal is dead*, but later changed* her mind".

    Behind a comma, in the past as the cue is, where the claim is not.
    """
    parse, claim = text.parse, frame.claim.head
    token = parse.tokens[i]
    if token.tag != "CC" or parse.tokens[i - 1].text != "," or claim is None:
        return False
    verb = token.head
    if verb < i or parse.tokens[verb].head != claim or has(parse, verb, "nsubj", "expl", "mark"):
        return False
    told, said, done = (_finite(text, top) for top in (claim, frame.site.group.top, verb))
    return done == said == "VBD" and told != done


def _finite(text: Text, verb: int) -> str:
    """The tag of a predicate's first finite word: its own, or that of an auxiliary or copula."""
    parse = text.parse
    group = sorted((*dependents(parse, verb, "aux", "cop"), verb))
    return next((t for i in group if (t := parse.tokens[i].tag) in (*FINITE, "MD")), "")


_NEAR = 6
_STARTS: tuple[Callable[[Text, Frame, int], bool], ...] = (
    _is_setting,
    _is_question,
    _is_contradiction,
    _is_reaction,
    _is_gloss,
    _is_comparison,
    _is_time_since,
    _is_next_deed,
)
