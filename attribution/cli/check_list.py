"""The checks and how gravely each counts, a line each."""

from __future__ import annotations

from attribution.checks.severities import UNATTRIBUTED, Grades
from attribution.reports.findings.visible import visible
from attribution.rulebook.entries.check_rules import CheckRules


def write_check_list(rules: CheckRules, grades: Grades) -> str:
    """Severity (or off), id and what it is about, parted by blanks, in the order of the rules.

    A type of claim stands as `unattributed-claim.type`, behind the checks.
    """
    rows = [(check.id, check.about) for check in rules.checks]
    rows += [(f"{UNATTRIBUTED}.{claim.id}", claim.about) for claim in rules.types]
    wide = max((len(key) for key, _ in rows), default=0)
    lines = (
        f"{grades.of(key) or 'off':7}  {key:{wide}}  {' '.join(visible(about).split())}\n"
        for key, about in rows
    )
    return "".join(lines)
