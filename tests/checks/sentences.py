"""Sentences with their grammar, checked by hand, and attributions over them: no pipeline is needed.

A line is a token: its form, lemma, part of speech, tag, head and relation, and the kind of name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.checks import Checker
from attribution.entities import EntityLinker
from attribution.grammar.trees import spans_of, text_of
from attribution.model import (
    Attribution,
    Document,
    Evidence,
    Finding,
    Kind,
    Level,
    Parse,
    Part,
    Source,
)
from attribution.rulebook import load_rulebook
from attribution.rulebook.entries.check_rules import CheckRules
from attribution.settings import Selection
from tests.support import parse_conllu

PRESSURED = """
The the DET DT 2 det
chairman chairman NOUN NN 3 nsubj
pressured pressure VERB VBD 0 root
the the DET DT 5 det
board board NOUN NN 3 obj
to to PART TO 7 mark
drop drop VERB VB 3 xcomp
the the DET DT 9 det
inquiry inquiry NOUN NN 7 obj
. . PUNCT . 3 punct
"""
KILLED = """
The the DET DT 2 det
blast blast NOUN NN 3 nsubj
killed kill VERB VBD 0 root
14 14 NUM CD 5 nummod
workers worker NOUN NNS 3 obj
at at ADP IN 8 case
the the DET DT 8 det
mill mill NOUN NN 3 obl
. . PUNCT . 3 punct
"""
MAY_HAVE_KILLED = """
The the DET DT 2 det
mill mill NOUN NN 5 nsubj
may may AUX MD 5 aux
have have AUX VB 5 aux
killed kill VERB VBN 0 root
14 14 NUM CD 7 nummod
workers worker NOUN NNS 5 obj
. . PUNCT . 5 punct
"""
SAID_KILLED = """
The the DET DT 3 det
fire fire NOUN NN 3 compound
service service NOUN NN 4 nsubj
said say VERB VBD 0 root
the the DET DT 6 det
blast blast NOUN NN 7 nsubj
killed kill VERB VBD 4 ccomp
14 14 NUM CD 9 nummod
workers worker NOUN NNS 7 obj
. . PUNCT . 4 punct
"""
OFFICIAL_SAID_KILLED = """
A a DET DT 3 det
fire fire NOUN NN 3 compound
officer officer NOUN NN 4 nsubj
said say VERB VBD 0 root
the the DET DT 6 det
blast blast NOUN NN 7 nsubj
killed kill VERB VBD 4 ccomp
14 14 NUM CD 9 nummod
workers worker NOUN NNS 7 obj
. . PUNCT . 4 punct
"""
SURVEY = """
The the DET DT 2 det
survey survey NOUN NN 3 nsubj
found find VERB VBD 0 root
that that SCONJ IN 6 mark
rents rent NOUN NNS 6 nsubj
rose rise VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
PERCENT = """
Some some DET DT 3 det
43 43 NUM CD 3 nummod
percent percent NOUN NN 7 nsubj
of of ADP IN 6 case
the the DET DT 6 det
tenants tenant NOUN NNS 3 nmod
owe owe VERB VBP 0 root
rent rent NOUN NN 7 obj
. . PUNCT . 7 punct
"""
KARAM = """
Karam karam PROPN NNP 2 nsubj person
said say VERB VBD 0 root
that that SCONJ IN 5 mark
prices price NOUN NNS 5 nsubj
fell fall VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""
BUT_RISEN = """
But but CCONJ CC 4 cc
rents rent NOUN NNS 4 nsubj
had have AUX VBD 4 aux
risen rise VERB VBN 0 root
by by ADP IN 7 case
14 14 NUM CD 7 nummod
percent percent NOUN NN 4 obl
. . PUNCT . 4 punct
"""


def parse(*paragraphs: str | tuple[str, ...]) -> Parse:
    """The parse of paragraphs of these sentences."""
    chunks = []
    for paragraph in paragraphs:
        sentences = (paragraph,) if isinstance(paragraph, str) else paragraph
        for n, sentence in enumerate(sentences):
            chunks.append(("# newpar\n" if n == 0 else "") + _conllu(sentence))
    return parse_conllu("\n\n".join(chunks))


def _conllu(sentence: str) -> str:
    rows = []
    for i, line in enumerate(sentence.strip().splitlines(), 1):
        form, lemma, pos, tag, head, dep, *name = line.split()
        misc = "|".join([f"Name={kind}" for kind in name] or ["_"])
        rows.append("\t".join([str(i), form, lemma, pos, tag, "_", head, dep, "_", misc]))
    return "\n".join(rows)


def attribute(
    parsed: Parse,
    *,
    source: range,
    cue: int,
    claim: range,
    entity: str = "s1",
    level: Level = "named",
    kind: Kind = "statement",
) -> Attribution:
    """An attribution over token ranges of a parse."""
    return Attribution(
        id=f"a{cue}",
        rule="statement.say",
        kind=kind,
        mode="indirect",
        source=_part(parsed, source, entity),
        cue=_part(parsed, range(cue, cue + 1)),
        claim=_part(parsed, claim),
        evidence=(Evidence("cue", "statement.say", "by hand"),),
        level=level,
    )


def _part(parsed: Parse, tokens: range, entity: str | None = None) -> Part:
    spans = spans_of(parsed, tokens)
    heads = [i for i in tokens if parsed.tokens[i].head not in tokens or parsed.tokens[i].head == i]
    return Part(spans, text_of(parsed.article, spans), tuple(tokens), heads[0], entity)


RULEBOOK = load_rulebook()
LINKER = EntityLinker.of(RULEBOOK)


def checked(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    rules: CheckRules,
    *,
    selection: Selection | None = None,
) -> tuple[Finding, ...]:
    """The findings of a document whose attributions and sources are given by hand."""
    entities = LINKER.find_entities(document, attributions)
    checker = replace(Checker.of(RULEBOOK), rules=rules)
    prepared = checker.prepare(
        document, attributions, entities, sources, selection=selection or Selection()
    )
    return prepared.findings()
