"""Small rule folders and tokens for the tests of the rule book."""

from __future__ import annotations

from pathlib import Path

from attribution.model import Token

VERBS = """\
format: 1
lexicons:
  - id: reporting-verbs
    about: Verbs of saying.
    source: Our own.
    words: [say, tell, {claim: {reliability: 0.4, needs: [clause]}}]
"""
SAY = """\
format: 1
rules:
  - id: statement.say
    about: A verb of saying and its clause.
    kind: statement
    cue: {verb: $reporting-verbs}
    source: [subject, agent]
    claim: [quotation, clause]
    unless: ["{cue} goodbye"]
    examples:
      - text: The pier will close, the port official said.
        finds: {source: the port official, cue: said, claim: The pier will close}
      - text: She said goodbye.
        finds: nothing
"""


def write_pack(folder: Path, **files: str) -> Path:
    """A folder of rules; `cues_say="…"` becomes `cues/say.yml`."""
    for name, text in files.items():
        section, _, stem = name.partition("_")
        path = folder / section / f"{stem}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def tokens_of(line: str) -> tuple[Token, ...]:
    """Tokens from `form`, `form/lemma`, `form/lemma/POS` or `form/lemma/POS/name`, by blanks."""
    tokens: list[Token] = []
    start = 0
    for i, word in enumerate(line.split()):
        form, lemma, pos, name = [*word.split("/"), "", "", ""][:4]
        end = start + len(form)
        tokens.append(
            Token(i, start, end, form, form.lower(), lemma or form.lower(), pos or "X", "", "dep",
                  0, 0, name)
        )  # fmt: skip
        start = end + 1
    return tuple(tokens)
