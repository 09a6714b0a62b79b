"""Who passes on whose words, to any depth, and what the chain is worth."""

from __future__ import annotations

from tests.sources import texts
from tests.sources.articles import parse_of, resolved, said

CLAIM = "that the mill had closed"


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
    parse = parse_of(texts.DEPUTY)
    outer = said(parse, "Ida Orrin", "her deputy had told clerks the ledger was lost", id="a0")
    inner = said(parse, "her deputy", "the ledger was lost", id="a1", within="a0")
    (first, second), _ = resolved(parse, outer, inner)
    assert second.source is not None
    assert first.relays == (second.source.entity,)
    assert (first.level, first.effective_level) == ("named", "affiliated")
    assert second.effective_level == "affiliated"


def test_a_stance_inside_a_claim_is_not_relayed() -> None:
    parse = parse_of(texts.DEPUTY)
    outer = said(parse, "Ida Orrin", "her deputy had told clerks the ledger was lost", id="a0")
    inner = said(parse, "her deputy", "the ledger was lost", id="a1", within="a0", kind="stance")
    (first, _), _ = resolved(parse, outer, inner)
    assert first.relays == ()


def test_conduct_under_way_is_not_relayed() -> None:
    parse = parse_of(texts.URGING)
    outer = said(parse, "The Harbour Gazette", "leaders are urging calm", id="a0")
    inner = said(parse, "leaders", "calm", id="a1", within="a0")
    (first, _), _ = resolved(parse, outer, inner)
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
