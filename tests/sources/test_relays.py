"""Who passes on whose words, to any depth, and what the chain is worth."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.model import Attribution
from tests.sources import texts
from tests.sources.articles import parse_of, resolved, said

CLAIM = "that the mill had closed"


def one_in_another(
    article: str, outer: tuple[str, str], inner: tuple[str, str], **facts: Any
) -> tuple[Attribution, Attribution]:
    """Two attributions, each a source and its claim, the second inside the first's claim."""
    parse = parse_of(article)
    around = said(parse, *outer, id="a0")
    (first, second), _ = resolved(parse, around, said(parse, *inner, id="a1", within="a0", **facts))
    return first, second


def test_a_paper_relays_whom_it_cites() -> None:
    parse = parse_of(texts.HERALD)
    paper = said(parse, "The Saltmere Herald", CLAIM, id="a0")
    aides = said(parse, "two aides", CLAIM, id="a1", partner="a0")
    (first, second), sources = resolved(parse, paper, aides)
    assert second.source is not None
    assert first.relays == (second.source.entity,)
    assert second.relays == ()
    assert (first.level, first.effective_level) == ("institutional", "generic")
    assert next(row for row in sources if row.kind == "outlet").origin == "stated"
    assert [step.rule for step in first.evidence if step.step == "relay"] == ["relay.chain"]


def test_a_statement_inside_a_claim_is_relayed() -> None:
    first, second = one_in_another(
        texts.DEPUTY,
        ("Ida Orrin", "her deputy had told clerks the ledger was lost"),
        ("her deputy", "the ledger was lost"),
    )
    assert second.source is not None
    assert first.relays == (second.source.entity,)
    assert (first.level, first.effective_level) == ("named", "affiliated")
    assert second.effective_level == "affiliated"


def test_a_stance_inside_a_claim_is_not_relayed() -> None:
    first, _ = one_in_another(
        texts.DEPUTY,
        ("Ida Orrin", "her deputy had told clerks the ledger was lost"),
        ("her deputy", "the ledger was lost"),
        kind="stance",
    )
    assert first.relays == ()


def test_conduct_under_way_is_not_relayed() -> None:
    first, _ = one_in_another(
        texts.URGING, ("The Harbour Gazette", "leaders are urging calm"), ("leaders", "calm")
    )
    assert first.relays == ()


def test_nobody_relays_himself() -> None:
    parse = parse_of(texts.FERRY)
    outer = said(parse, "Lindqvist", "the fare would rise", nth=1, id="a0")
    inner = said(parse, "She", "the wind", id="a1", within="a0")
    (first, _), _ = resolved(parse, outer, inner)
    assert first.relays == ()


def test_a_chain_is_followed_to_its_end() -> None:
    parse = parse_of(texts.BOTH)
    first = said(parse, "A clerk", id="a0")
    second = said(parse, "A guard", id="a1", within="a0")
    third = said(parse, None, id="a2", within="a1")
    chained, _ = resolved(parse, first, second, third)
    assert chained[0].effective_level == "hidden"
    assert len(chained[0].relays) == 1


TOLD = """
Ida/NNP/nsubj/3/person Orrin/NNP/flat/1/person said/VBD/root/0 she/PRP/nsubj:pass/7 \
had/VBD/aux/7 been/VBN/aux:pass/7 told/VBN/ccomp/3 by/IN/case/10 two/CD/nummod/10 \
clerks/NNS/obl:agent/7 that/IN/mark/14 the/DT/det/13 mill/NN/nsubj/14 closed/VBD/{relation} \
././punct/3
"""
LEARNED = """
The/DT/det/2 Herald/NNP/nsubj/3 said/VBD/root/0 it/PRP/nsubj/6 had/VBD/aux/6 \
learned/VBN/ccomp/3 from/IN/case/9 two/CD/nummod/9 clerks/NNS/obl/6 that/IN/mark/13 \
the/DT/det/12 mill/NN/nsubj/13 closed/VBD/ccomp/6 ././punct/3
"""


@pytest.mark.parametrize(
    ("article", "source", "claim"),
    [
        (TOLD.format(relation="ccomp/7"), "Ida Orrin",
         "she had been told by two clerks that the mill closed"),
        (TOLD.format(relation="acl:relcl/10"), "Ida Orrin",
         "she had been told by two clerks that the mill closed"),
        (LEARNED, "The Herald", "it had learned from two clerks that the mill closed"),
    ],
)  # fmt: skip
def test_those_who_told_are_passed_on_without_a_cue_of_their_own(
    article: str, source: str, claim: str
) -> None:
    parse = parse_of(article)
    (only,), sources = resolved(parse, said(parse, source, claim))
    clerks = next(row for row in sources if row.name.startswith("two clerks"))
    assert (only.relays, only.effective_level) == ((clerks.id,), "generic")


def test_a_review_passes_on_what_it_reviews() -> None:
    parse = parse_of(
        "A/DT/det/3 Herald/NNP/compound/3 review/NN/nsubj/7 of/IN/case/6 court/NN/compound/6 "
        "records/NNS/nmod/3 said/VBD/root/0 so/RB/advmod/7"
    )
    (only,), sources = resolved(parse, said(parse, "A Herald review of court records"))
    records = next(row for row in sources if row.name == "court records")
    assert only.relays == (records.id,)


def test_whoever_denies_a_report_does_not_pass_it_on() -> None:
    article = texts.DEPUTY.replace("said/", "denied/", 1)
    first, _ = one_in_another(
        article,
        ("Ida Orrin", "her deputy had told clerks the ledger was lost"),
        ("her deputy", "the ledger was lost"),
    )
    assert first.relays == ()


def test_what_is_quoted_around_its_quoter_is_passed_on() -> None:
    article = (
        "Ida/NNP/nsubj/8/person Orrin/NNP/flat/1/person ,/,/punct/4 quoting/VBG/advcl/8 a/DT/det/6 "
        "report/NN/obj/4 ,/,/punct/4 said/VBD/root/0 nobody/NN/nsubj/10 slept/VBD/ccomp/8"
    )
    first, second = one_in_another(
        article, ("a report", "said nobody slept"), ("Ida Orrin", "nobody slept")
    )
    assert first.source is not None
    assert (first.relays, second.relays) == ((), (first.source.entity,))
    assert second.effective_level == "vague"


def test_who_is_described_in_a_claim_is_not_its_speaker() -> None:
    article = (
        "Two/CD/nummod/2 officials/NNS/nsubj/3 said/VBD/root/0 the/DT/det/5 envoys/NNS/nsubj/6 "
        "warned/VBD/ccomp/3 nobody/NN/obj/6"
    )
    first, second = one_in_another(
        article, ("Two officials", "the envoys warned nobody"), ("the envoys", "nobody")
    )
    assert first.source
    assert second.source
    assert first.source.entity != second.source.entity
