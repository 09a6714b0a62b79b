"""Rich Text Format: its text, paragraph by paragraph; styles say nothing here."""

from __future__ import annotations

import re
from collections.abc import Callable

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Reading
from attribution.reading.files import SourceFile
from attribution.reading.formats.plain_text import read_text

_LARGEST = 20_000_000
_PICTURES = re.compile(r"[0-9a-fA-F\s]{4000,}")
"""Pictures stand in the file as long runs of hexadecimal figures."""


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of an .rtf file; places count in the text that is read."""
    from striprtf.striprtf import rtf_to_text

    if len(file.data) > _LARGEST:
        raise file.refuse("is larger than any article")
    source = file.data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise file.refuse("is not an RTF document")
    try:
        convert: Callable[..., str] = rtf_to_text  # the library has no types
        text = convert(_PICTURES.sub("", source), errors="replace")
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except Exception as error:  # the library checks nothing of what it reads
        raise file.refuse("is a damaged RTF document") from error
    return read_text(re.sub(r"\n+", "\n\n", text), words)
