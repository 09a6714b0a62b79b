"""How gravely each check counts: its own severity, the profile's, then the settings'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution.errors import ConfigError, nearest
from attribution.model import Severity

if TYPE_CHECKING:
    from attribution.rulebook.entries.check_rules import (
        Check,
        CheckRules,
        ClaimType,
        Grade,
        Profile,
    )
    from attribution.settings import Selection

UNATTRIBUTED = "unattributed-claim"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Gravest first."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The severity of each check, and of each type of claim, that is in force for one file."""

    severities: Mapping[str, Severity]
    """By check id, and by `unattributed-claim.type`; one that is missing is off."""
    profile: Profile

    def of(self, check: str) -> Severity | None:
        """The check's severity, None where it is off."""
        return self.severities.get(check)


def lower(severity: Severity) -> Severity:
    """The severity one step down; a note stays one."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def at_least(severity: Severity, floor: Severity) -> bool:
    """True when a severity is as grave as the floor, or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(floor)


def grade(rules: CheckRules, selection: Selection) -> Grades:
    """What counts how much under a selection.

    Raises ConfigError for a profile, a check or a severity that does not exist.
    """
    profile = find_profile(rules, selection.profile)
    known = grade_ids(rules)
    grades = {**_of_profile(rules, profile)}
    for wanted in (selection.select, selection.ignore, selection.extend_select, selection.severity):
        for check in wanted:
            _require(check, known)
    for check, value in selection.severity.items():
        grades.update(_set(check, _severity(value, check), known))
    if selection.select:
        grades = {
            key: _on(rules, key, grades) if _named(key, selection.select) else "off"
            for key in known
        }
    for key in known:
        if _named(key, selection.extend_select):
            grades[key] = _on(rules, key, grades)
    ignored = {key for key in known if _named(key, selection.ignore)}
    in_force = {k: g for k, g in grades.items() if g != "off" and k not in ignored}
    return Grades(in_force, profile)


def find_profile(rules: CheckRules, name: str) -> Profile:
    """The profile of that name; ConfigError names the nearest one where there is none."""
    profiles = {profile.id: profile for profile in rules.profiles}
    if name in profiles:
        return profiles[name]
    raise ConfigError(f'unknown profile "{name}"{nearest(name, profiles)}')


def grade_ids(rules: CheckRules) -> tuple[str, ...]:
    """Every id that settings can name: the checks, and each type of unattributed claim."""
    types = (f"{UNATTRIBUTED}.{claim.id}" for claim in rules.types)
    return (*(check.id for check in rules.checks), *types)


def _of_profile(rules: CheckRules, profile: Profile) -> dict[str, Grade]:
    named: list[tuple[str, Check | ClaimType]] = [(check.id, check) for check in rules.checks]
    named += [(f"{UNATTRIBUTED}.{claim.id}", claim) for claim in rules.types]
    guidance = {check.id: check.guidance for check in rules.checks}
    grades: dict[str, Grade] = {}
    for key, entry in named:
        own: Grade = entry.severity
        check = key.partition(".")[0]
        if profile.follows is not None and own != "off":
            forces = [g.force for g in guidance.get(check, ()) if g.code == profile.follows]
            own = _by_force(forces, own, typed="." in key)
        own = profile.every or (profile.raises.get(own, own) if own != "off" else own)
        grades[key] = profile.grades.get(key, profile.grades.get(check, own))
    return grades


def _by_force(forces: Sequence[str], own: Grade, *, typed: bool) -> Grade:
    if not forces:
        return "off"
    # A code says that claims need a source, not how sure a program is that this is one.
    if typed:
        return own
    return "error" if "must" in forces else "warning"


def _named(key: str, wanted: Iterable[str]) -> bool:
    check = key.partition(".")[0]
    return any(w in ("all", key, check) or w.startswith(key + ".") for w in wanted)


def _on(rules: CheckRules, key: str, grades: Mapping[str, Grade]) -> Grade:
    if grades[key] != "off":
        return grades[key]
    own = {check.id: check.severity for check in rules.checks}
    own |= {f"{UNATTRIBUTED}.{claim.id}": claim.severity for claim in rules.types}
    return "note" if own[key] == "off" else own[key]


def _set(check: str, value: Grade, known: Iterable[str]) -> dict[str, Grade]:
    return {key: value for key in known if _named(key, (check,)) and (key == check or "." in key)}


def _severity(value: str, check: str) -> Grade:
    if value in ("error", "warning", "note", "off"):
        return value  # type: ignore[return-value]  # mypy does not narrow a str by a tuple of literals
    options = nearest(value, (*SEVERITIES, "off"))
    raise ConfigError(f'unknown severity "{value}" of {check}{options}')


def _require(check: str, known: Iterable[str]) -> None:
    if check != "all" and check not in known:
        raise ConfigError(f'unknown check "{check}"{nearest(check, known)}')
