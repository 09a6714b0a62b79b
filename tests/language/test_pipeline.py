"""The gate to spaCy: articles in, parses over the file's own offsets out."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import PipelineError
from attribution.language import load_pipeline
from attribution.model import Article, Block, Name, Parse, Segment, Sentence
from attribution.reading import article_from_text
from tests.language.pipelines import pipeline_of

ROME = "Rome/NNP/nsubj>fell fell/VBD/root ././punct>fell"
OSLO = "Oslo/NNP/nsubj>rose rose/VBD/root ././punct>rose"
AIDES = (
    "Aides/NNS/nsubj>left in/IN/case>Rome Rome/NNP/nmod>Aides &/CC/cc>Oslo Oslo/NNP/conj>Rome "
    "left/VBD/root ././punct>left"
)
AIDES_CLEARNLP = (
    "Aides/NNS/nsubj>left in/IN/prep>Aides Rome/NNP/pobj>in &/CC/cc>Rome Oslo/NNP/conj>Rome "
    "left/VBD/root ././punct>left"
)


def block(text: str, source: int, line: int = 1) -> Block:
    return Block("prose", text, (Segment(0, source, len(text), len(text)),), line)


def parse(article: Article, *lines: str, **more: object) -> Parse:
    """The parse of an article whose blocks hold these sentences, a line each."""
    left = list(lines)
    sentences = {
        one.text: [left.pop(0) for _ in range(one.text.count("."))] for one in article.blocks
    }
    return next(pipeline_of(sentences, **more).parse([article]))  # type: ignore[arg-type]  # as given


def test_offsets_are_the_file_s() -> None:
    text = "# Rome fell. Oslo rose.\n\n> Rome fell.\n"
    article = Article("x.md", text, (block("Rome fell. Oslo rose.", 2), block("Rome fell.", 27)))
    found = parse(article, ROME, OSLO, ROME)
    assert [text[slice(*token.span)] for token in found.tokens] == [t.text for t in found.tokens]
    assert found.tokens[6].start == 27
    assert found.sentences == (
        Sentence(0, 0, 0, 3),
        Sentence(1, 0, 3, 6),
        Sentence(2, 1, 6, 9),
    )
    assert [token.sentence for token in found.tokens] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [token.head for token in found.tokens] == [1, 1, 1, 4, 4, 4, 7, 7, 7]
    assert found.children[7] == (6, 8)
    assert found.edges[4] == (3, 6)
    assert found.block_of(7) is article.blocks[1]


def test_what_the_reader_collapsed_and_decoded_is_found_again() -> None:
    """Prose in several runs: a line break and indentation became a blank, `&amp;` a character."""
    text = "<p>Aides in\n   Rome &amp; Oslo left.</p>"
    prose = "Aides in Rome & Oslo left."
    segments = (
        Segment(0, 3, 8, 8),
        Segment(8, 11, 1, 4),
        Segment(9, 15, 5, 5),
        Segment(14, 20, 1, 5),
        Segment(15, 25, 11, 11),
    )
    article = Article("x.html", text, (Block("prose", prose, segments, 1),))
    found = parse(article, AIDES)
    words = [text[slice(*token.span)] for token in found.tokens]
    assert words == ["Aides", "in", "Rome", "&amp;", "Oslo", "left", "."]
    assert [token.text for token in found.tokens][3] == "&"
    assert article.words(found.span(0, 5)) == "Aides in Rome & Oslo"


@pytest.mark.parametrize(
    ("line", "universal"), [(AIDES, True), (AIDES_CLEARNLP, False)], ids=["universal", "clearnlp"]
)
def test_relations_are_universal_whatever_the_pipeline_s(line: str, universal: bool) -> None:
    prose = "Aides in Rome & Oslo left."
    article = Article("x.txt", prose, (block(prose, 0),))
    found = parse(article, line, universal=universal)
    assert [(t.dep, found.tokens[t.head].text) for t in found.tokens] == [
        ("nsubj", "left"),
        ("case", "Rome"),
        ("nmod", "Aides"),
        ("cc", "Oslo"),
        ("conj", "Rome"),
        ("root", "left"),
        ("punct", "left"),
    ]


def test_clearnlp_heads_count_through_the_whole_article() -> None:
    prose = "Aides in Rome & Oslo left."
    text = f"{prose}\n\n{prose}\n"
    article = Article("x.txt", text, (block(prose, 0), block(prose, 28, 3)))
    found = parse(article, AIDES_CLEARNLP, AIDES_CLEARNLP, universal=False)
    assert [token.head - 7 for token in found.tokens[7:]] == [t.head for t in found.tokens[:7]]


def test_names_are_of_three_sorts_and_the_rest_is_left_out() -> None:
    prose = "Aides in Rome & Oslo left."
    article = Article("x.txt", prose, (block(prose, 0), block("Rome fell.", 0)))
    labels = {prose: [(0, 1, "NORP"), (2, 3, "GPE"), (4, 5, "ORG")], "Rome fell.": [(0, 1, "PER")]}
    found = parse(article, AIDES, ROME, names=labels)
    assert found.names == (
        Name(2, 3, "place"),
        Name(4, 5, "organisation"),
        Name(7, 8, "person"),
    )
    assert [token.name for token in found.tokens if token.name] == [
        "place",
        "organisation",
        "person",
    ]


def test_articles_come_in_order_and_an_empty_one_is_empty() -> None:
    pipeline = pipeline_of({"Rome fell.": [ROME]})
    articles = [Article("a", "Rome fell.", (block("Rome fell.", 0),)), Article("b", "", ())]
    first, second = pipeline.parse(articles)
    assert first.article.path == "a"
    assert (second.tokens, second.sentences, second.names) == ((), (), ())


def saved(folder: Path, *labels: str) -> str:
    """A pipeline on disk, with a parser of these labels or, without labels, with none."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en", meta={"name": "by_hand", "version": "1.2.0"})
    if labels:
        nlp.add_pipe("parser", config={"min_action_freq": 1})  # keeps rare labels
        words = [f"w{i}" for i in range(len(labels) + 1)]
        annotation = {
            "words": words,
            "heads": [0] * len(words),
            "deps": ["ROOT", *labels],
        }
        doc = nlp.make_doc(" ".join(words))
        nlp.initialize(lambda: [Example.from_dict(doc, annotation)])
    else:
        nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    return str(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = str(tmp_path / "nowhere")
    with pytest.raises(PipelineError, match=r"^.*nowhere: no language pipeline could be loaded: "):
        load_pipeline(path)


def test_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(PipelineError, match="no language pipeline could be loaded") as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_a_parser_says_what_it_has(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with pytest.raises(PipelineError) as caught:
        load_pipeline(path)
    expected = f"{path}: the pipeline has no dependency parser (it has sentencizer)"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("labels", "universal"),
    [(("nsubj", "obl", "case"), True), (("nsubj", "prep", "pobj", "case"), False)],
    ids=["universal", "clearnlp"],
)
def test_a_pipeline_s_labels_say_which_scheme_it_has(
    tmp_path: Path, labels: tuple[str, ...], universal: bool
) -> None:
    pipeline = load_pipeline(saved(tmp_path, *labels))
    assert (pipeline.convert is list) is universal
    assert pipeline.name == "en_by_hand 1.2.0"


def test_the_fast_products_leave_the_parse_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    article = article_from_text("Two aides said Rome fell on Monday. Ilse Karam denied it.")
    fast = load_pipeline()
    monkeypatch.setattr("attribution.language.pipeline._use_fast_products", lambda nlp: None)
    plain = load_pipeline()
    assert list(fast.parse([article])) == list(plain.parse([article]))
