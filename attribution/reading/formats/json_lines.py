"""JSON Lines: an article a line, its text in a named field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attribution.errors import ReadingError
from attribution.reading.files import SourceFile


def parts(file: SourceFile) -> Iterator[tuple[SourceFile, str] | ReadingError]:
    """Each line's text as a file "NAME#LINE"; places count in the field's text.

    Of a line that is no object or lacks the field the error, with its place.
    """
    for number, line in enumerate(file.text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            text = _field(file, line, number)
        except ReadingError as error:
            yield error
        else:
            yield SourceFile(f"{file.path}#{number}", text), "text"


def _field(file: SourceFile, line: str, number: int) -> str:
    place = f"{file.path}:{number}"
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        deep = "nested too deep" if isinstance(error, RecursionError) else "a number without end"
        reason = error.msg if isinstance(error, json.JSONDecodeError) else deep
        raise ReadingError(place, f"is no JSON object: {reason}") from None
    if not isinstance(row, dict):
        raise ReadingError(place, "is JSON, but no object with a field of text")
    text = row.get(file.text_field)
    if not isinstance(text, str):
        known = ", ".join(key for key, value in row.items() if isinstance(value, str))
        hint = f" (fields of text: {known})" if known else ""
        reason = f'has no text in the field "{file.text_field}"; name it with --text-field{hint}'
        raise ReadingError(place, reason)
    # A lone surrogate, which JSON can write and no text holds, would end in an error on output.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
