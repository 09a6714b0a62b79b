"""How anonymous a source is, what kind it is and what else its words tell: one phrase each."""

from __future__ import annotations

import pytest

from attribution.model import Source
from tests.sources import texts
from tests.sources.articles import parse_of, resolved, row_of, said

_TAIL = "said/VBD/root/0 it/PRP/nsubj/{1} rained/VBD/ccomp/{0} ././punct/{0}"


def phrase(words: str) -> tuple[str, str]:
    """An article in which a phrase, written word by word, says something; and its plain words."""
    count = len(words.split())
    text = f"{words} " + _TAIL.format(count + 1, count + 3)
    return text, " ".join(word.split("/")[0] for word in words.split())


def row(words: str, outlet: str | None = None) -> Source:
    article, plain = phrase(words)
    attributions, sources = resolved(
        parse_of(article), said(parse_of(article), plain), outlet=outlet
    )
    return row_of(attributions[0], sources)


NAMED = "Tovah/NNP/nsubj/3/person Lindqvist/NNP/flat/1/person"
OFFICIALS = "Peruvian/JJ/amod/2 officials/NNS/nsubj/3"


@pytest.mark.parametrize(
    ("words", "level", "kind"),
    [
        (NAMED, "named", "person"),
        ("Ms./NNP/nsubj/3/person Orrin/NNP/flat/1/person", "named", "person"),
        ("Leila/NNP/nsubj/2/person", "identifiable", "person"),
        ("the/DT/det/2 mayor/NN/nsubj/5 of/IN/case/4 Brackwater/NNP/nmod/2/place",
         "identifiable", "person"),
        ("a/DT/det/2 mayor/NN/nsubj/5 of/IN/case/4 Brackwater/NNP/nmod/2/place",
         "affiliated", "person"),
        ("the/DT/det/3 Forestry/NNP/compound/3/organisation Ministry/NNP/nsubj/4/organisation",
         "institutional", "organisation"),
        ("The/DT/det/3 Saltmere/NNP/compound/3/organisation Herald/NNP/nsubj/4/organisation",
         "institutional", "outlet"),
        ("Lima/NNP/nsubj/2/place", "institutional", "place"),
        ("a/DT/det/4 Forestry/NNP/compound/4/organisation Ministry/NNP/compound/4/organisation "
         "spokeswoman/NN/nsubj/5", "institutional", "person"),
        ("a/DT/det/2 spokeswoman/NN/nsubj/3", "generic", "person"),
        (OFFICIALS, "affiliated", "people"),
        ("a/DT/det/3 Western/JJ/amod/3 envoy/NN/nsubj/4", "generic", "person"),
        ("officials/NNS/nsubj/5 in/IN/case/4 the/DT/det/4 region/NN/nmod/1", "generic", "people"),
        ("residents/NNS/nsubj/4 of/IN/case/3 Brackwater/NNP/nmod/1/place", "generic", "people"),
        ("the/DT/det/2 police/NNS/nsubj/3", "institutional", "organisation"),
        ("sources/NNS/nsubj/2", "vague", "people"),
        ("critics/NNS/nsubj/2", "vague", "people"),
        ("Some/DT/nsubj/2", "vague", "people"),
        ("outside/JJ/amod/2 experts/NNS/nsubj/3", "vague", "people"),
        ("legal/JJ/amod/2 experts/NNS/nsubj/3", "generic", "people"),
        ("people/NNS/nsubj/5 close/JJ/amod/1 to/IN/case/4 Orrin/NNP/obl/2/person",
         "generic", "people"),
        ("studies/NNS/nsubj/2", "vague", "document"),
        ("an/DT/det/3 internal/JJ/amod/3 memo/NN/nsubj/4", "vague", "document"),
        ("an/DT/det/4 Audit/NNP/compound/3/organisation Office/NNP/compound/4/organisation "
         "report/NN/nsubj/5", "institutional", "document"),
        ("the/DT/det/2 poll/NN/nsubj/3", "vague", "poll"),
        ("beekeepers/NNS/nsubj/2", "generic", "people"),
        ("two/CD/nummod/3 Quayish/JJ/amod/3 envoys/NNS/nsubj/4", "affiliated", "people"),
        ("Brackwater/NNP/compound/2/place police/NNS/nsubj/3", "institutional", "organisation"),
        ("a/DT/det/2 tweet/NN/nsubj/5 by/IN/case/4 @quaysidewatch/NNP/nmod/2",
         "identifiable", "social"),
        ("Tomas/NNP/nsubj/5/person ,/,/punct/3 34/CD/appos/1 ,/,/punct/3",
         "identifiable", "person"),
        ("54/CD/nummod/2 percent/NN/nsubj/3", "generic", "people"),
        ("right/JJ/amod/2 parties/NNS/nsubj/3", "generic", "organisation"),
    ],
)  # fmt: skip
def test_a_phrase_has_a_level_and_a_kind(words: str, level: str, kind: str) -> None:
    found = row(words)
    assert (found.level, found.kind) == (level, kind)


def test_nobody_expressed_is_hidden() -> None:
    parse = parse_of(texts.FERRY)
    (lone,), sources = resolved(parse, said(parse, None, cue="said"))
    assert (lone.level, lone.effective_level, sources) == ("hidden", "hidden", ())


def test_the_outlet_itself_is_the_author() -> None:
    words = "The/DT/det/3 Saltmere/NNP/compound/3/organisation Herald/NNP/nsubj/4/organisation"
    assert row(words, outlet="Saltmere Herald").level == "author"
    assert row(words, outlet="Harbour Gazette").level == "institutional"


def test_a_first_name_with_the_full_name_elsewhere_is_named() -> None:
    article = f"{phrase(NAMED)[0]}\nTovah/NNP/nsubj/2/person left/VBD/root/0 ././punct/2"
    parse = parse_of(article)
    attributions, sources = resolved(parse, said(parse, "Tovah", nth=1))
    assert row_of(attributions[0], sources).level == "named"


def test_the_poorer_mention_takes_the_level_of_the_first() -> None:
    parse = parse_of(texts.OFFICERS)
    attributions, sources = resolved(parse, said(parse, "The officers"))
    found = row_of(attributions[0], sources)
    assert (found.level, found.basis, found.number) == ("specific", "document", 2)
    assert found.name == "Two Peruvian officers who saw the letter"


def test_a_reason_and_its_words() -> None:
    parse = parse_of(texts.NURSE)
    attributions, sources = resolved(parse, said(parse, "A nurse"))
    found = row_of(attributions[0], sources)
    assert (found.reason, found.level) == ("specific", "generic")
    assert found.anonymity == "on condition of anonymity"


def test_anonymity_that_the_outlet_grants_falls_on_whom_it_names() -> None:
    parse = parse_of(texts.DRIVER)
    attributions, sources = resolved(parse, said(parse, "The driver"))
    assert row_of(attributions[0], sources).anonymity is not None


def test_a_declared_pseudonym_is_identifiable() -> None:
    parse = parse_of(texts.KESTREL)
    attributions, sources = resolved(parse, said(parse, "Kestrel"))
    assert row_of(attributions[0], sources).level == "identifiable"


def test_a_named_persons_staff_is_affiliated() -> None:
    parse = parse_of(texts.DEPUTY)
    attributions, sources = resolved(parse, said(parse, "her deputy"))
    found = row_of(attributions[0], sources)
    assert (found.level, found.affiliation, found.role) == ("affiliated", "Ida Orrin", "deputy")


def test_number_rank_and_status() -> None:
    found = row(
        "three/CD/nummod/5 former/JJ/amod/5 senior/JJ/amod/5 Peruvian/JJ/amod/5 "
        "officials/NNS/nsubj/6"
    )
    assert (found.count, found.number, found.status) == ("plural", 3, "former")
    assert (found.role, found.affiliation) == ("senior official", "Peruvian")


def test_an_outlet_without_an_origin_leaves_it_undisclosed() -> None:
    words = "The/DT/det/3 Saltmere/NNP/compound/3/organisation Herald/NNP/nsubj/4/organisation"
    assert row(words).origin == "undisclosed"
    assert row(OFFICIALS).origin == "stated"


def test_every_verdict_has_its_rule() -> None:
    steps = {step.step: step.rule for step in row(OFFICIALS).evidence}
    assert steps["level"] == "level.affiliated"
    assert steps["kind"] == "kind.crowd-of-persons"


@pytest.mark.parametrize(
    ("article", "source", "level", "affiliation"),
    [
        # the hospital drawn as a second subject
        ("A/DT/det/2 nurse/NN/nsubj/7 at/IN/case/5 Vale/NNP/compound/6 General/NNP/amod/6 "
         "Hospital/NNP/nsubj/7 said/VBD/root/0 so/RB/advmod/7",
         "A nurse at Vale General Hospital", "affiliated", "Vale General Hospital"),
        ("An/DT/det/2 aide/NN/nsubj/7 to/IN/case/4 Minister/NNP/nmod:desc/5 "
         "Ida/NNP/nsubj/7/person Orrin/NNP/flat/5/person said/VBD/root/0 so/RB/advmod/7",
         "An aide to Minister Ida Orrin", "affiliated", "Ida Orrin"),
        ("Officials/NNS/nsubj/6 from/IN/case/3 Peru/NNP/nmod/1/place and/CC/cc/5 "
         "Velmark/NNP/nsubj/6 said/VBD/root/0 so/RB/advmod/6",
         "Officials from Peru and Velmark", "affiliated", "Peru and Velmark"),
        ("Passengers/NNS/nsubj/4 at/IN/case/3 Lima/NNP/nmod/1/place said/VBD/root/0 "
         "so/RB/advmod/4", "Passengers at Lima", "generic", None),
        ("Critics/NNS/nsubj/4 in/IN/case/3 Europe/NNP/nsubj/4/place said/VBD/root/0 "
         "so/RB/advmod/4", "Critics in Europe", "vague", None),
    ],
)  # fmt: skip
def test_the_name_right_after_a_preposition_is_an_affiliation(
    article: str, source: str, level: str, affiliation: str | None
) -> None:
    parse = parse_of(article)
    attributions, sources = resolved(parse, said(parse, source))
    row = row_of(attributions[0], sources)
    assert (row.level, row.affiliation) == (level, affiliation)


@pytest.mark.parametrize(
    ("verb", "date", "level"),
    [
        ("published", "Tuesday/NNP", "identifiable"),
        ("published", "request/NN", "institutional"),
        ("mocked", "Tuesday/NNP", "institutional"),
    ],
)
def test_a_date_told_elsewhere_tells_a_document_from_others(
    verb: str, date: str, level: str
) -> None:
    article = (
        "A/DT/det/3 Herald/NNP/compound/3 report/NN/nsubj/4 said/VBD/root/0 so/RB/advmod/4\n"
        f"The/DT/det/2 report/NN/nsubj:pass/4 was/VBD/aux:pass/4 {verb}/VBN/root/0 on/IN/case/6 "
        f"{date}/obl/4"
    )
    parse = parse_of(article)
    attributions, _ = resolved(parse, said(parse, "A Herald report"))
    assert attributions[0].level == level


def test_first_name_with_relative_clause_is_no_full_name() -> None:
    article = (
        "Maura/NNP/nsubj/7/person ,/,/punct/4 who/WP/nsubj/4 works/VBZ/acl:relcl/1 "
        "there/RB/advmod/4 ,/,/punct/4 said/VBD/root/0 so/RB/advmod/7 ././punct/7"
    )
    parse = parse_of(article)
    _, sources = resolved(parse, said(parse, "Maura"))
    assert [source.level for source in sources] == ["identifiable"]


BODY = (
    "Larkin/NNP/compound/2/organisation Foods/NNP/nsubj/3/organisation denied/VBD/root/0 "
    "it/PRP/obj/3 ././punct/3\n"
)
OTHER = "Tarn/NNP/compound/2 Council/NNP/nsubj/3/organisation denied/VBD/root/0 it/PRP/obj/3\n"
SPOKE = "A/DT/det/2 spokesperson/NN/nsubj/3 said/VBD/root/0 so/RB/advmod/3 ././punct/3"


@pytest.mark.parametrize(
    ("before", "level"), [(BODY, "institutional"), (BODY + OTHER, "generic"), ("", "generic")]
)
def test_spokesperson_speaks_for_the_single_body_named_before(before: str, level: str) -> None:
    parse = parse_of(before + SPOKE)
    _, sources = resolved(parse, said(parse, "A spokesperson"))
    assert [source.level for source in sources] == [level]
