"""One article, as real programs save it in every format that is read (samples/README.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import ReadingError
from attribution.reading import read_article, read_articles

SAMPLES = Path(__file__).parent / "samples"
QUOTE = "“We have no money left for the sea wall,” Holt told the dockers at the gate."
LAST = "The café’s owner said the trade would suffer."
STRUCTURED = (
    "harbour.md",
    "pandoc.docx",
    "pandoc.odt",
    "pandoc.html",
    "pandoc.rtf",
    "libreoffice.odt",
    "libreoffice.html",
    "libreoffice.rtf",
    "chromium.html",
    "chromium.mhtml",
)


@pytest.mark.parametrize("name", STRUCTURED)
def test_headings_lists_and_paragraphs_are_kept(name: str) -> None:
    blocks = read_article(str(SAMPLES / name)).blocks
    kinds = [(block.kind, block.text) for block in blocks]
    assert ("headline", "Harbour to close in May") in kinds
    assert ("byline", "By Ada Quill") in kinds
    assert ("subheading", "What the dockers want") in kinds
    assert ("list", "More pay, the union said.") in kinds
    assert ("prose", QUOTE) in kinds
    assert ("prose", LAST) in kinds


@pytest.mark.parametrize("name", ["harbour.md", "pandoc.docx", "pandoc.odt", "libreoffice.odt"])
def test_footnotes_are_marks_and_no_words(name: str) -> None:
    blocks = read_article(str(SAMPLES / name)).blocks
    (noted,) = [block for block in blocks if block.text.endswith("said on Monday.")]
    assert noted.linked


@pytest.mark.parametrize("name", [*STRUCTURED, "libreoffice.pdf", "pandoc.txt", "python.eml"])
def test_places_lead_back_to_the_text(name: str) -> None:
    article = read_article(str(SAMPLES / name))
    (block,) = [block for block in article.blocks if block.text.startswith(LAST[:18])]
    start = block.text.index("owner said")
    span = block.to_source(start, start + len("owner said"))
    assert article.text[span.start : span.end] == "owner said"


@pytest.mark.parametrize("name", ["chromium.html", "chromium.mhtml"])
def test_a_page_that_a_browser_saved_is_its_article_alone(name: str) -> None:
    texts = " ".join(block.text for block in read_article(str(SAMPLES / name)).blocks)
    for furniture in ("Sport", "mudlark", "privacy", "Advertisement", "Eastholm Courier"):
        assert furniture not in texts


def test_a_pdf_is_read_by_paragraphs() -> None:
    pytest.importorskip("pypdf", reason="the extra pdf is not installed")
    blocks = read_article(str(SAMPLES / "libreoffice.pdf")).blocks
    texts = [block.text for block in blocks]
    assert QUOTE in texts
    assert "What the dockers want" in texts
    assert LAST in texts


def test_a_message_is_its_own_text() -> None:
    article = read_article(str(SAMPLES / "python.eml"))
    assert [block.text for block in article.blocks] == [
        "Harbour to close in May",
        "The council will close the harbour of Nordhavn in May, Mayor Ina Holt said on Monday.",
        QUOTE,
        LAST,
    ]
    assert article.blocks[0].kind == "headline"


def test_json_lines_are_an_article_a_line() -> None:
    path = str(SAMPLES / "python.jsonl")
    first, second = read_articles(path, text_field="body")
    assert (first.path, second.path) == (f"{path}#1", f"{path}#2")
    assert second.text == "“No,” Ina Holt said."
    with pytest.raises(ReadingError, match=r"jsonl:1: has no text in the field \"text\".*body"):
        list(read_articles(path))


def test_a_book_is_refused() -> None:
    with pytest.raises(ReadingError, match="is an EPUB book; save it as"):
        read_article(str(SAMPLES / "pandoc.epub"))
