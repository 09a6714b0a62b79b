"""Word documents: their paragraphs, styles and links."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from attribution.errors import ReadingError
from attribution.reading import read_article

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(*paragraphs: str) -> bytes:
    """A .docx file with these paragraphs, each the XML inside `w:p`."""
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    xml = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    return packed("word/document.xml", xml)


def packed(name: str, content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as folder:
        folder.writestr(name, content)
    return file.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, text: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}'


def test_paragraphs_are_read_with_their_styles(tmp_path: Path) -> None:
    file = tmp_path / "harbour.docx"
    file.write_bytes(
        document(
            styled("Title", "Harbour to close"),
            run("By Ada Quill"),
            run("NORDHAVN – The mayor ") + run(" said “no” &amp; left."),
            "",
            styled("Heading2", "What the dockers want"),
            styled("ListParagraph", "More pay"),
            styled("IntenseQuote", "We had no choice."),
            f"<w:hyperlink>{run('The Gazette')}</w:hyperlink>{run(' said')}<w:r><w:br/></w:r>"
            f"{run('so.')}<w:del><w:r><w:delText>Not.</w:delText></w:r></w:del>",
        )
    )
    article = read_article(str(file))
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Harbour to close"),
        ("byline", "By Ada Quill"),
        ("dateline", "NORDHAVN –"),
        ("prose", "The mayor said “no” & left."),
        ("subheading", "What the dockers want"),
        ("list", "More pay"),
        ("prose", "We had no choice."),
        ("prose", "The Gazette said so."),
    ]
    assert [block.quoted for block in article.blocks][-2:] == [True, False]
    assert [block.line for block in article.blocks] == [1, 3, 5, 5, 7, 9, 11, 13]
    (link,) = article.blocks[-1].linked
    assert article.text[link.start : link.end] == "The Gazette"
    for block in article.blocks:
        span = block.to_source(0, len(block.text))
        assert article.text[span.start : span.end].split() == block.text.split()


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 broken", b"plain text", packed("word/other.xml", "<a/>"), document("<w:r>")],
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.docx"
    file.write_bytes(content)
    with pytest.raises(
        ReadingError, match=r"bad\.docx: is not a Word document \(\.docx\), or is damaged$"
    ):
        read_article(str(file))


def test_a_document_without_text_is_an_empty_article() -> None:
    article = read_article("-", stdin=io.BytesIO(document("")), stdin_name="a.docx")
    assert (article.blocks, article.notes) == ((), ("the file holds no text",))


BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.mark.parametrize(
    ("paragraph", "texts"),
    [
        (
            f"{run('No.')}<w:r><mc:AlternateContent {MC}>"
            f"<mc:Choice>{BOX.format(run('Box.'))}</mc:Choice>"
            f"<mc:Fallback>{BOX.format(run('Box.'))}</mc:Fallback></mc:AlternateContent></w:r>",
            ["No.", "Box."],
        ),
        (f"<w:moveFrom>{run('No.')}</w:moveFrom>{run('Yes.')}", ["Yes."]),
        (f"<w:moveTo>{run('Yes.')}</w:moveTo>", ["Yes."]),
        (f"{run('Yes.')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>No.</w:t></w:r>", ["Yes."]),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Yes.</w:t></w:r>', ["Yes."]),
        ("<w:r><w:instrText>HYPERLINK No.</w:instrText></w:r>" + run("Yes."), ["Yes."]),
        (f"<w:sdt><w:sdtContent>{run('Yes.')}</w:sdtContent></w:sdt>", ["Yes."]),
    ],
)
def test_what_word_does_not_print_is_left_out(paragraph: str, texts: list[str]) -> None:
    article = read_article("-", stdin=io.BytesIO(document(paragraph)), stdin_name="a.docx")
    assert [block.text for block in article.blocks] == texts


def test_a_footnote_is_a_mark_at_its_place() -> None:
    paragraph = run("The harbour is shut") + "<w:r><w:footnoteReference/></w:r>" + run(", he said.")
    (block,) = read_article("-", stdin=io.BytesIO(document(paragraph)), stdin_name="a.docx").blocks
    assert block.text == "The harbour is shut, he said."
    assert [span.start for span in block.linked] == [len("The harbour is shut")]


def test_a_style_is_known_by_its_english_name() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as folder:
        body = f"<w:p>{styled('berschrift1', 'Hafen')}</w:p><w:p>{run('He said no to it.')}</w:p>"
        xml = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
        folder.writestr("word/document.xml", xml)
        style = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        folder.writestr("word/styles.xml", f'<w:styles xmlns:w="{NAMESPACE}">{style}</w:styles>')
    article = read_article("-", stdin=io.BytesIO(file.getvalue()), stdin_name="a.docx")
    assert [block.kind for block in article.blocks] == ["headline", "prose"]
