"""Runs the checks in force over one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from attribution.checks.context import Case, make_case
from attribution.checks.declared.declared_checks import declared_findings
from attribution.checks.severities import Grades, grade, grade_ids
from attribution.checks.suppression.waivers import UNUSED, apply_waivers
from attribution.checks.unattributed.narrator_claims import (
    ClaimRules,
    spared_claims,
    unattributed_claims,
)
from attribution.checks.unattributed.triggers import TriggerIndex
from attribution.entities import Entities
from attribution.model import Attribution, Document, Evidence, Finding, Source
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.check_rules import CheckRules
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary
from attribution.settings import Selection

_DEFAULT = Selection()


@dataclass(frozen=True)
class Checker:
    """The checks of a rulebook, with the word lists and thresholds that they read."""

    rules: CheckRules
    vocabulary: Vocabulary
    tuning: Tuning

    @classmethod
    def of(cls, rulebook: Rulebook) -> Checker:
        """The checker of the rules in force."""
        return cls(rulebook.checks, rulebook.vocabulary, rulebook.tuning)

    @cached_property
    def triggers(self) -> TriggerIndex:
        """The words that ask for a source, by type of claim."""
        return TriggerIndex(self.rules.types)

    def prepare(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        entities: Entities,
        sources: Sequence[Source],
        *,
        selection: Selection = _DEFAULT,
    ) -> PreparedCase:
        """An article made ready for the checks that are selected.

        Raises ConfigError where the selection names a profile, check or severity that does not
        exist.
        """
        grades = grade(self.rules, selection)
        case = make_case(
            document,
            attributions,
            entities,
            sources,
            profile=grades.profile,
            vocabulary=self.vocabulary,
            tuning=self.tuning,
        )
        return PreparedCase(case, self.rules, self.triggers, grades)


@dataclass(frozen=True, slots=True)
class PreparedCase:
    """One article with the checks in force for it."""

    case: Case
    rules: CheckRules
    triggers: TriggerIndex
    grades: Grades

    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of the text, without those that comments silence."""
        found = list(self._findings())
        better = {check.id: frozenset(check.yields_to) for check in self.rules.checks}
        by_check: dict[str, list[Finding]] = {}
        for finding in sorted(found, key=lambda finding: finding.span):
            by_check.setdefault(finding.check, []).append(finding)
        kept = [f for f in found if not _yields(f, better.get(f.check, ()), by_check)]
        return tuple(sorted(self._waived(kept), key=lambda finding: (finding.span, finding.check)))

    def spared(self) -> tuple[Evidence, ...]:
        """For each sentence without an `unattributed-claim` finding, what spared it."""
        return tuple(spared_claims(self.case, self._claim_rules()))

    def _findings(self) -> Iterator[Finding]:
        for check in self.rules.checks:
            if check.each is not None:
                yield from declared_findings(self.case, check, self.grades)
        yield from unattributed_claims(self.case, self._claim_rules())

    def _claim_rules(self) -> ClaimRules:
        return ClaimRules(self.rules, self.triggers, self.grades)

    def _waived(self, found: Sequence[Finding]) -> Sequence[Finding]:
        unused = next((check for check in self.rules.checks if check.id == UNUSED), None)
        if unused is None:
            return found
        known, in_force = grade_ids(self.rules), self.grades.severities
        article = self.case.parse.article
        return apply_waivers(article, found, unused, known=known, in_force=in_force)


def _yields(
    finding: Finding, better: Iterable[str], by_check: Mapping[str, Sequence[Finding]]
) -> bool:
    """True where another check says the same of the same words, and says it better."""
    return any(
        other.span.start < finding.span.end and finding.span.start < other.span.end
        for name in better
        for other in by_check.get(name, ())
    )
