"""Files made to trip a reader: each is read, or refused in one line with what is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.errors import ReadingError
from attribution.model import Article
from attribution.reading import read_articles

NEWS = "Officials said that the dam was safe."
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = "<!DOCTYPE a [<!ENTITY b 'bb'>]>"


def read(data: bytes, name: str) -> list[Article]:
    return list(read_articles("-", stdin=io.BytesIO(data), stdin_name=name))


def word(part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("word/document.xml", part)
    return file.getvalue()


@pytest.mark.parametrize(
    "charset",
    ["unicode_escape", "raw_unicode_escape", "undefined", "idna", "punycode", "rot13", "base64",
     "utf-7", "x" * 500, "none"],
)  # fmt: skip
def test_a_page_in_no_charset_is_read_as_utf_8(charset: str) -> None:
    page = f"<meta charset='{charset}'><p>\\ud800+ADw- {NEWS} café</p>".encode()
    (article,) = read(page, "a.html")
    assert [block.text for block in article.blocks] == [f"\\ud800+ADw- {NEWS} café"]


@pytest.mark.parametrize("charset", ["unicode_escape", "undefined", "zip", "punycode"])
def test_a_message_in_no_charset_is_read(charset: str) -> None:
    mail = f'Content-Type: text/plain; charset="{charset}"\n\n\\ud800 {NEWS}'.encode()
    (article,) = read(mail, "a.eml")
    assert NEWS in article.text


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("unicode_escape", b"\\ud800"), ("undefined", b"a"), ("utf-7", b"+2AA-"), ("rot13", b"a")],
)
def test_an_encoding_of_no_text_is_refused(encoding: str, data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"unknown encoding|is not utf-7"):
        list(read_articles("-", stdin=io.BytesIO(data), encoding=encoding))


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (f"{_ENTITIES}<w:document {_WORD}/>".encode(), "damaged"),
        (b" " * 3000 + f"{_ENTITIES}<w:document {_WORD}/>".encode(), "damaged"),
        (f"{_ENTITIES}<w:document {_WORD}/>".encode("utf-16"), "damaged"),
        (f"<!--{'-x' * 3000}-->{_ENTITIES}<a>&b;</a>".encode(), "damaged"),
        (f"<w:document {_WORD}>".encode() + b"<w:p/>" * 1_000_001, "more elements"),
        (f"<w:document {_WORD}>".encode() + b"<w:p>" * 401, "nested deeper"),
        (b"", "damaged"),
        (b"<a", "damaged"),
    ],
    ids=["type", "type after blanks", "type in UTF-16", "type after a comment", "elements", "depth",
         "empty", "cut"],
)  # fmt: skip
def test_word_documents_that_no_writer_makes_are_refused(part: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read(word(part), "a.docx")


@pytest.mark.parametrize(
    "body", [r"\u-99999999999? x", r"\'zz x", r"\bin99999 x", r"\uc99999999999 x", r"\u55357? x"]
)
def test_numbers_beyond_any_in_rtf_end_in_a_line(body: str) -> None:
    try:
        articles = read(f"{{\\rtf1 {body} {NEWS}}}".encode(), "a.rtf")
    except ReadingError as error:
        assert "damaged RTF document" in str(error)  # noqa: PT017  # either is well
    else:
        assert all(article.text.encode() is not None for article in articles)


LINES = [
    json.dumps({"text": NEWS}),
    "[]",
    '{"text": 5}',
    "{",
    "[" * 50_000,
    f'{{"a": {"1" * 5000}}}',
]


@pytest.mark.parametrize("bad", LINES[1:], ids=["list", "number", "open", "deep", "digits"])
def test_a_bad_line_costs_no_other_line(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join((LINES[0], bad, LINES[0])), encoding="utf-8")
    assert main(["report", "--format", "jsonl", str(file)]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["article"] for line in out.splitlines()] == [f"{file}#1", f"{file}#3"]
    assert err.count("\n") == 1
    assert f"{file}:2: " in err


def test_a_file_of_bad_lines_is_given_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("no JSON\n" * 1000, encoding="utf-8")
    assert main(["report", "--format", "jsonl", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 21
