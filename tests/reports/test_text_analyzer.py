"""The Python interface: results that show themselves, and the component for spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import attribution
from attribution.reports.formats.tables import COLUMNS
from attribution.text_analyzer import TextAnalyzer

TEXT = "The dam is safe, two aides said.\n\n=HYPERLINK(1) was opened, Orla Tennant said."


@cache
def nlp() -> TextAnalyzer:
    return attribution.load()


def test_result_shows_itself_in_a_line() -> None:
    assert repr(nlp()(TEXT)).startswith("<AnalyzedText -: 2 claims · 2 attributions")


def test_notebook_shows_the_page_in_a_frame_that_shares_nothing() -> None:
    shown = nlp()("<script>alert(1)</script> is safe, two aides said.")._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts"')
    assert "<script>" not in shown


def test_dictionary_is_the_contract() -> None:
    given = nlp()(TEXT).to_dict()
    assert (given["schema"], given["article"], len(given["attributions"])) == (1, "-", 2)


def test_pipe_gives_results_in_order_from_several_processes() -> None:
    texts = [f"The dam is safe, {name} said." for name in ("Orla Tennant", "Piet Vandersloot")]
    names = [one.sources[0].name for one in nlp().pipe(texts, n_process=2)]
    assert names == ["Orla Tennant", "Piet Vandersloot"]
    assert [one.sources[0].name for one in nlp().pipe(texts)] == names


def test_pipe_takes_no_more_texts_than_are_in_hand() -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield "The dam is safe, two aides said."

    results = nlp().pipe(texts(), n_process=2)
    assert next(results).article.path == "0"
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_names_are_the_paths_of_the_results() -> None:
    assert [one.article.path for one in nlp().pipe([TEXT, TEXT], names=["a", "b"])] == ["a", "b"]


def test_file_of_any_format_is_read() -> None:
    sample = Path(__file__).parents[1] / "reading" / "samples" / "pandoc.docx"
    assert nlp().read(sample).attributions


def test_rule_packs_hold_in_every_process(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "none.yml").write_text(
        "format: 1\ndisable: [statement.say]\n", encoding="utf-8"
    )
    analyzer = attribution.load(rules=[tmp_path])
    found = [*analyzer.pipe([TEXT]), *analyzer.pipe([TEXT], n_process=2)]
    assert ["statement.say" in {a.rule for a in one.attributions} for one in found] == [False] * 2


def test_data_frame_has_the_columns_of_the_csv() -> None:
    pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    frame = attribution.to_pandas(nlp().pipe([TEXT, TEXT]))
    assert (len(frame), tuple(frame.columns)) == (4, COLUMNS)
    assert list(nlp()(TEXT).to_pandas()["level"]) == ["generic", "named"]


def test_spacy_component_marks_the_claims_of_a_document() -> None:
    import spacy

    import_module("attribution.spacy_component")  # registers it where nothing is installed
    from attribution.language import BUNDLED

    pipeline = spacy.load(BUNDLED)
    pipeline.add_pipe("attribution")
    document = pipeline(TEXT)
    assert next((span.text, span.label_) for span in document.spans["claims"]) == (
        "The dam is safe",
        "generic",
    )
    assert len(document._.attributions) == 2
