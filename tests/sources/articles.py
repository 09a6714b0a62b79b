"""Short articles for tests: one line a sentence, one word after another as word/TAG/relation/head.

The head counts from 1 within the sentence, 0 for the root; a fifth part is the label of a name. An
empty line begins a paragraph. A word that holds a slash stands with ⁄ in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from attribution.entities import EntityLinker
from attribution.extraction.boundaries.source_heads import with_sound_head
from attribution.grammar.document_reader import read_document
from attribution.grammar.trees import spans_of, text_of
from attribution.model import Attribution, Evidence, Kind, Mode, Parse, Part, Source
from attribution.rulebook import Rulebook, load_rulebook
from attribution.sources import Resolver
from tests.support import parse_conllu

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "DT": "DET", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "IN": "ADP", "TO": "PART", "MD": "AUX", "RB": "ADV", "CC": "CCONJ", "POS": "PART",
}  # fmt: skip
_LEMMAS = {
    "said": "say", "was": "be", "were": "be", "is": "be", "has": "have", "asked": "ask",
    "agreed": "agree", "spoke": "speak", "feared": "fear", "named": "name", "attended": "attend",
    "told": "tell", "learned": "learn", "denied": "deny", "published": "publish",
}  # fmt: skip


@cache
def rulebook() -> Rulebook:
    """The built-in rules, loaded once."""
    return load_rulebook()


def parse_of(article: str) -> Parse:
    """The parse of an article written word by word."""
    sentences = []
    for paragraph in article.strip().split("\n\n"):
        for number, line in enumerate(paragraph.strip().splitlines()):
            rows = [_row(i, word.split("/")) for i, word in enumerate(line.split(), 1)]
            sentences.append("\n".join([*(["# newpar"] if number == 0 else []), *rows]))
    return parse_conllu("\n\n".join(sentences))


def _row(number: int, parts: Sequence[str]) -> str:
    word, tag, relation, head = parts[:4]
    word = word.replace("⁄", "/")
    pos = _POS.get(tag, "VERB" if tag.startswith("VB") else "PUNCT")
    name = f"Name={parts[4]}" if len(parts) > 4 else "_"
    return f"{number} {word} {_lemma(word, tag)} {pos} {tag} _ {head} {relation} _ {name}"


def _lemma(word: str, tag: str) -> str:
    word = word.lower()
    if tag == "NNS" and word.endswith("ies"):
        return word[:-3] + "y"
    if tag == "NNS" and word.endswith("s"):
        return word[:-1]
    if tag == "NNS" and word.endswith("men"):
        return word[:-2] + "an"
    return _LEMMAS.get(word, word)


def said(
    parse: Parse,
    source: str | None,
    claim: str = "",
    *,
    nth: int = 0,
    cue: str = "said",
    id: str = "a0",
    kind: Kind = "statement",
    mode: Mode = "indirect",
    within: str | None = None,
    partner: str | None = None,
) -> Attribution:
    """An attribution to the nth occurrence of these words; its cue is the verb above them."""
    speaker = None if source is None else part(parse, source, nth)
    return Attribution(
        id=id,
        rule="test",
        kind=kind,
        mode=mode,
        source=speaker,
        cue=part(parse, cue) if speaker is None else _verb_above(parse, speaker),
        claim=part(parse, claim) if claim else Part((), "", ()),
        evidence=(Evidence("cue", "test", "made by hand"),),
        within=within,
        partner=partner,
    )


def _verb_above(parse: Parse, speaker: Part) -> Part:
    assert speaker.head is not None
    verb = parse.tokens[parse.tokens[speaker.head].head]
    return Part((verb.span,), verb.text, (verb.i,), verb.i)


def part(parse: Parse, words: str, nth: int = 0) -> Part:
    """The part that words are, its head the word that hangs on another part."""
    wanted, texts = words.split(), [token.text for token in parse.tokens]
    runs = [i for i in range(len(texts)) if texts[i : i + len(wanted)] == wanted]
    tokens = tuple(range(runs[nth], runs[nth] + len(wanted)))
    outside = [i for i in tokens if parse.tokens[i].head not in tokens or parse.tokens[i].head == i]
    nouns = [i for i in outside if parse.tokens[i].pos in ("NOUN", "PROPN", "PRON", "VERB")]
    spans = spans_of(parse, tokens)
    head = (nouns or outside)[0]
    return Part(spans, text_of(parse.article, spans), tokens, head)


def row_of(attribution: Attribution, sources: Sequence[Source]) -> Source:
    """The row of an attribution's source."""
    assert attribution.source is not None
    return next(row for row in sources if row.id == attribution.source.entity)


def resolved(
    parse: Parse, *attributions: Attribution, outlet: str | None = None
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions and rows that the stage makes, by the built-in rules."""
    words = rulebook().lexicons["identifying-words"].words
    dates = frozenset(word.text.lower() for word in words)
    headed = tuple(
        replace(a, source=a.source and with_sound_head(parse, a.source, dates))
        for a in attributions
    )
    document = read_document(parse)
    entities = _linker().find_entities(document, headed)
    return _resolver().resolve(document, headed, entities, outlet=outlet)


@cache
def _linker() -> EntityLinker:
    return EntityLinker.of(rulebook())


@cache
def _resolver() -> Resolver:
    return Resolver.of(rulebook())
