"""Lemmas of words by their part of speech: exceptions, then rules of endings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attribution.language.engine.model_files import read_packed
from attribution.language.engine.string_ids import string_id

_KEPT = 100_000


class Lemmatizer:
    """Looks lemmas up in the tables of spaCy's rule lemmatizer."""

    def __init__(self, folder: Path, symbols: Mapping[str, int]) -> None:
        tables: Mapping[str, Any] = read_packed(folder / "lemmatizer" / "lookups" / "lookups.bin")
        self._symbols = symbols
        self._rules: Mapping[int, Any] = tables["lemma_rules"]
        self._exceptions: Mapping[int, Any] = tables["lemma_exc"]
        self._known_forms: Mapping[int, Any] = tables["lemma_index"]
        self._found: dict[tuple[str, str], str] = {}

    def lemma(self, text: str, pos: str) -> str:
        """The lemma of a word, lower-cased."""
        found = self._found.get((text, pos))
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            found = self._found[text, pos] = self._looked_up(text, pos).lower()
        return found

    def _looked_up(self, text: str, pos: str) -> str:
        if pos == "SPACE":
            return text.lower()
        key = string_id(pos.lower(), self._symbols)
        rules, exceptions = self._rules.get(key, ()), self._exceptions.get(key, {})
        known = self._known_forms.get(key, {})
        word = text.lower()
        regular: list[str] = []
        unknown: list[str] = []
        for ending, instead in rules:
            form = word.removesuffix(ending) + instead
            if not word.endswith(ending) or not form:
                continue
            if form in known:
                regular.insert(0, form)
            elif form.isalpha():
                unknown.append(form)
            else:
                regular.append(form)
        irregular = [form for form in exceptions.get(word, ()) if form not in regular]
        return next(iter([*reversed(irregular), *regular, *unknown]), word)
