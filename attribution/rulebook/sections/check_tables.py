"""What check files may ask for: closed tables of conditions and tests, and fields of messages.

The engine (`attribution.checks`) says what each means; here stands what a check's author reads.
"""

from __future__ import annotations

from typing import Any

from attribution.model import KINDS, LEVELS
from attribution.rulebook.entries.check_rules import LOSSES, Condition, Conditions
from attribution.rulebook.sections.pattern_shapes import CompiledPattern
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.nodes import Node
from attribution.rulebook.yaml.shapes import (
    Choice,
    Flag,
    Id,
    ListOf,
    Number,
    Reader,
    Schema,
    Shape,
    Text,
    Whole,
)

ENGINE_CHECKS = ("unattributed-claim", "unused-ignore", *LOSSES)
"""Checks whose finding is the engine's own work: the rule file grades, words and shows them."""
FIELDS = ("source", "cue", "claim", "words", "share", "why", "type", "sentences", "origin", "place")
"""What a message may have in braces."""
TRIGGER_TESTS = {
    "manner": "They say how or why it was done; the other tests are of the clause that has them.",
    "main verb": "The words hold the verb of the main clause, or one beside it.",
    "main clause": "The words stand in the main clause, not in a clause within it.",
    "named subject": "Who does it is a person or body with a name.",
    "person subject": "Who does it is a person, or people, by name or noun.",
    "stated subject": "Who does it is said, and is more than *there* or *that*.",
    "named object": "What it is done to is a person or body with a name.",
    "named agent": "The one after *by* is a person or body with a name.",
    "acting subject": "Who does it is a person, people or a body, by name, noun or pronoun.",
    "one person subject": "Who does it is one person, by name, noun, *he* or *she*.",
    "person object": "What it is done to is a person or people, by name, noun or pronoun.",
    "denied subject": "Who does it is none of a kind: *no executive*, *none of the staff*.",
    "counted people": "It is told of a person or people in some number: *a rower*, *15 people*.",
    "record subject": "It is done to records or safeguards: the words' subject is one of them.",
    "kin subject": "Whoever gains is kin or a friend of somebody: *the chairman's nephew*.",
    "dependent subject": "They are in somebody's charge or pay: staff, pupils, tenants.",
    "non-human subject": "Who or what it is told of is no person.",
    "event or several": "It is told of several people, or of what is no person.",
    "ratio": "Two numbers, and no years, make a share: *one loaf in six*.",
    "rate": "The number counts things by the day or year: not times of day, money or distances.",
    "main or purpose clause": "The words stand in the main clause, or say what it was done for.",
    "past or present": "It is told as so, now or then: not ahead and not in doubt.",
    "plural subject": "Who does it are several, by a noun in the plural.",
    "has been doing": "It is told as what somebody has been doing: *has been drinking*.",
    "active": "It is told of whoever does it, not in the passive.",
    "passive": "It is told in the passive: was told, were never asked.",
    "several counted": "A number of three digits or more counts them: *900,000 patients*.",
    "no age": "The number is nobody's age: not *Pawel Lis, 31, died*.",
    "number": "A number stands in the same clause.",
    "large number": "A number of three digits or more, or one in thousands and up, is part of it.",
    "event cause": "What is said to bring it about is an event or a state, not a person.",
    "event agent": "What the passive says did it is an event or a state: *caused by neglect*.",
    "generic subject": "It is told of a kind at large: *phones harm*, *smoking doubles*.",
    "present": "It is told as so now, in no past and no perfect.",
    "past": "It is told as having happened: past or perfect, not ahead and not in doubt.",
    "certain": "It is told as sure: no may, could, would, if, not a wish and not an order.",
    "fact": "It is told as having happened: certain, and not still to come.",
    "own phrase": "A sum of money is no mere label of a thing: not *a $2 billion program*.",
    "money": "The number is a sum of money of ten thousand or more, by the sign before it.",
    "negated": "It is denied: not, never, no.",
    "not negated": "It is not denied.",
    "no speech elsewhere": "Nobody whom it names speaks within two sentences of it.",
    "verb": "One of the words is a verb: *to pressure*, not *the pressure*.",
    "object": "What it is done to is said.",
}
EXEMPTION_TESTS = {
    "not prose": "A headline, a caption, a list, a link or a fragment without a verb.",
    "question": "It asks.",
    "order": "It tells the reader to do something.",
    "first or second person": "It says I, we or you.",
    "opinion piece": "The article speaks as I or we, or tells what should be done, throughout.",
    "linked": "A link or a footnote stands on the sentence.",
    "opening": "It stands in the opening, and a source with a name follows within two paragraphs.",
    "own source": "The sentence gives a source of its own.",
    "in a claim": "The words stand in what somebody with a name or noun says, thinks or wants.",
    "not certain": "It says what may, could or would be.",
    "old year": "It names a year at least two years before the latest one in the article.",
    "year": "It names a year.",
}
CARRY_TESTS = {
    "in quotation": "It stands inside quotation marks, or in a quotation that goes on.",
    "beside quoted speech": "A quoted sentence stands beside a quotation that has its source.",
    "after document": "The last source is a document, a poll or data.",
    "number or comparison": "It goes on with a number or a comparison.",
    "after speech": "The last source spoke, and no other has taken over.",
    "back-shifted": "Its verb stands a step back: would, could, had done.",
    "subject from claim": "Its subject is taken up from the claim.",
    "shares a noun": "It shares a noun with the sentence of the source.",
    "right after": "It follows the sentence with the source at once.",
    "next is attributed": "The next sentence has a source.",
    "shares words": "It shares words of content with the sentence that has the source.",
    "next in paragraph": "The next sentence stands in its paragraph, and no new subject in it.",
    "same paragraph": "It stands in the paragraph of the source, with no new subject by name.",
}

PATTERNS = ListOf(CompiledPattern(), "patterns", distinct=False)
_SOURCE_KINDS = (
    "person",
    "people",
    "organisation",
    "document",
    "poll",
    "outlet",
    "social",
    "place",
    "other",
)
_ALL_LEVELS = (*LEVELS, "author")
_BASES = ("none", "participant", "eyewitness", "document", "direct", "briefed", "familiar", "close")


class Graded(Shape[str]):
    """What a profile grades: a check, or `unattributed-claim.` and a type of claim."""

    expected = "a check, or unattributed-claim.TYPE"

    def read(self, node: Node, reader: Reader) -> str:
        name = Id().read(node, reader)
        check, _, kind = name.partition(".")
        reader.pages.references.append((node, ("checks", "checks"), check))
        if kind:
            reader.pages.references.append((node, ("checks", "claim-types"), kind))
        return name

    def schema(self) -> Schema:
        return Id().schema()


def choices(what: str, options: tuple[str, ...]) -> ListOf[str]:
    """A list of words of a closed set."""
    return ListOf(Choice(what, options), f"{what}s")


CONDITIONS = (
    Key("kind", choices("kind", KINDS), "The attribution is of one of these kinds."),
    Key("mode", choices("mode", ("direct", "mixed", "indirect")), "How the claim is quoted."),
    Key("level", choices("level", _ALL_LEVELS), "How anonymous the source is."),
    Key("effective-level", choices("level", _ALL_LEVELS), "The worst level of the chain."),
    Key("source-kind", choices("source kind", _SOURCE_KINDS), "What sort of source it is."),
    Key("count", choices("count", ("one", "plural", "unknown")), "One person, or several."),
    Key("basis", choices("basis", _BASES), "How the source knows, as stated."),
    Key("reason", choices("reason", ("none", "boilerplate", "specific")), "Why it is unnamed."),
    Key("origin", choices("origin", ("stated", "undisclosed")), "Where an outlet has it from."),
    Key("resolved", Flag(), "Whether something in the article introduces the source."),
    Key("introduced", Flag(), "The same, where a name shortly before it does not introduce it."),
    Key("definite", Flag(), "Whether it is put as somebody known: *the official*."),
    Key("anonymous", Flag(), "Whether it is an unnamed person, or unnamed people."),
    Key("anonymity-granted", Flag(), "Whether words of the article grant it anonymity."),
    Key("expressed", Flag(), "Whether anybody is named or described as the source."),
    Key("nested", Flag(), "Whether it stands inside another claim."),
    Key("corroborated", Flag(), "Whether another, independent source has the same claim."),
    Key("named-next", Flag(), "Whether the next sentence gives its name, and goes on with it."),
    Key("put-in-a-noun", Flag(), "Whether a noun stands for it here, not a pronoun alone."),
    Key("group-speaks", Flag(), "Whether the group it is drawn from speaks too."),
    Key("was-plural", Flag(), "Whether one of several is spoken of as if it were the only one."),
    Key("passive-cue", Flag(), "Whether the cue is a passive: is believed to."),
    Key("supposed", Flag(), "Whether it is told of nobody in particular: when a leader says so."),
    Key("purpose", Flag(), "Whether the cue is what something was done for: gathered to demand."),
    Key("first-quotation", Flag(), "Whether it is the first quotation with a source."),
    Key("claim-names", Flag(), "Whether the claim is about a person or body with a name."),
    Key("judges", PATTERNS, "Words of judgement that are the source's own, and not denied."),
    Key("judges-named", PATTERNS, "The same, said of a person or body with a name."),
    Key("quoted-judgement", Flag(), "Whether it describes somebody in quoted words."),
    Key("claim-modal", ListOf(Text(), "words"), "The claim's verb has one of these before it."),
    Key("chain-at-least", Whole(1, 9), "Steps of hearsay between the speaker and the article."),
    Key("relays-others", Flag(), "Whether it passes on the words of others."),
    Key("sentences-before-source", Whole(1, 9), "Sentences of the claim before the source comes."),
    Key(
        "silent-for", Whole(1, 9), "So many sentences before the claim, the source does not speak."
    ),
    Key("named-source-within", Whole(0, 9), "A named source speaks within so many sentences."),
    Key("no-named-source-within", Whole(0, 9), "None does within so many sentences."),
    Key("no-source-within", Whole(0, 9), "Nobody at all does within so many sentences."),
    Key("opinion-piece", Flag(), "Whether the article speaks as I or we, or urges, throughout."),
    Key("no-source-head", PATTERNS, "Words that its head noun is not among."),
    Key("source-words", PATTERNS, "Words among those that describe the source."),
    Key("no-source-words", PATTERNS, "Words that are not among them."),
    Key("cue-words", PATTERNS, "Words of the cue."),
    Key("no-cue-words", PATTERNS, "Words that the cue does not have."),
    Key("claim-words", PATTERNS, "Words of the claim."),
    Key("no-claim-words", PATTERNS, "Words that the claim does not have."),
    Key("sentence-words", PATTERNS, "Words of the sentence."),
    Key("no-sentence-words", PATTERNS, "Words that the sentence does not have."),
    Key("quoted-words", Whole(1, 99), "The quotation has at least so many words."),
    Key("quoted-verb", Flag(), "Whether the quotation is a sentence: a verb with its subject."),
    Key("speech", Flag(), "Whether it is speech: no title, slogan or scare quote."),
    Key("attributed", Flag(), "Whether the quotation has a speaker in reach."),
    Key("closed", Flag(), "Whether its end is marked: no closing mark is lost."),
    Key("no-words-beside", PATTERNS, "Words that do not stand right before or after a quotation."),
    Key("filed-under", ListOf(Text(), "words"), "Front matter or page data file it under one."),
    Key("not-filed-under", ListOf(Text(), "words"), "They file it under none of these."),
    Key("told", PATTERNS, "Words for whoever is told: told *the court*, said to *aides*."),
    Key("not-told", PATTERNS, "Words that whoever is told does not have."),
    Key("words-before-source", Whole(1, 99), "So many words of the claim, or more, come first."),
    Key("accuses-subject", PATTERNS, "Verbs of which whoever does it, by name, is accused."),
    Key("accuses-object", PATTERNS, "Verbs of which whoever it is done to, by name, is accused."),
    Key("accuses-owner", PATTERNS, "Nouns of which whoever has them, by name, is accused."),
    Key("answered", Flag(), "Whether an answer of the accused, a refusal or an attempt is told."),
    Key("reply-words", PATTERNS, "Words that tell of an answer, a refusal or an attempt."),
    Key("named-sources-below", Whole(1, 99), "Fewer sources with a name, independent, speak."),
    Key("claims-at-least", Whole(1, 999), "The article has at least so many claims."),
    Key(
        "weak-share", Number(), "The share of its claims that rest on `weak-levels` is above this."
    ),
    Key(
        "weak-levels",
        choices("level", _ALL_LEVELS),
        "The levels of people that `weak-share` counts.",
    ),
)


_SEARCHES = (
    "judges",
    "judges-named",
    "quoted-judgement",
    "opinion-piece",
    "answered",
    "accuses-subject",
    "accuses-object",
    "accuses-owner",
)


def _conditions(**values: Any) -> Conditions:
    made = (Condition(name.replace("_", "-"), value) for name, value in values.items())
    # Words are searched for only where everything else holds: searching takes longest.
    return tuple(sorted(made, key=lambda c: c.test.endswith("-words") or c.test in _SEARCHES))


WHEN = Record("conditions", _conditions, CONDITIONS)
