"""Which words are looked at as cues, what rules them out, and how sure a cue must be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.extraction.candidates import build_index, find_sites
from attribution.extraction.cue_conditions import holds
from attribution.extraction.extractor import Extraction
from attribution.extraction.frames import Frame
from attribution.extraction.roles.role_filling import fill
from attribution.extraction.scoring.cue_features import features
from attribution.extraction.scoring.cue_scorer import probability, reasons
from attribution.extraction.sites import Text
from attribution.grammar.document_reader import read_document
from attribution.model import Parse
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.entries.scores import Score
from tests.extraction.rules import EXTRACTOR, RULES, TUNING, WORDS, extract, extractor_of, rule
from tests.parses import read_samples

SAMPLES = {sample.id: sample.parse for sample in read_samples()}
BY_ID = {cue.id: cue for cue in RULES}


def text_of(parse: Parse) -> Text:
    return Text(read_document(parse), WORDS, TUNING)


def frames(sample: str, *rules: CueRule) -> list[Frame]:
    """The frames of a sample with these rules, their patterns aside."""
    sites = find_sites(text_of(SAMPLES[sample]), build_index(rules or RULES))
    filled = (fill(site, (), ()) for group in sites for site in group)
    return [frame for frame in filled if isinstance(frame, Frame)]


SAY = rule("broad", "verb", "say", "subject", "clause")
CLOSE = rule("narrow", "verb", "say", "subject", "clause", needs=("finite claim",))


@pytest.mark.parametrize("rules", [(SAY, CLOSE), (CLOSE, SAY)], ids=["broad first", "narrow first"])
def test_rules_for_one_word_are_tried_in_the_order_given(rules: tuple[CueRule, ...]) -> None:
    groups = find_sites(text_of(SAMPLES["subject"]), build_index(rules))
    assert [tuple(site.rule for site in group) for group in groups] == [rules]


def test_where_it_is_not_met_the_other_one_holds() -> None:
    picky = replace(CLOSE, needs=("quotation",))
    found = extractor_of(picky, SAY).extract(read_document(SAMPLES["subject"]))
    assert [a.rule for a in found.attributions] == ["broad"]
    assert found.misses == ()


def test_of_two_phrases_the_longer_one_is_tried_first() -> None:
    short = rule("short", "phrase", "according", "object", "host clause")
    long = rule("long", "phrase", "according to", "object", "host clause")
    groups = list(find_sites(text_of(SAMPLES["object-of-phrase"]), build_index((short, long))))
    assert [[site.rule.id for site in group] for group in groups] == [["long", "short"]]


def test_a_phrase_ends_with_its_sentence() -> None:
    parse = SAMPLES["following-sentence"]  # "the plan. Wages would rise."
    index = build_index((rule("across", "phrase", "plan . Wages", "object", "host clause"),))
    assert list(find_sites(text_of(parse), index)) == []


def test_a_participle_is_an_adjective_too() -> None:
    index = build_index((rule("adjective", "adjective", "convince", "subject", "clause"),))
    groups = list(find_sites(text_of(SAMPLES["passive-subject"]), index))
    assert [site.rule.id for group in groups for site in group] == ["adjective"]


def misses(found: Extraction, parse: Parse) -> list[str]:
    return [step.note for step in found.near_misses(parse, 1)]


MISSES = [
    ("no source", "empty-there", BY_ID["noun"],
     "“claim”: no source: none of possessor, bearer, object of {among}"),
    ("no claim", "conjoined-sources", rule("r", "verb", "say", "subject", "infinitive"),
     "“said”: no claim: none of infinitive"),
    ("a condition", "subject", rule("r", "verb", "say", "subject", "clause", needs=("name",)),
     "“said”: it needs “name”"),
    ("voice", "agent", rule("r", "verb", "confirm", "agent", "object", voice="active"),
     "“was confirmed”: the verb is not active"),
    ("a pattern against it", "sorted-by-size", BY_ID["according-to"],
     "“according to”: ruled out by “{cue} size”"),
    ("a pattern that is asked for", "empty-there",
     rule("r", "noun", "claim", "", "object of {on}", when=("outline",)),
     "“claim”: none of “outline” is there"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sample", "cue_rule", "why"), [case[1:] for case in MISSES], ids=[c[0] for c in MISSES]
)
def test_a_miss_says_what_was_lacking(sample: str, cue_rule: CueRule, why: str) -> None:
    parse = SAMPLES[sample]
    found = extractor_of(cue_rule).extract(read_document(parse))
    assert found.attributions == ()
    assert misses(found, parse) == [why]
    assert list(found.near_misses(parse, 2)) == []


CONDITIONS = [
    ("person", ["subject", "relative-who", "apposition"], ["participle-of-a-noun"]),
    ("name", ["apposition", "relative-on-subject"], ["subject"]),
    ("named person", ["apposition", "over-paragraphs"], ["subject", "object-of-verb"]),
    ("source", ["subject"], ["subject-and-infinitive"]),
    ("no source", ["subject-and-infinitive"], ["subject"]),
    ("clause", ["subject", "at-the-end"], ["quotation", "object"]),
    ("quotation", ["quotation", "partly-quoted"], ["subject"]),
    ("finite claim", ["subject"], ["object"]),
    ("no object", ["subject"], ["object"]),
    ("passive", ["agent"], ["subject"]),
    ("active", ["subject"], ["agent"]),
    ("plural", ["conjoined-sources", "object-of-preposition"], ["subject"]),
    ("speaker's label", ["rest-of-the-paragraph"], ["label-colon", "subject"]),
    ("headline", [], ["subject"]),
    ("first person", ["first-person"], ["subject", "relative-who"]),
    ("unquoted", ["subject", "quotation"], ["inside-a-quotation"]),
    ("something said", ["subject", "quotation"], ["object", "agent"]),
]


@pytest.mark.parametrize(("condition", "met", "unmet"), CONDITIONS)
def test_condition(condition: str, met: list[str], unmet: list[str]) -> None:
    for sample in (*met, *unmet):
        frame = frames(sample)[0]
        found = holds(condition, frame.site, frame.source, frame.claim)
        assert found is (sample in met), sample


@pytest.mark.parametrize(
    ("sample", "met"), [("complement-and-infinitive", True), ("nickname-alone", False)]
)
def test_a_participle_that_names_calls_nobody_anything(sample: str, met: bool) -> None:
    (frame,) = frames(sample, rule("r", "verb", "call", "", "complement"))
    assert holds("no participle", frame.site, frame.source, frame.claim) is met


def test_a_headline_is_one() -> None:
    parse = SAMPLES["subject"]
    blocks = (replace(parse.article.blocks[0], kind="headline"),)
    parse = replace(parse, article=replace(parse.article, blocks=blocks))
    site = next(find_sites(text_of(parse), build_index((SAY,))))[0]
    frame = fill(site, (), ())
    assert isinstance(frame, Frame)
    assert holds("headline", site, frame.source, frame.claim)
    assert "cue in a headline" in dict(features(text_of(parse), frame))


FEATURES = [
    ("subject", {"rule say", "claim is clause", "source is a noun of people or bodies",
                 "source role subject", "cue form VBD", "cue stands as root",
                 "claim with a finite verb", "claim of up to six words"}),
    ("relative-who", {"source is who or which"}),
    ("apposition", {"source is a name of person"}),
    ("over-paragraphs", {"source is a personal pronoun", "claim with speech in quotation marks"}),
    ("adverb-and-preposition", {"cue several words", "cue negated", "claim is object of"}),
    ("modal-perfect", {"cue with a modal"}),
    ("agent", {"cue passive", "source role agent", "source found by agent"}),
    ("subject-and-infinitive", {"source is nobody"}),
    ("catenative", {"claim begins with that or whether"}),
]  # fmt: skip


@pytest.mark.parametrize(("sample", "names"), FEATURES)
def test_features(sample: str, names: set[str]) -> None:
    frame = frames(sample)[0]
    found = dict(features(frame.site.text, frame))
    assert names <= set(found)
    assert found["always"] == 1


def score(threshold: float, **weights: float) -> Score:
    named = {name.replace("_", " "): weight for name, weight in weights.items()}
    return Score("test", "A score.", "Invented.", threshold, named)


def test_probability_is_that_of_the_summed_weights() -> None:
    frame = frames("subject")[0]
    assert probability(frame.site.text, frame, score(0.5)) == 0.5
    weights = score(0.5, always=1.0, rule_say=-3.0, rule_deny=9.0)
    assert probability(frame.site.text, frame, weights) == pytest.approx(0.1192, abs=1e-4)
    assert reasons(frame.site.text, frame, weights)[:2] == [("rule say", -3.0), ("always", 1.0)]


def test_a_word_that_nobody_counted_is_for_its_rule_alone_to_judge() -> None:
    frame = frames("label-colon")[0]
    assert probability(frame.site.text, frame, score(0.5, always=-9.0)) == 1


def test_what_is_too_weak_falls_and_says_why() -> None:
    parse = SAMPLES["shared-by-coordination"]
    weights = score(0.5, rule_deny=-2.0, always=1.0)
    found = replace(EXTRACTOR, scores=(weights,)).extract(read_document(parse))
    assert [a.rule for a in found.attributions] == ["say"]
    (why,) = misses(found, parse)
    assert why.startswith("“denied”: too weak: 0.27 of 0.50 needed (rule deny -2.0, always +1.0, ")


def test_inside_a_claim_its_place_says_nothing() -> None:
    """ "her deputy had told": inside another's claim a clause below is no sign against a cue."""
    parse = SAMPLES["nested"]
    below = score(0.5, cue_stands_as_ccomp=-5.0)
    found = replace(EXTRACTOR, scores=(below,)).extract(read_document(parse))
    assert [a.cue.text for a in found.attributions if a.cue] == ["said", "had told"]
    without_outer = score(0.5, cue_stands_as_ccomp=-5.0, cue_stands_as_root=-5.0)
    assert (
        replace(EXTRACTOR, scores=(without_outer,)).extract(read_document(parse)).attributions == ()
    )


def test_inside_a_claim_more_may_be_asked() -> None:
    parse = SAMPLES["nested"]
    strict = replace(score(0.5, always=1.0), threshold_inside=0.75)
    found = replace(EXTRACTOR, scores=(strict,)).extract(read_document(parse))
    assert [a.cue.text for a in found.attributions if a.cue] == ["said"]
    (why,) = misses(found, parse)
    assert why.startswith("“had told”: too weak: 0.73 of 0.75 needed")


@pytest.mark.parametrize("sample", ["empty-there", "scare-quotes", "no-speaker", "sorted-by-size"])
def test_nothing_is_found(sample: str) -> None:
    assert extract(SAMPLES[sample]).attributions == ()
