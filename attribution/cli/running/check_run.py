"""What `check` and `baseline` share: from arguments to the findings of every article."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.checks.severities import SEVERITIES, at_least, grade
from attribution.checks.suppression.baselines import Key, Sifted, read_baseline, sift
from attribution.checks.suppression.changed_lines import Repositories, touching
from attribution.cli.exit_codes import CLEAN, FINDINGS
from attribution.cli.messages import print_trouble
from attribution.cli.options import add_reading_arguments, add_width_option
from attribution.cli.outputs import refuse_inputs
from attribution.cli.running.analysis import analyse
from attribution.cli.running.intake import Intake
from attribution.cli.running.kept_results import KeptResults
from attribution.cli.setup import load_rules, settings_of
from attribution.errors import AttributionError, ConfigError
from attribution.model import Article, Finding, Severity
from attribution.reports.findings import FORMATS, CheckNote, Outcome
from attribution.reports.findings.text import counted
from attribution.settings import Selection, Settings, setting_place
from attribution.version import __version__

if TYPE_CHECKING:
    from attribution.rulebook.entries.check_rules import CheckRules

Checked = tuple[Article, tuple[Finding, ...]]
"""An article with its findings."""
Found = tuple[Checked, ...]
_STALE_SHOWN = 20
_EXAMPLES_SHOWN = 3


class Run(NamedTuple):
    """What a run came to, and the exit code that its troubles ask for."""

    outcome: Outcome
    code: int


class RecordingIntake(Intake):
    """An intake that keeps the lines of trouble, for formats that have a place for them."""

    def __init__(self, args: argparse.Namespace, settings: Settings) -> None:
        super().__init__(args, settings)
        self.troubles: list[str] = []

    def tell_notes(self, article: Article) -> None:
        """The notes of an article go to stderr, whatever the format."""
        if article.notes:
            self.clear()
            print_trouble(f"{article.path}: note: {note}" for note in article.notes)

    def tell(self, line: str) -> None:
        """Tells of trouble, and keeps it."""
        super().tell(line)
        self.troubles.append(line)


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that looks for findings."""
    add_reading_arguments(parser)
    add_selection_options(parser)


def add_finding_options(parser: argparse.ArgumentParser) -> None:
    """How findings are written, and which of them fail the command."""
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    add_width_option(parser, "columns of the text format (the terminal's; 80 for a file)")
    parser.add_argument(
        "--fail-on", choices=SEVERITIES, help="the least severity that exits 1 (error)"
    )
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit 0 whatever is found; trouble still exits 2"
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="a file to write to")


def exit_code(found: Iterable[Severity], fail_on: Severity, args: argparse.Namespace) -> int:
    """The exit code of a run without trouble: 1 where a finding is grave enough, else 0."""
    grave = any(at_least(severity, fail_on) for severity in found)
    return FINDINGS if grave and not args.exit_zero else CLEAN


def add_selection_options(parser: argparse.ArgumentParser) -> None:
    """Which checks are in force."""
    parser.add_argument("--profile", metavar="NAME", help="default, ap, npr, bbc, strict, research")
    for name, text in (
        ("--select", "only these checks (ids parted by commas)"),
        ("--ignore", "not these checks"),
        ("--extend-select", "these checks too"),
    ):
        parser.add_argument(name, metavar="CHECKS", action="append", default=[], help=text)


def check_settings(args: argparse.Namespace) -> Settings:
    """The configuration's settings, and over them what the command line says."""
    settings = settings_of(args)
    # The command line goes over what a file's own entry says.
    per_file = tuple(
        replace(
            entry,
            profile=None if args.profile else entry.profile,
            select=None if args.select else entry.select,
        )
        for entry in settings.per_file
    )
    return replace(
        settings,
        per_file=per_file,
        profile=args.profile or settings.profile,
        select=_ids(args.select) or settings.select,
        ignore=(*settings.ignore, *_ids(args.ignore)),
        extend_select=(*settings.extend_select, *_ids(args.extend_select)),
    )


def _ids(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def open_intake(args: argparse.Namespace, settings: Settings) -> RecordingIntake:
    """The articles of a `check`; AttributionError for an output that is read too."""
    intake = RecordingIntake(args, settings)
    baseline = args.baseline or settings.baseline
    outputs = [path for path in (args.output, *(path for _, path in args.also)) if path]
    refuse_inputs(outputs, chain(intake.inputs, filter(None, [baseline])))
    return intake


def run_check(args: argparse.Namespace, settings: Settings) -> Run:
    """The findings that are left after the baseline and outside unchanged lines."""
    if args.diff is not None and "-" in args.paths:
        raise AttributionError("--diff compares files with a revision; standard input has none")
    baseline = args.baseline or settings.baseline
    known = read_baseline(baseline) if baseline else None
    intake = open_intake(args, settings)
    found, rules = find_all(intake, settings)
    remarks: list[str] = []
    if baseline is not None and known is not None:
        sifted = sift(found, known, baseline.absolute().parent)
        found, remarks = sifted.new, list(remarks_on(sifted, baseline))
    if args.diff is not None:
        found, told = _changed(found, args.diff)
        remarks.extend(told)
    outcome = Outcome(
        found,
        check_notes(rules, settings),
        __version__,
        Path.cwd(),
        tuple(intake.troubles),
        tuple(remarks),
        severity_of(args.fail_on or settings.fail_on),
        args.explain,
        settings.docs_url,
    )
    return Run(outcome, intake.code)


def find_all(intake: RecordingIntake, settings: Settings) -> tuple[Found, CheckRules]:
    """The findings of each article that can be read, and the checks that were asked."""
    if not intake.paths:
        from attribution.rulebook.entries.check_rules import CheckRules

        return (), CheckRules()
    rules = _known_rules(intake, settings)
    return tuple(_checked(KeptResults("check", intake, settings), intake, settings)), rules


def find_each(intake: RecordingIntake, settings: Settings) -> Iterator[Checked]:
    """The findings of one article after the other; none is kept.

    Raises ConfigError for a check that nothing has, before any article is read. Where a run with
    the same rules and settings has found that all are known, no rule is loaded for it.
    """
    if not intake.paths:
        return iter(())
    kept = KeptResults("check", intake, settings)
    kept.once("settings", lambda: _known_rules(intake, settings), settings_of(intake.args))
    return _checked(kept, intake, settings)


def _known_rules(intake: RecordingIntake, settings: Settings) -> CheckRules:
    rules = load_rules(settings).checks
    # A misspelt check must not wait for the first file whose settings use it.
    require_known(rules, settings_of(intake.args))
    grade(rules, _selection(settings))
    return rules


def _checked(kept: KeptResults, intake: RecordingIntake, settings: Settings) -> Iterator[Checked]:
    return ((r.article, r.findings) for r in analyse(intake, settings, kept))


def require_known(rules: CheckRules, settings: Settings) -> None:
    """Raises ConfigError, with its place, for a profile or check of the files that nothing has."""
    for key, part in _parts(settings):
        try:
            grade(rules, part)
        except ConfigError as error:
            raise ConfigError(f"{setting_place(settings, *key)}: {error}") from error


def _parts(settings: Settings) -> Iterator[tuple[tuple[str, ...], Selection]]:
    """Each setting that names checks, by itself, and the way to it in the file."""
    yield ("profile",), Selection(settings.profile)
    yield ("select",), Selection(select=settings.select)
    yield ("ignore",), Selection(ignore=settings.ignore)
    yield ("extend-select",), Selection(extend_select=settings.extend_select)
    for check, value in settings.severity.items():
        yield ("severity", check), Selection(severity={check: value})
    for entry in settings.per_file:
        yield ("per-file", "profile"), Selection(entry.profile or settings.profile)
        yield ("per-file", "select"), Selection(select=entry.select or ())
        yield ("per-file", "ignore"), Selection(ignore=entry.ignore)
        yield ("per-file", "extend-select"), Selection(extend_select=entry.extend_select)
        yield ("per-file", "severity"), Selection(severity=entry.severity)


def _selection(settings: Settings) -> Selection:
    return Selection(
        settings.profile,
        settings.select,
        settings.ignore,
        settings.extend_select,
        settings.severity,
    )


def check_notes(rules: CheckRules, settings: Settings) -> tuple[CheckNote, ...]:
    """Every check as a report describes it, with its severity under the settings."""
    if not rules.checks:
        return ()
    grades = grade(rules, Selection(settings.profile, severity=settings.severity))
    return tuple(
        CheckNote(
            check.id,
            check.about,
            grades.of(check.id) or "note",
            tuple(f"{g.code}: {g.says}" for g in check.guidance),
            f"checks/{Path(check.place.path).stem}.md#{check.id}",
            tuple(example.text for example in check.examples if example.flags)[:_EXAMPLES_SHOWN],
        )
        for check in rules.checks
    )


def remarks_on(sifted: Sifted, baseline: Path) -> Iterator[str]:
    """Lines on what a baseline silenced, and on what it holds in vain."""
    if sifted.known:
        yield f"{baseline}: {counted(sifted.known, 'known finding')} left out"
    for key, count in sifted.stale[:_STALE_SHOWN]:
        yield f"{baseline}: {describe(key, count)} is no longer there; prune the baseline"
    if len(sifted.stale) > _STALE_SHOWN:
        yield f"{baseline}: and {len(sifted.stale) - _STALE_SHOWN} more entries to prune"


def describe(key: Key, count: int) -> str:
    """An entry of a baseline, for a reader."""
    times = f" ({count} times)" if count > 1 else ""
    return f"{key.check} in {key.path}, “{key.sentence[:50]}”{times}"


def _changed(found: Found, revision: str) -> tuple[Found, list[str]]:
    """The findings on changed lines, and a line for each file of which all of them are.

    Where git cannot tell, ChangesError ends the command.
    """
    repositories = Repositories(revision)
    left: list[tuple[Article, tuple[Finding, ...]]] = []
    remarks: list[str] = []
    for article, findings in found:
        lines, reason = repositories.changes(article)
        left.append((article, touching(article, findings, lines)))
        if reason:
            remarks.append(f"{article.path}: all findings are reported: {reason}")
    return tuple(left), remarks


def severity_of(name: str) -> Severity:
    """The severity of that name; the settings hold it as text."""
    return next(severity for severity in SEVERITIES if severity == name)
