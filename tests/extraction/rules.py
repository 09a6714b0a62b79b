"""A few cue rules and words, enough to fill every role: extraction is tested apart from the rules
that the product brings."""

from __future__ import annotations

from attribution.errors import Location
from attribution.extraction.candidates import build_index
from attribution.extraction.extractor import Extraction, Extractor, Patterns
from attribution.grammar.document_reader import read_document
from attribution.model import Kind, Parse
from attribution.rulebook import load_rulebook
from attribution.rulebook.entries.cue_rules import CueRule, PartOfSpeech
from attribution.rulebook.lexicons import Lexicon, Word
from attribution.rulebook.patterns import compile_pattern
from attribution.rulebook.vocabulary import Vocabulary

PLACE = Location("tests/extraction/rules.py")
_WORDS = {
    "catenatives": "decline begin refuse have be",
    "light-verbs": "issue have make outline",
    "speech-documents": "report statement letter",
    "issuing-verbs": "issue post",
    "speech-media": "interview statement",
    "hearer-verbs": "tell ask warn",
    "speakers": "agency aide auditor chair clerk deputy farmer guard man mayor ministry official "
    "paper reporter",
    "days": "monday friday today later also",
}
WORDS = Vocabulary.of(
    {
        id: Lexicon(id, "Words for tests.", "Made up.", tuple(map(Word, words.split())), PLACE)
        for id, words in _WORDS.items()
    }
)
TUNING = load_rulebook().tuning
SAYING = (
    Word("say", 0.97),
    Word("tell", 0.9),
    Word("report", 0.85),
    Word("add", 0.8),
    Word("snap", 0.8),
    Word("insist", 0.9),
    Word("warn", 0.85, claim=("object of {of|about}",)),
    Word("comment", 0.7, claim=("object of {on}",)),
    Word("explain", 0.8),
    Word("ask", 0.7, claim=("object of {about}",)),
)


def rule(
    id: str,
    part: PartOfSpeech,
    words: str | tuple[Word, ...],
    source: str,
    claim: str,
    kind: Kind = "statement",
    **more: object,
) -> CueRule:
    """A cue rule; words and roles stand in one string each, parted by ` / `."""
    counted = None if part == "mark" else 0.7
    if isinstance(words, str):
        words = tuple(Word(word, counted) for word in words.split(" / "))
    return CueRule(
        id,
        f"A rule for tests: {id}.",
        kind,
        part,
        words,
        tuple(filter(None, source.split(" / "))),
        tuple(claim.split(" / ")),
        (),
        PLACE,
        **more,  # type: ignore[arg-type]  # the caller names fields
    )


RULES = (
    rule(
        "say",
        "verb",
        SAYING,
        "beside it / owner / subject / agent / neighbour",
        "quotation / sentence around it / clause / the word's own / rest",
        voice="active",
    ),
    rule("is-said", "verb", "say / believe", "agent", "clause / subject and infinitive",
         "hearsay", voice="passive", needs=("no source",)),
    rule("confirm", "verb", "confirm", "subject / agent", "clause / object"),
    rule("deny", "verb", "deny", "subject / agent", "clause / object"),
    rule("call", "verb", "call", "subject / agent", "complement", "stance",
         source_required=True),
    rule("praised", "verb", "praise", "agent", "subject", "stance", voice="passive"),
    rule("promise", "verb", "promise", "subject", "infinitive", "intent"),
    rule("convinced", "verb", "convince", "passive subject", "clause", "belief", voice="passive"),
    rule("show", "verb", "show", "owner / subject", "clause", "evidence"),
    rule("shrug", "verb", "shrug", "subject", "quotation", needs=("quotation", "person")),
    rule("noun", "noun", "claim / warning / fear / threat",
         "possessor / bearer / object of {among}",
         "after the colon / clause / infinitive / object of {of}", source_required=True),
    rule("worry", "noun", "worry", "subject of the verb it modifies", "clause", "belief"),
    rule("critics", "noun", "critic", "itself", "object of {of}", "stance"),
    rule("supporter", "noun", "supporter", "bearer", "object of {of}", "stance"),
    rule("view-of", "noun", "view", "object of {of}", "preceding sentence"),
    rule("figure", "verb", "put", "subject", "object and figure", "evidence"),
    rule("outline", "noun", "plan", "bearer", "following sentence", when=("outline",)),
    rule("confident", "adjective", "confident", "subject", "clause", "belief"),
    rule("reportedly", "adverb", "reportedly", "", "host clause", "hearsay"),
    rule("according-to", "phrase", "according to", "object", "host clause", source_required=True,
         unless=("{cue} size",)),
    rule("citing", "phrase", "citing", "object", "claim of the verb it modifies / host clause",
         source_required=True, relayed_by=("subject of the verb it modifies",)),
    rule("colon", "mark", ":", "label", "quotation", needs=("quotation", "name"),
         source_required=True),
    rule("transcript", "mark", ":", "label", "rest of the paragraph",
         needs=("speaker's label",), source_required=True),
    rule("dash", "mark", "— / -", "label", "quotation", needs=("quotation", "name"),
         source_required=True),
)  # fmt: skip


def _patterns(cue: CueRule) -> Patterns:
    when, unless = ((compile_pattern(text, {}) for text in each) for each in (cue.when, cue.unless))
    return Patterns(tuple(when), tuple(unless))


def extractor_of(*rules: CueRule) -> Extractor:
    """An extractor with these rules alone."""
    return Extractor(build_index(rules), {cue.id: _patterns(cue) for cue in rules}, WORDS, TUNING)


EXTRACTOR = extractor_of(*RULES)


def extract(parse: Parse) -> Extraction:
    """What the rules of this file find."""
    return EXTRACTOR.extract(read_document(parse))
