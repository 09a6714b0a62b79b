"""The section of tuning.yml: numbers that the engine reads by name."""

from __future__ import annotations

from attribution.rulebook.sections.section import Section
from attribution.rulebook.tuning import TUNING, TuningValue
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.shapes import Choice, Number, Text

TUNING_VALUES = Section(
    folder="tuning",
    key="tuning",
    entry=Record(
        "a number",
        TuningValue,
        (
            Key("id", Choice("number", TUNING), "Its lasting name.", required=True),
            Key("about", Text(), "What it limits, and in which unit.", required=True),
            Key("value", Number(0, 10_000), "The number.", required=True),
        ),
        placed=True,
    ),
)
