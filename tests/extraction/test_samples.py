"""The sentences of `tests/parses`, in both schemes of labels: what is found is what is written."""

from __future__ import annotations

import pytest

from attribution.model import Parse
from attribution.rulebook.sections.role_tables import CLAIM_ROLES, OWN, SOURCE_ROLES
from tests.extraction.invariants import assert_sound
from tests.extraction.rules import RULES, extract
from tests.parses import HERE, Sample, found_in, from_clearnlp, read_samples
from tests.support import parse_conllu

SAMPLES = {sample.id: sample for sample in read_samples()}
CLEARNLP = {sample.id: sample for sample in read_samples(HERE / "clearnlp")}


def with_gaps(samples: dict[str, Sample]) -> list[object]:
    """Parameters that fail where a document names a gap, and must."""
    return [
        pytest.param(sample, id=id, marks=[pytest.mark.xfail(strict=True, reason=gap)] * bool(gap))
        for id, sample in samples.items()
        for gap in [SAMPLES[id].gap]
    ]


@pytest.mark.parametrize("sample", with_gaps(SAMPLES))
def test_universal_trees(sample: Sample) -> None:
    assert found_in(extract(sample.parse).attributions) == list(sample.finds), sample.about


@pytest.mark.parametrize("sample", with_gaps(CLEARNLP))
def test_the_same_from_clearnlp_trees(sample: Sample) -> None:
    found = found_in(extract(from_clearnlp(sample.parse)).attributions)
    assert found == list(SAMPLES[sample.id].finds), SAMPLES[sample.id].about


RAIN = "# newpar\n1 Rain rain NOUN NN _ 0 root _ _\n2 . . PUNCT . _ 1 punct _ _\n\n"


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_paragraph_in_front_changes_nothing(sample: Sample) -> None:
    alone = extract(sample.parse).attributions
    behind = extract(parse_conllu(RAIN + sample.conllu)).attributions
    assert found_in(behind) == found_in(alone)


MARKS = [('"', '"'), ("``", "''"), ("«", "»"), ("‘", "’"), ("'", "'")]
STYLES = [
    pytest.param(sample, marks, id=f"{sample.id} {marks[0]} {marks[1]}")
    for sample in SAMPLES.values()
    for marks in MARKS
    if "“" in sample.text and not sample.gap
    # a single mark that nothing closes is an apostrophe
    if sample.id != "over-paragraphs" or marks[0] not in "‘'"
]


@pytest.mark.parametrize(("sample", "marks"), STYLES)
def test_other_marks_change_nothing(sample: Sample, marks: tuple[str, str]) -> None:
    """A house's style of quotation marks is no matter."""

    def written(words: str) -> str:
        return words.replace("“", marks[0]).replace("”", marks[1])

    found = found_in(extract(parse_conllu(written(sample.conllu))).attributions)
    expected = [
        row._replace(source=row.source and written(row.source), claim=written(row.claim))
        for row in sample.finds
    ]
    assert found == expected


@pytest.mark.parametrize("scheme", [SAMPLES, CLEARNLP], ids=["universal", "clearnlp"])
def test_every_role_is_shown_in_both_schemes(scheme: dict[str, Sample]) -> None:
    filled: dict[str, set[str]] = {"source": set(), "claim": set()}
    for parse in map(parse_of, scheme.values()):
        for found in extract(parse).attributions:
            for step in found.evidence:
                role = step.note.partition(": ")[0].partition(" {")[0]
                filled.setdefault(step.step, set()).add(role)
    sources = {role.name.removesuffix(" {…}") for role in SOURCE_ROLES}
    claims = {role.name.removesuffix(" {…}") for role in CLAIM_ROLES} - {OWN}
    assert sources <= filled["source"]
    assert claims <= filled["claim"]


def parse_of(sample: Sample) -> Parse:
    """The document's parse, turned from ClearNLP's labels where it has them."""
    parse = sample.parse
    return from_clearnlp(parse) if sample == CLEARNLP.get(sample.id) else parse


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_document_is_whole(sample: Sample) -> None:
    """Its tokens give its text, each sentence has one root, and it says what it shows."""
    parse = sample.parse
    assert parse.article.text == sample.text.replace("¶", "\n\n") + "\n"
    for sentence in parse.sentences:
        heads = [parse.tokens[i].head for i in range(sentence.first, sentence.end)]
        assert sum(head == i for i, head in enumerate(heads, sentence.first)) == 1
        assert all(sentence.first <= head < sentence.end for head in heads)
    assert sample.about.endswith(".")


@pytest.mark.parametrize("sample", CLEARNLP.values(), ids=CLEARNLP.keys())
def test_its_twin_has_the_same_text(sample: Sample) -> None:
    assert sample.text == SAMPLES[sample.id].text
    assert sample.parse.article.text == SAMPLES[sample.id].parse.article.text


@pytest.mark.parametrize(
    "parse",
    [parse_of(sample) for sample in (*SAMPLES.values(), *CLEARNLP.values())],
    ids=[*SAMPLES.keys(), *(f"{id}-clearnlp" for id in CLEARNLP)],
)
def test_what_is_found_is_sound(parse: Parse) -> None:
    assert_sound(parse, extract(parse), {rule.id for rule in RULES})
