"""Which mentions are the same source, and how each was found."""

from __future__ import annotations

import pytest

from attribution.model import Attribution, Source
from tests.sources import texts
from tests.sources.articles import parse_of, resolved, row_of, said

Words = tuple[str, int]
"""Words of a source, and which occurrence of them."""


def linked(
    article: str, *words: Words
) -> tuple[tuple[Attribution, ...], tuple[Source, ...], list[str | None]]:
    parse = parse_of(article)
    made = [said(parse, s, id=f"a{n}", nth=nth) for n, (s, nth) in enumerate(words)]
    attributions, sources = resolved(parse, *made)
    return attributions, sources, [a.source.entity for a in attributions if a.source]


@pytest.mark.parametrize(
    ("article", "one", "other", "rule"),
    [
        (texts.FERRY, ("Tovah Lindqvist", 0), ("Lindqvist", 1), "entity.surname"),
        (texts.FERRY, ("Lindqvist", 1), ("She", 0), "entity.pronoun"),
        (texts.OFFICERS, ("Two Peruvian officers who saw the letter", 0),
         ("The officers", 0), "entity.description"),
        (texts.EMISSARIES, ("Chilean emissaries", 0),
         ("The Chilean officials", 0), "entity.description"),
        (texts.QUOTED, ("Mirjam Orrin", 0), ("she", 0), "entity.pronoun"),
        (texts.GAZETTE, ("The Harbour Gazette", 0), ("The report", 0),
         "entity.description"),
        (texts.CORPORATION, ("The Federal Ferry Corporation", 0), ("The FFC", 0),
         "entity.acronym"),
        (texts.CORPORATION, ("The FFC", 0), ("The agency", 0),
         "entity.description"),
        (texts.MAYOR, ("Anna Orrin", 0), ("The mayor", 1),
         "entity.description"),
        (texts.MAYOR, ("The mayor", 1), ("she", 0), "entity.pronoun"),
        (texts.LIMA, ("Lima", 0), ("Peru", 0), "entity.metonym"),
        (texts.CALLED, ("The newspaper Korveda Morgen", 0), ("Korveda Morgen", 1),
         "entity.apposition"),
        (texts.LAUGHED, ("Anna Orrin", 0), ("she", 1), "entity.pronoun"),
        (texts.PETITION, ("The union", 0), ("It", 0), "entity.pronoun"),
        (texts.VIEW, ("Kaja Orrin", 0), ("She", 0), "entity.pronoun"),
        (texts.PRAISED, ("Mirjam Orrin", 0), ("she", 0), "entity.pronoun"),
        (texts.TOGETHER, ("Peru and Chile", 0), ("They", 0), "entity.pronoun"),
        (texts.JURY, ("The jury", 0), ("They", 0), "entity.pronoun"),
    ],
)  # fmt: skip
def test_two_mentions_are_one_source(article: str, one: Words, other: Words, rule: str) -> None:
    attributions, sources, entities = linked(article, one, other)
    assert entities[0] == entities[1]
    assert len(sources) == 1
    steps = [e.rule for a in attributions for e in a.evidence if e.step == "entity"]
    assert rule in steps


@pytest.mark.parametrize(
    ("article", "one", "other"),
    [
        (texts.EMISSARIES, ("Chilean emissaries", 0), ("Peruvian officials", 0)),
        (texts.BRANDTS, ("The Brandts", 0), ("Ms. Brandt", 0)),
        (texts.RESIDENTS, ("Residents", 0), ("Others", 0)),
        (texts.BOTH, ("A clerk", 0), ("A guard", 0)),
        (texts.ENVOY, ("An envoy", 0), ("The aide", 0)),
    ],
)
def test_two_mentions_are_two_sources(article: str, one: Words, other: Words) -> None:
    _, _, entities = linked(article, one, other)
    assert entities[0] != entities[1]


def test_the_former_and_the_latter_are_the_two_named_last() -> None:
    attributions, sources, _ = linked(texts.LATTER, ("The latter", 0), ("The former", 0))
    names = [row_of(attribution, sources).name for attribution in attributions]
    assert names == ["Lena Orrin", "Ida Brandt"]


def test_another_complement_is_another_person() -> None:
    _, _, entities = linked(
        texts.CLINIC, ("The director of the mill", 0), ("The director of the clinic", 0)
    )
    assert entities[0] != entities[1]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    _, sources, entities = linked(
        texts.BRANDTS,
        ("Ida Brandt", 0),
        ("Ms. Brandt", 0),
        ("Aldo Brandt", 0),
    )
    assert entities[0] == entities[1] != entities[2]
    assert {row.name for row in sources} == {"Ida Brandt", "Aldo Brandt"}


def test_they_are_those_of_before() -> None:
    attributions, sources, _ = linked(texts.BRANDTS, ("The Brandts", 0), ("They", 0))
    row = row_of(attributions[0], sources)
    assert (row.kind, row.level, row.count) == ("people", "named", "plural")
    assert len({a.source.entity for a in attributions if a.source}) == 1


def test_one_of_a_group_inherits_what_is_told_of_the_group() -> None:
    attributions, sources, _ = linked(texts.BRIEFED, ("The Peruvian official", 0))
    row = row_of(attributions[0], sources)
    group = next(source for source in sources if source.id == row.member_of)
    assert group.name == "Peruvian and Chilean officials who were briefed on the talks"
    assert (row.level, row.basis, row.count, row.resolved) == ("affiliated", "briefed", "one", True)


def test_a_third_official_is_none_of_two() -> None:
    attributions, sources, _ = linked(texts.THIRD, ("Two officials", 0), ("A third official", 0))
    assert row_of(attributions[1], sources).member_of is None


def test_the_official_is_none_of_two_inspectors() -> None:
    attributions, sources, _ = linked(texts.INSPECTORS, ("The official", 0))
    row = row_of(attributions[0], sources)
    assert (row.member_of, row.resolved) == (None, False)


def test_one_official_is_drawn_from_the_officials() -> None:
    attributions, sources, _ = linked(texts.HARBOUR, ("Harbour officials", 0), ("One official", 0))
    group, one = (row_of(attribution, sources) for attribution in attributions)
    assert one.member_of == group.id
    assert group.member_of is None


def test_i_and_we_are_the_one_quoted() -> None:
    parse = parse_of(texts.QUOTED)
    outer = said(parse, "Mirjam Orrin", '" I ran , "', id="a0", mode="direct")
    later = said(parse, "she", '" We all ran , "', id="a1", mode="direct")
    first = said(parse, "I", id="a2", within="a0")
    second = said(parse, "We", id="a3", within="a1")
    attributions, sources = resolved(parse, outer, later, first, second)
    assert {a.source.entity for a in attributions if a.source} == {"s1"}
    assert sources[0].level == "named"


def test_i_outside_a_quotation_is_the_author() -> None:
    attributions, sources, _ = linked(texts.ALONE, ("I", 0))
    assert (attributions[0].level, sources[0].level) == ("author", "author")


def test_what_is_said_of_both_is_said_of_each() -> None:
    attributions, sources, _ = linked(texts.BOTH, ("A clerk", 0))
    row = row_of(attributions[0], sources)
    assert (row.reason, row.anonymity) == ("specific", "asked not to be named")


def test_a_pronoun_without_a_fitting_antecedent_stays_alone() -> None:
    attributions, sources, _ = linked(texts.TWO_WOMEN, ("He", 0))
    row = row_of(attributions[0], sources)
    assert (row.resolved, row.level, row.kind) == (False, "vague", "person")


def test_a_definite_description_that_nobody_introduced_is_unresolved() -> None:
    attributions, sources, _ = linked(texts.MEMBER, ("The Hill Board member", 0))
    row = row_of(attributions[0], sources)
    assert (row.resolved, row.level, row.affiliation) == (False, "affiliated", "Hill Board")


def test_rivals_stand_in_the_evidence() -> None:
    attributions, _, _ = linked(texts.EMISSARIES, ("The Chilean officials", 0))
    (step,) = (e for e in attributions[0].evidence if e.step == "entity")
    assert "Chilean emissaries" in step.note
    assert "state" in step.note
    assert len(step.spans) == 2


def test_an_unrecognised_name_is_named() -> None:
    attributions, _, _ = linked(texts.HOUSE_NAME, ("Quay Lane", 0))
    assert attributions[0].level in ("named", "institutional")


def test_a_campaign_of_before_is_an_affiliation() -> None:
    attributions, sources, _ = linked(texts.CAMPAIGN, ("Campaign officials", 0))
    row = row_of(attributions[0], sources)
    assert (row.level, row.affiliation) == ("affiliated", "Lindqvist campaign")


def test_mentions_are_listed_also_where_they_do_not_speak() -> None:
    attributions, sources, _ = linked(texts.FERRY, ("Lindqvist", 1))
    words = [
        parse_of(texts.FERRY).article.text[s:e]
        for s, e in row_of(attributions[0], sources).mentions
    ]
    assert words == ["Tovah Lindqvist", "Lindqvist", "She"]


def test_one_of_a_crowd_who_is_named_is_named_and_one_of_it() -> None:
    attributions, sources, _ = linked(
        texts.RESIDENT, ("Residents", 0), ("One resident , Ines Farrow", 0)
    )
    crowd, one = (row_of(attribution, sources) for attribution in attributions)
    assert (one.name, one.level, one.member_of) == ("Ines Farrow", "named", crowd.id)


def test_a_name_that_is_withheld_is_whose_it_is() -> None:
    attributions, sources, _ = linked(texts.WITHHELD, ("A clerk", 0))
    row = row_of(attributions[0], sources)
    assert (row.anonymity, row.reason) == ("Her name is being withheld", "specific")


def test_a_company_goes_by_the_first_word_of_its_name() -> None:
    _, sources, entities = linked(texts.FACTORY, ("The Saltmere Paper", 0), ("Saltmere", 1))
    assert entities[0] == entities[1]
    assert sources[0].kind == "organisation"


SPOKESMAN = """
A/DT/det/2 spokesman/NN/nsubj/9 for/IN/case/5 the/DT/det/5 {noun}/NN/nmod/2 ,/,/punct/7 \
Neil/NNP/{dep}/{head}/person Garrow/NNP/flat/7/person ,/,/punct/2 said/VBD/root/0 so/RB/advmod/9
"""


@pytest.mark.parametrize(("dep", "head"), [("appos", 2), ("nsubj", 9), ("appos", 5)])
@pytest.mark.parametrize("noun", ["prosecutor", "company"])
def test_a_name_behind_a_phrase_is_that_of_its_first_noun(dep: str, head: int, noun: str) -> None:
    article = SPOKESMAN.format(noun=noun, dep=dep, head=head)
    attributions, _, _ = linked(article, (f"A spokesman for the {noun} , Neil Garrow", 0))
    (step,) = (e for e in attributions[0].evidence if e.step == "entity")
    assert (attributions[0].level, step.rule) == ("named", "entity.apposition")


@pytest.mark.parametrize(
    ("article", "source", "number"),
    [
        ("Two/CD/nummod/2 envoys/NNS/nsubj/10 ,/,/punct/4 Ida/NNP/appos/2/person "
         "Brandt/NNP/flat/4/person and/CC/cc/7 Aldo/NNP/conj/4/person Finch/NNP/flat/7/person "
         ",/,/punct/2 said/VBD/root/0 so/RB/advmod/10",
         "Two envoys , Ida Brandt and Aldo Finch", 2),
        ("Envoys/NNPS/nmod:desc/2 Ida/NNP/nsubj/7/person Brandt/NNP/flat/2/person and/CC/cc/5 "
         "Aldo/NNP/conj/2/person Finch/NNP/flat/5/person said/VBD/root/0 nothing/NN/obj/7 "
         "yesterday/NN/obl/7 ././punct/7",
         "Envoys Ida Brandt and Aldo Finch", 2),
        ("The/DT/det/2 rivals/NNS/nsubj/9 ex/JJ/amod/4 mayor/NN/nmod/2 Ida/NNP/appos/4/person "
         "Brandt/NNP/flat/5/person and/CC/cc/8 Finch/NNP/conj/5/person said/VBD/root/0 "
         "so/RB/advmod/9", "The rivals ex mayor Ida Brandt and Finch", 2),
    ],
)  # fmt: skip
def test_names_in_a_row_are_the_source_together(article: str, source: str, number: int) -> None:
    attributions, sources, _ = linked(article, (source, 0))
    row = row_of(attributions[0], sources)
    assert (row.kind, row.level, row.number) == ("people", "named", number)


@pytest.mark.parametrize(
    ("article", "source", "kind", "level", "number"),
    [
        (texts.TOGETHER, "Peru and Chile", "place", "institutional", None),
        ("Ida/NNP/nsubj/6/person Brandt/NNP/flat/1/person and/CC/cc/5 a/DT/det/5 "
         "neighbour/NN/conj/1 said/VBD/root/0 so/RB/advmod/6",
         "Ida Brandt and a neighbour", "people", "generic", 2),
        ("Ida/NNP/nsubj/10/person Brandt/NNP/flat/1/person ,/,/punct/4 Aldo/NNP/nsubj/10/person "
         "Finch/NNP/flat/4/person and/CC/cc/9 the/DT/det/9 ferry/NN/compound/9 union/NN/conj/4 "
         "said/VBD/root/0 so/RB/advmod/10",
         "Ida Brandt , Aldo Finch and the ferry union", "people", "institutional", 3),
        ("Ida/NNP/nsubj/10/person Brandt/NNP/flat/1/person ,/,/punct/1 a/DT/det/5 "
         "scholar/NN/conj/1 and/CC/cc/8 former/JJ/amod/8 envoy/NN/conj/1 ,/,/punct/1 "
         "said/VBD/root/0 so/RB/advmod/10",
         "Ida Brandt , a scholar and former envoy", "person", "named", None),
        ("Velmish/NNP/nsubj/5 and/CC/cc/4 Tarnish/JJ/amod/4 envoys/NNS/conj/1 said/VBD/root/0 "
         "so/RB/advmod/5", "Velmish and Tarnish envoys", "people", "affiliated", None),
    ],
)  # fmt: skip
def test_those_named_together_are_one_source_as_narrowed_as_the_least(
    article: str, source: str, kind: str, level: str, number: int | None
) -> None:
    attributions, sources, _ = linked(article, (source, 0))
    row = row_of(attributions[0], sources)
    assert (row.kind, row.level, row.number) == (kind, level, number)


def test_three_names_are_not_two_envoys() -> None:
    article = (
        "Two/CD/nummod/2 envoys/NNS/nsubj/10 ,/,/punct/4 Ida/NNP/conj/2/person "
        "Brandt/NNP/flat/4/person ,/,/punct/7 Aldo/NNP/conj/2/person Finch/NNP/flat/7/person "
        "and/CC/cc/11 said/VBD/root/0 Lena/NNP/conj/2/person"
    )
    attributions, _, _ = linked(article, ("Two envoys", 0))
    assert attributions[0].level == "generic"
