"""The features that a score may weigh, as `attribution.extraction.scoring` finds them."""

from __future__ import annotations

from attribution.errors import nearest
from attribution.rulebook.sections.role_tables import CLAIM_ROLES, SOURCE_ROLES, parse_role
from attribution.rulebook.yaml.nodes import Node
from attribution.rulebook.yaml.shapes import Reader, Schema, Shape, Text

FEATURES = (
    "always",
    "reliability of the word",
    "source is nobody",
    "source is a personal pronoun",
    "source is who or which",
    "source is another pronoun",
    "source is a noun of people or bodies",
    "source is another noun",
    "cue passive",
    "cue with a modal",
    "cue negated",
    "cue several words",
    "cue in quotation marks",
    "cue in a question",
    "cue in a headline",
    "claim with speech in quotation marks",
    "claim with a finite verb",
    "claim begins with that or whether",
    "claim of one or two words",
    "claim of up to six words",
    "claim of seven or more words",
)
FAMILIES = ("source is a name of ", "source found by ", "cue form ", "cue stands as ")
"""Beginnings of features that go on with a label of the grammar."""
_RULE = "rule "
_CLAIM = ("claim is ", "reliability of the word where claim is ")
_SOURCE = "source role "
_CLAIM_ROLES = frozenset(role.name.partition(" {")[0] for role in CLAIM_ROLES)
_SOURCE_ROLES = frozenset(role.name for role in SOURCE_ROLES)


class FeatureName(Shape[str]):
    """A feature by its name; a rule or role inside it must be there."""

    expected = "a feature"

    def read(self, node: Node, reader: Reader) -> str:
        text = Text().read(node, reader)
        if text.startswith(_RULE):
            rule = text.removeprefix(_RULE)
            reader.pages.references.append((node, ("cues", "rules"), rule))
        elif not _is_known(text):
            reader.fail(node, f'unknown feature "{text}"{nearest(text, FEATURES)}')
        return text

    def schema(self) -> Schema:
        return Text().schema()


def _is_known(text: str) -> bool:
    if text in FEATURES or text.startswith(FAMILIES):
        return True
    if text.startswith(_SOURCE):
        return parse_role(text.removeprefix(_SOURCE)).name in _SOURCE_ROLES
    return any(text.startswith(p) and text.removeprefix(p) in _CLAIM_ROLES for p in _CLAIM)
