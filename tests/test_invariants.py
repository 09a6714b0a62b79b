"""The whole way of an article with the bundled pipeline: it never fails, and all it says holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.analyzer import Analyzer
from attribution.language import BUNDLED, load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text, read_article
from attribution.rulebook import load_rulebook
from tests.parses import read_samples
from tests.reports.invariants import assert_sound

ARTICLES = sorted((Path(__file__).parent / "articles").rglob("*.txt"))
needs_pipeline = pytest.mark.skipif(
    not (BUNDLED / "meta.json").is_file(), reason="the bundled pipeline is not trained yet"
)


@cache
def analyzer() -> Analyzer:
    return Analyzer(load_pipeline(), load_rulebook())


def analyze(text: str, format: str = "text") -> Report:
    return analyzer().analyze(article_from_text(text, "x.txt", format))


def check(report: Report) -> None:
    """The invariants of reports, and that each rule and check it names exists."""
    assert_sound(report)
    book = analyzer().rulebook
    rules = {rule.id for rule in book.cues}
    assert {found.rule for found in report.attributions} <= rules
    cue_steps = {
        step.rule
        for found in report.attributions
        for step in found.evidence
        if step.step in ("cue", "source", "claim", "continuation")
    }
    assert cue_steps <= rules
    for found in report.attributions:
        above, steps = found.within, 0
        while above is not None:
            above, steps = next(a.within for a in report.attributions if a.id == above), steps + 1
            assert steps <= len(report.attributions), f"{found.id} stands within itself"


@needs_pipeline
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_sample_articles(path: Path) -> None:
    report = analyzer().analyze(read_article(str(path)))
    check(report)
    assert report == analyzer().analyze(read_article(str(path))), "twice read, twice the same"


@needs_pipeline
def test_an_article_says_the_same_beside_others() -> None:
    """Articles that are analysed together do not touch each other."""
    articles = [read_article(str(path)) for path in ARTICLES[:3]]
    assert list(analyzer().analyze_all(articles)) == [analyzer().analyze(a) for a in articles]


HARD = {
    "nothing": "",
    "blanks": " \n\t\n\n ",
    "one word": "Yes",
    "marks alone": "“ ” ‘’ \" ' — : ; , .",
    "colons alone": ":\n\n:\n\n—",
    "opening marks alone": "“““ He said “\n\n“ and “",
    "a quotation without an end": "“We waited, he said, and waited",
    "every quotation mark": "„A“ «b» ``c'' ‹d› 「e」 “f” ‘g’ \"h\" 'i'",
    "capitals": "MINISTER SAYS BRIDGE TO CLOSE; UNION DENIES CLAIM",
    "no full stop": "the ministry said the bridge would close and the union denied it " * 20,
    "Windows line ends": "Hale said it rose.\r\n\r\n“It fell,”\r\nRuiz said.\r\n",
    "beyond the basic plane": "𝓗ale said 😀 “it rose 🚀,” Ruiz said.",
    "combining marks": "Zoe\u0308 said the cafe\u0301 had closed.",
    "zero width and soft hyphens": "Ha\u200ble sa\u00adid it\u2060 rose.",
    "right to left": "Hale said \u202eit rose\u202c in عدن, according to \u05d0\u05d1.",
    "no-break blanks": "Hale\u00a0said\u202fit\u00a0rose, according\u00a0to aides.",
    "an empty subject": "It is said. There is said to be. It said it said it.",
    "cues alone": "said said said, said citing citing according to according to",
    "nested deeply": "Hale said " + "Ruiz said that " * 12 + "it rose.",
}


@needs_pipeline
@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_texts(text: str) -> None:
    check(analyze(text))


@needs_pipeline
@pytest.mark.parametrize("format", ["markdown", "html"])
def test_markup(format: str) -> None:
    text = "<p>Hale <b>said</b> it\nrose &amp; fell.</p>\n\n> “We *left*,” [Ro](x) said.\n\n- Q?"
    check(analyze(text, format))


WORDS = """said says told that who it there the a of to by and but citing according reportedly claim
warning denied believed not n't Hale Okoye officials aides mayor Rome report “ ” ‘ ’ " ' `` '' : , .
; — - ( ) ? ! Q: 60 $ 's \n\n""".split(" ")


@needs_pipeline
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " ", "\n"]))
def test_words_of_news_in_any_order(words: list[str], separator: str) -> None:
    check(analyze(" ".join(word + separator * (word in ".,”") for word in words)))


@needs_pipeline
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(max_size=80), st.sampled_from(["text", "markdown", "html"]))
def test_any_text(text: str, format: str) -> None:
    check(analyze(text, format))


@needs_pipeline
def test_the_sentences_checked_by_hand() -> None:
    """Whatever the pipeline makes of them, what is found is sound."""
    for sample in read_samples():
        check(analyze(sample.text.replace("¶", "\n\n")))
