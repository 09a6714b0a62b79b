"""How many independent sources stand behind a claim."""

from __future__ import annotations

from attribution.model import Attribution, Count, Part, Source, SourceKind, Span
from attribution.sources import count_independent, support_of


def row(
    id: str,
    *,
    kind: SourceKind = "person",
    count: Count = "one",
    number: int | None = None,
    member_of: str | None = None,
) -> Source:
    return Source(id, id, kind, "generic", count=count, number=number, member_of=member_of)


def claimed(id: str, entity: str | None, start: int, relays: tuple[str, ...] = ()) -> Attribution:
    source = None if entity is None else Part((), "", (), 0, entity)
    claim = Part((Span(start, start + 5),), "", ())
    return Attribution(
        id=id,
        rule="",
        kind="statement",
        mode="indirect",
        source=source,
        cue=None,
        claim=claim,
        evidence=(),
        relays=relays,
    )


def test_two_mentions_of_one_official_are_one_source() -> None:
    assert count_independent(["s1", "s1"], [row("s1")]).count == 1


def test_two_officials_are_two() -> None:
    support = count_independent(["s1"], [row("s1", kind="people", count="plural", number=2)])
    assert (support.count, support.at_least) == (2, False)


def test_officials_without_a_number_are_two_at_least() -> None:
    support = count_independent(["s1"], [row("s1", kind="people", count="plural")])
    assert (support.count, support.at_least) == (2, True)


def test_one_of_a_group_adds_nothing_to_the_group() -> None:
    rows = [row("s1", kind="people", count="plural", number=3), row("s2", member_of="s1")]
    assert count_independent(["s1", "s2"], rows).count == 3
    assert count_independent(["s2"], rows).count == 1


def test_a_ring_of_members_ends() -> None:
    rows = [row("s1", member_of="s2"), row("s2", member_of="s1")]
    assert count_independent(["s1"], rows).count == 1


def test_records_are_one_source_however_many() -> None:
    assert count_independent(["s1"], [row("s1", kind="document", count="plural")]).count == 1


def test_an_outlet_adds_nothing_to_those_it_cites() -> None:
    rows = [row("s1", kind="outlet"), row("s2", kind="people", count="plural", number=2)]
    paper, aides = claimed("a0", "s1", 0, relays=("s2",)), claimed("a1", "s2", 0)
    support = support_of(paper, [paper, aides], rows)
    assert (support.sources, support.count) == (("s2",), 2)


def test_only_the_sources_of_this_claim_count() -> None:
    rows = [row("s1"), row("s2")]
    one, other = claimed("a0", "s1", 0), claimed("a1", "s2", 50)
    assert support_of(one, [one, other], rows).sources == ("s1",)


def test_nobody_expressed_supports_nothing() -> None:
    lone = claimed("a0", None, 0)
    assert support_of(lone, [lone], []).count == 0
