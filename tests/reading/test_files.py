"""Files that can be read, and the line for each that cannot."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from attribution.errors import ReadingError
from attribution.reading import read_article

NAME_IT = "cannot be decoded; name its encoding with --encoding, such as windows-1252"
TEXT = "The mayor – “Ina” – said no.\r\nDockers went home.\r\n"


def test_the_text_is_kept_as_it_lies_on_disk(tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    article = read_article(str(file))
    assert article.path == str(file)
    assert article.text == "\ufeff" + TEXT
    assert article.blocks[0].text == "The mayor – “Ina” – said no."


def test_the_suffix_tells_the_format(tmp_path: Path) -> None:
    for name in ("a.md", "a.MARKDOWN"):
        (tmp_path / name).write_text("The *mayor* said no.")
        assert read_article(str(tmp_path / name)).blocks[0].text == "The mayor said no."
    for name in ("a.html", "a.HTM"):
        (tmp_path / name).write_text("<p>The <b>mayor</b> said no.")
        assert read_article(str(tmp_path / name)).blocks[0].text == "The mayor said no."
    (tmp_path / "a.text").write_text("The *mayor* said no.")
    assert read_article(str(tmp_path / "a.text")).blocks[0].text == "The *mayor* said no."


def test_standard_input_is_read_as_bytes_and_takes_a_name() -> None:
    stream = io.BytesIO("The *mayor* – said\r\nno.".encode())
    article = read_article("-", stdin=stream, stdin_name="draft.md")
    assert article.path == "draft.md"
    assert article.text == "The *mayor* – said\r\nno."
    assert article.blocks[0].text == "The mayor – said no."
    assert read_article("-", stdin=io.StringIO("The mayor said no.")).path == "-"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"The mayor\nsaid \xe9t\xe9.\n", f":2:6: is not UTF-8: byte 0xe9 {NAME_IT}"),
        ("Größe ".encode() + b"\xff", f":1:7: is not UTF-8: byte 0xff {NAME_IT}"),
        (b"\x00\x01", ": is a binary file, not text"),
    ],
)
def test_what_is_not_text_is_refused_with_its_place(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_article(str(file))
    assert str(caught.value) == f"{file}{message}"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"none\.txt: no such file$"):
        read_article(str(tmp_path / "none.txt"))
    with pytest.raises(ReadingError, match=r"is a folder, not an article$"):
        read_article(str(tmp_path))
    with pytest.raises(ReadingError, match="cannot be read: "):
        read_article("a\0b.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_leave_to_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("The mayor said no.")
    file.chmod(0)
    with pytest.raises(ReadingError, match=r"cannot be read: Permission denied$"):
        read_article(str(file))
