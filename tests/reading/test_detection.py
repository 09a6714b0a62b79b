"""Formats are told by their first bytes; what is not read is refused in one line."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from attribution.errors import ReadingError
from attribution.reading import read_article

LINE = "The mayor said no."


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("-", f"<!DOCTYPE html><title>x</title><p>{LINE}"),
        ("-", f'<?xml version="1.0"?><!-- x --><html xmlns="x"><p>{LINE}</p></html>'),
        ("-", f"\ufeff<html><p>{LINE}</html>"),
        ("-", f"<article>\n<p>{LINE}</p></article>"),
        ("story.txt", f"<html><body><p>{LINE}</p></body></html>"),
        ("story", f"{{\\rtf1\\ansi {LINE}\\par}}"),
        ("story.doc", f"{{\\rtf1\\ansi {LINE}\\par}}"),
        ("story.txt", f"Message-ID: <1@x.example>\nFrom: a@x.example\n\n{LINE}\n"),
        ("page.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
                     f"Content-Type: text/html\n\n<p>{LINE}</p>\n--b--\n"),
        ("-", f'{{"text": "{LINE}"}}\n'),
    ],
)  # fmt: skip
def test_a_format_is_told_by_its_first_bytes(name: str, content: str) -> None:
    stream = io.BytesIO(content.encode())
    article = read_article("-", stdin=stream, stdin_name=name)
    assert [block.text for block in article.blocks] == [LINE]


@pytest.mark.parametrize(
    "content",
    [
        "From: the sea, the town looks small.\n\nHolt said so.",
        "“<p>” is a tag, the mayor said.",
        "{The mayor} said no.",
        "[Holt] said no.",
        "Holt, Reed, Quill and Penn said no.\nSo did Voss, Roe, Ames and Orrell.",
    ],
)
def test_prose_is_not_taken_for_something_else(content: str) -> None:
    article = read_article("-", stdin=io.BytesIO(content.encode()), stdin_name="a.txt")
    assert article.text == content


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b'<?xml version="1.0"?><nitf><body/></nitf>', r"is XML \(nitf\); save it as"),
        ("a.xml", b"<newsItem/>", r"is XML \(newsItem\); save it as"),
        ("a.json", b'{"a": [1]}', "is JSON; write it as JSON Lines"),
        ("a.txt", b'[{"a": 1},\n {"a": 2}]', "is JSON; write it as JSON Lines"),
        ("a.csv", b"id,text\n1,no\n", r"is a table \(CSV\)"),
        ("a.txt", b"id,text,date\n1,no,may\n2,yes,may\n", r"is a table \(CSV\)"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nNo.", "is a file of subtitles"),
        ("a.txt", b"1\n00:00:01,000 --> 00:00:02,000\nNo.\n", "is a file of subtitles"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"is an old Word or Office file \(\.doc\)"),
        ("a.txt", b"\x1f\x8b\x08\x00", r"is compressed \(gzip\); unpack it first"),
        ("a.txt", b"\x89PNG\r\n", r"is a picture \(PNG\), not text"),
        ("a.txt", packed(a="x"), "is a ZIP archive; unpack it"),
        ("a.docx", packed(xl__workbook_xml="x"), r"is a spreadsheet \(\.xlsx\)"),
        ("a.docx", packed(word__document_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
         "is not a Word document"),
        ("a.docx", packed(word__document_xml="<a>" * 5000 + "</a>" * 5000), "nested deeper"),
        ("a.docx", packed(word__document_xml=" " * 60_000_000), "is larger than any article"),
        ("a.odt", packed(content_xml="<a/>"), "is not an OpenDocument text"),
        ("a.odt", packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "but no text"),
        ("a.odt", b"plain", "is not an OpenDocument text"),
        ("a.rtf", b"plain", "is not an RTF document"),
        ("a.pdf", b"%PDF-1.7\nbroken", "is a damaged PDF"),
        ("a.pdf", b"plain", "is a damaged PDF"),
        ("a.eml", b"From: a@x.example\nContent-Type: image/png\n\nxx", "is a message without text"),
        ("a.jsonl", b'{"text": "No."}\n{"text"', "a.jsonl:2: is no JSON object"),
        ("a.jsonl", b'["No."]', "a.jsonl:1: is JSON, but no object"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadingError, match=message) as caught:
        read_article(str(tmp_path / name))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "libreoffice.pdf", "pandoc.rtf"])
def test_a_damaged_file_is_one_error_or_read(name: str) -> None:
    content = (Path(__file__).parent / "samples" / name).read_bytes()
    for at in range(0, len(content), max(1, len(content) // 60)):
        for damaged in (content[:at], content[:at] + b"\xff\0\xff" + content[at + 3 :]):
            with suppress(ReadingError):
                read_article("-", stdin=io.BytesIO(damaged), stdin_name=name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<meta charset=windows-1252><p>Café".encode("cp1252")),
        ("a.html", "<meta content='text/html; charset=ISO-8859-1'><p>Café".encode("cp1252")),
        ("a.html", '<?xml version="1.0" encoding="latin1"?><html><p>Café'.encode("latin1")),
        ("a.html", "<meta charset=latin1><p>Café".encode("utf-8-sig")),
        ("a.html", "<meta charset=nonsense><p>Café".encode()),
        ("a.html", "<p>Café".encode("utf-16")),
        ("a.txt", "Café".encode("utf-16")),
        ("a.txt", "Café".encode("utf-8-sig")),
    ],
)  # fmt: skip
def test_a_file_says_its_encoding(name: str, content: bytes) -> None:
    article = read_article("-", stdin=io.BytesIO(content), stdin_name=name)
    assert [block.text for block in article.blocks] == ["Café"]


def test_the_user_names_the_encoding() -> None:
    stream = io.BytesIO("Café".encode("cp1252"))
    assert read_article("-", stdin=stream, encoding="windows-1252").text == "Café"
    with pytest.raises(ReadingError, match='unknown encoding "nonsense"'):
        read_article("-", stdin=io.BytesIO(b"x"), encoding="nonsense")
