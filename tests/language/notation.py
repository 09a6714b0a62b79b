"""Trees in one line each, for tests of labels: `The/DT/det>minister minister/NN/nsubj>was`."""

from __future__ import annotations

from attribution.language.label_schemes import Row

_POS = {
    "N": "NOUN", "V": "VERB", "MD": "AUX", "IN": "ADP", "TO": "ADP", "DT": "DET", "EX": "PRON",
    "P": "PRON", "W": "PRON", "J": "ADJ", "R": "ADV", "CC": "CCONJ", "CD": "NUM", "RP": "ADP",
    "PDT": "DET", "POS": "PART", "UH": "INTJ", "WRB": "ADV", "NNP": "PROPN", "NNPS": "PROPN",
}  # fmt: skip
_LEMMAS = {"was": "be", "is": "be", "are": "be", "were": "be", "'s": "'s", "seems": "seem"}


def rows_of(line: str) -> list[Row]:
    """Rows from `form/TAG/relation>head`; the head is the nearest word of that form, `form@2` its
    second; `ROOT` has none."""
    parts = [word.rsplit("/", 2) for word in line.split()]
    forms = [form for form, _, _ in parts]
    rows, start = [], 0
    for i, (form, tag, link) in enumerate(parts):
        dep, _, head = link.replace("ROOT", "root").partition(">")
        at = _place(forms, i, head) if head else i
        lemma = _LEMMAS.get(form.lower(), form.lower())
        rows.append(Row(start, form, lemma, pos_of(tag, dep), tag, dep, at, ""))
        start += len(form) + 1
    return rows


def pos_of(tag: str, dep: str) -> str:
    """The universal part of speech that goes with a tag in that relation."""
    if dep.startswith("aux") or (tag.startswith("V") and dep == "cop"):
        return "PART" if tag == "TO" else "AUX"
    if dep == "mark":
        return "PART" if tag == "TO" else "SCONJ"
    fallback = "PUNCT" if not tag[0].isalpha() else "X"
    return _POS.get(tag, _POS.get(tag[0], fallback))


def _place(forms: list[str], i: int, head: str) -> int:
    form, _, number = head.partition("@")
    places = [j for j, other in enumerate(forms) if other == form and j != i]
    if number:
        return [j for j, other in enumerate(forms) if other == form][int(number) - 1]
    return min(places, key=lambda j: (abs(j - i), -j))


def links_of(rows: list[Row]) -> set[str]:
    """A tree as `word relation head`, and `word root`."""
    return {
        f"{row.text} {row.dep}" + (f" {rows[row.head].text}" if row.head != i else "")
        for i, row in enumerate(rows)
    }
