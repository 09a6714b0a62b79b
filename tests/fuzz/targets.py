"""What random bytes are handed to: a name for each reader, and the call that must end well.

A call ends well with a result or with an AttributionError; everything else is a failure. `CORPUS`
keeps, in a folder a target, the inputs that ever failed.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import attribution
from attribution.checks.suppression.baselines import read_baseline
from attribution.cli.running.check_run import check_notes
from attribution.reading import article_from_text, read_articles
from attribution.reports.contract import report_object
from attribution.reports.findings import FORMATS as FINDING_FORMATS
from attribution.reports.findings import CheckNote, Outcome
from attribution.reports.formats.report_formats import FORMATS as REPORT_FORMATS
from attribution.reports.formats.report_formats import writer_of
from attribution.rulebook import load_rulebook
from attribution.rulebook.yaml.nodes import Pages
from attribution.settings import Settings, load_settings
from attribution.text_analyzer import TextAnalyzer
from tests.fuzz import pieces

CORPUS = Path(__file__).with_name("corpus")
RULES = Path(__file__).parents[1] / "rules" / "base"
Target = Callable[[bytes], object]


def of_pieces(vocabulary: tuple[str, ...], call: Target) -> Target:
    """The call on bytes whose pieces are spelt out."""
    return lambda data: call(pieces.spelt(data, vocabulary))


def text_as(format: str) -> Target:
    """Reads the bytes as a text of that format."""
    return lambda data: article_from_text(data.decode("utf-8", "replace"), format=format)


def file_as(suffix: str) -> Target:
    """Reads the bytes as a file with that suffix."""
    return lambda data: list(read_articles("-", stdin=io.BytesIO(data), stdin_name=f"a{suffix}"))


def part_of(name: str, tags: tuple[str, ...], before: str, after: str) -> Target:
    """Reads the bytes as the elements of a container's main part."""
    read = file_as(".docx" if "word" in name else ".odt")

    def pack_and_read(data: bytes) -> object:
        folder = io.BytesIO()
        with zipfile.ZipFile(folder, "w") as parts:
            parts.writestr(name, before.encode() + pieces.nested(data, tags) + after.encode())
        return read(folder.getvalue())

    return pack_and_read


def as_file(name: str, call: Callable[[Path], object]) -> Target:
    """Writes the bytes to a file and hands its path over."""

    def write_and_call(data: bytes) -> object:
        file = scratch() / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return call(file)

    return write_and_call


def waiver(data: bytes) -> object:
    """Reads the bytes as the inside of a comment."""
    words = data.decode("utf-8", "replace")
    text = f"He left.\n\n<!-- attribution: {words} -->\n\nShe came."
    return article_from_text(text, format="markdown")


def analysed(format: str) -> Target:
    """The whole way of the bytes, read as a text of that format, to the report's object."""

    def analyze(data: bytes) -> object:
        article = article_from_text(data.decode("utf-8", "replace"), format=format)
        return report_object(analyzer().analyze(article))

    return analyze


def every_report(data: bytes) -> object:
    """The bytes analysed as Markdown and written in each format of a report and of findings."""
    report = analyzer()(data.decode("utf-8", "replace"), format="markdown", name="a\nb.md")
    read = ((report.article, report.findings),)
    outcome = Outcome(read, checks(), "0", Path("/"), explain=True)
    for name in REPORT_FORMATS:
        if name != "terminal":
            "".join(writer_of(name)([report])).encode()
    return [write(outcome).encode() for write in FINDING_FORMATS.values()]


@cache
def scratch() -> Path:
    """A folder of this process for the files that a call reads; in memory where there is such."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))


@cache
def analyzer() -> TextAnalyzer:
    """The analyzer with the built-in rules."""
    return attribution.load()


@cache
def checks() -> tuple[CheckNote, ...]:
    """The built-in checks, which the formats of findings name."""
    return check_notes(load_rulebook().checks, Settings())


_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
    "</w:body></w:document>",
)
_ODT = (
    '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>',
    "</o:text></o:body></o:document-content>",
)
_SUFFIXES = ("txt", "md", "html", "docx", "odt", "rtf", "pdf", "eml", "jsonl")
TARGETS: Mapping[str, Target] = {
    "text": of_pieces(pieces.NEWS, text_as("text")),
    "markdown": of_pieces(pieces.MARKDOWN, text_as("markdown")),
    "html": of_pieces(pieces.HTML, text_as("html")),
    "waiver": of_pieces(pieces.WAIVER, waiver),
    "rtf": of_pieces(pieces.RTF, lambda data: file_as(".rtf")(b"{\\rtf1 " + data + b"}")),
    "mail": of_pieces(pieces.MAIL, file_as(".eml")),
    "json-lines": of_pieces(pieces.LINES, file_as(".jsonl")),
    "docx-part": part_of("word/document.xml", pieces.WORD_TAGS, *_WORD),
    "odt-part": part_of("content.xml", pieces.ODT_TAGS, *_ODT),
    **{f"file-{suffix}": file_as(f".{suffix}") for suffix in _SUFFIXES},
    "yaml": of_pieces(pieces.RULES, lambda data: Pages().read("x.yml", data)),
    "rules": of_pieces(
        pieces.RULES,
        as_file("pack/cues/x.yml", lambda file: load_rulebook([file.parents[1]], builtin=RULES)),
    ),
    "settings": of_pieces(
        pieces.SETTINGS,
        as_file("attribution.toml", lambda file: load_settings(file.parent, file=file)),
    ),
    "baseline": of_pieces(pieces.BASELINE, as_file("baseline.json", read_baseline)),
    "analysed-text": of_pieces(pieces.NEWS, analysed("text")),
    "analysed-markdown": of_pieces(pieces.MARKDOWN, analysed("markdown")),
    "analysed-html": of_pieces(pieces.HTML, analysed("html")),
    "reports": of_pieces(pieces.NEWS, every_report),
}
"""The calls by name."""
SLOW = ("analysed-text", "analysed-markdown", "analysed-html", "reports")
"""Those that analyse, which takes some hundred times as long as reading."""
