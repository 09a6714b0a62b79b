"""All sections of rule files, in the order in which they are read."""

from __future__ import annotations

from typing import Any

from attribution.rulebook.sections import check_sections, source_sections
from attribution.rulebook.sections.cue_sections import CUE_RULES, SCORES
from attribution.rulebook.sections.lexicon_section import LEXICONS
from attribution.rulebook.sections.section import Section
from attribution.rulebook.sections.tuning_section import TUNING_VALUES

SECTIONS: tuple[Section[Any], ...] = (
    LEXICONS,
    CUE_RULES,
    SCORES,
    *source_sections.SECTIONS,
    *check_sections.SECTIONS,
    TUNING_VALUES,
)
