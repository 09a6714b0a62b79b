"""Lines for a reader on how a mention found whom it means."""

from __future__ import annotations

from attribution.entities.coreference.clusters import Candidate, Link
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.model import Parse, Spans

_HOW = {
    "entity.named-later": "is named further on:",
    "entity.new": "is mentioned first here",
    "entity.new-name": "is named first here",
    "entity.unresolved": "goes back to nobody for sure",
    "entity.same-name": "is the same name as",
    "entity.surname": "is the surname of",
    "entity.name-variant": "is another form of the name",
    "entity.first-name": "is the first name of",
    "entity.clan": "is a family's name",
    "entity.acronym": "has the initials of",
    "entity.short-name": "is short for",
    "entity.metonym": "stands for the same government as",
    "entity.government": "is the government of",
    "entity.outlet-report": "is what was published by",
    "entity.relative": "is the pronoun of",
    "entity.pronoun": "goes back to",
    "entity.speaker": "is the one quoted,",
    "entity.interviewee": "answers the questions of the interview with",
    "entity.author": "is the article's own voice",
    "entity.apposition": "stands in apposition to",
    "entity.predicate": "is said to be",
    "entity.description": "goes back to",
    "entity.epithet": "takes up",
    "entity.same-words": "repeats",
    "entity.member": "is one of",
    "entity.like": "are people such as",
    "entity.quantity": "are",
    "entity.whole-group": "are all of",
    "entity.both": "are the two named last, after",
    "entity.of-two": "is one of the two named last,",
    "entity.paper-of": "tells whose paper speaks",
    "entity.joint": "are named together",
}


def words_of(parse: Parse, first: int, end: int) -> str:
    """The article's words of tokens [first, end), without markup, white space collapsed."""
    return parse.article.words(parse.span(first, end))


def described(parse: Parse, entities: Entities, link: Link) -> tuple[str, Spans]:
    """How a mention was linked, in one line, and the places of the mention and its antecedent."""
    mention = entities.mentions.all[link.mention]
    spans = [parse.span(mention.first, mention.end)]
    note = f'"{_words(parse, mention)}" {_HOW[link.rule]}'
    if link.antecedent is not None and link.antecedent != link.mention:
        antecedent = entities.mentions.all[link.antecedent]
        note += f' "{_words(parse, antecedent)}"'
        spans.append(parse.span(antecedent.first, antecedent.end))
    if link.candidates:
        note += f" ({_weighed(parse, entities, link)})"
    return note, tuple(spans)


def _words(parse: Parse, mention: Mention) -> str:
    return words_of(parse, mention.first, mention.end)


def _weighed(parse: Parse, entities: Entities, link: Link) -> str:
    """The candidates with their points, and what counted for the best of them."""
    best, *rest = link.candidates[:3]
    line = f"{_points(parse, entities, best)}: {', '.join(best.reasons)}"
    if rest:
        line += f"; then {', '.join(_points(parse, entities, other) for other in rest)}"
    return line


def _points(parse: Parse, entities: Entities, candidate: Candidate) -> str:
    return f'"{_words(parse, entities.mentions.all[candidate.mention])}" {candidate.points:g}'
