"""`attribution rules`: list, show and test the rules in force, print their schema and pages."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attribution.cli.exit_codes import CLEAN, FINDINGS, TROUBLE
from attribution.cli.messages import print_trouble
from attribution.cli.options import add_config_option, add_rules_option
from attribution.cli.outputs import write_file
from attribution.cli.setup import load_config, load_rules
from attribution.errors import AttributionError, RuleError, nearest
from attribution.rulebook import Rulebook
from attribution.rulebook.docs.rule_pages import (
    MADE_BY,
    Listed,
    Page,
    as_text,
    describe_entry,
    list_entries,
    pages_by_file,
)
from attribution.rulebook.loader import written_entries
from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.yaml.problems import problem_lines
from attribution.settings import Settings


def add_parser(commands: Any) -> None:
    """Adds `rules` and what it can do to the program's commands."""
    parser = commands.add_parser(
        "rules",
        help="list, show and test the rules; their JSON Schema",
        description="What the rule files say, and whether their examples hold.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_list(actions)
    _add_show(actions)
    _add_test(actions)
    actions.add_parser("schema", help="print the JSON Schema of rule files, for editors")
    pages = _add_action(actions, "pages", "write a Markdown page for each rule file")
    pages.add_argument("folder", type=Path, metavar="FOLDER")
    pages.add_argument("--check", action="store_true", help="write nothing; 1 where a page is old")


def _add_action(actions: Any, name: str, summary: str) -> argparse.ArgumentParser:
    """An action's parser, with what says which rules are in force."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=summary, description=summary)
    add_rules_option(parser)
    add_config_option(parser)
    return parser


def _add_list(actions: Any) -> None:
    parser = _add_action(actions, "list", "every rule: id, kind, what it is about, its place")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only rules of these files")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_show(actions: Any) -> None:
    parser = _add_action(actions, "show", "all about one rule")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_test(actions: Any) -> None:
    parser = _add_action(actions, "test", "run the examples; 1 where one fails")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only rules of these files")
    parser.add_argument(
        "--coverage", action="store_true", help="also fail a rule that no example makes fire"
    )
    parser.add_argument(
        "--parse", action="store_true", help="show the grammar of examples that fail"
    )
    parser.add_argument("--pipeline", metavar="NAME", help="another language pipeline")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """The exit code of the action: 1 for failed examples or old pages, 2 for bad rule files."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "show": _show,
        "test": _test,
        "schema": _schema,
        "pages": _pages,
    }
    try:
        return actions[args.action](args)
    except RuleError as error:
        print_trouble(problem_lines(error))
        return TROUBLE


def _list(args: argparse.Namespace) -> int:
    listed = _of_files(list_entries(_rules(args)), args.files)
    if args.format == "json":
        rows = [_row(entry) for entry in listed]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table([(e.id, e.kind, str(e.place), e.about) for e in listed])
    return CLEAN


def _show(args: argparse.Namespace) -> int:
    rules = _rules(args)
    entries = list_entries(rules)
    named = [entry for entry in entries if args.id in _names(entry)]
    if not named:
        known = {name for entry in entries for name in _names(entry)}
        raise AttributionError(f'unknown rule "{args.id}"{nearest(args.id, known)}')
    written = written_entries(rules)
    pages = [describe_entry(entry, written[entry.key]) for entry in named]
    if args.format == "json":
        print(json.dumps([_page_row(page) for page in pages], ensure_ascii=False, indent=2))
    else:
        width = min(shutil.get_terminal_size().columns, 100)
        print("\n\n".join(as_text(page, width) for page in pages))
    return CLEAN


def _schema(args: argparse.Namespace) -> int:
    from attribution.rulebook.docs.rule_schema import rule_schema

    print(json.dumps(rule_schema(), ensure_ascii=False, indent=2))
    return CLEAN


def _pages(args: argparse.Namespace) -> int:
    pages = {args.folder / name: text for name, text in pages_by_file(_rules(args)).items()}
    there = {path: path.read_text(encoding="utf-8") for path in args.folder.rglob("*.md")}
    gone = [path for path, text in there.items() if MADE_BY in text and path not in pages]
    old = [path for path, text in pages.items() if there.get(path) != text]
    for path in old if not args.check else ():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, pages[path])
    for path in gone if not args.check else ():
        path.unlink()
    for path in old:
        print(f"{path}: {'not current' if args.check else 'written'}")
    for path in gone:
        print(f"{path}: {'no rule file has it' if args.check else 'taken away'}")
    return FINDINGS if args.check and (old or gone) else CLEAN


def _test(args: argparse.Namespace) -> int:
    from attribution.cli.rule_tests import test_rules

    rules = _rules(args)
    _of_files(list_entries(rules), args.files)
    args.pipeline = args.pipeline or _settings(args).pipeline
    return test_rules(rules, args)


def _settings(args: argparse.Namespace) -> Settings:
    return load_config(args)


def _rules(args: argparse.Namespace) -> Rulebook:
    return load_rules(_settings(args), args.rules)


def _of_files(entries: Sequence[Listed], files: Sequence[str]) -> list[Listed]:
    """The rules of these files, of all where none is named; AttributionError for one without."""
    for file in files:
        if not any(is_from(entry.place.path, file) for entry in entries):
            raise AttributionError(f"{file}: {_why_none(Path(file))}")
    return [e for e in entries if not files or any(is_from(e.place.path, f) for f in files)]


def _why_none(file: Path) -> str:
    """Why a file or folder that was named has no rule in force."""
    if not file.exists():
        return "there is no such file"
    folders = tuple(dict.fromkeys(section.folder for section in SECTIONS))
    # The pack itself, a folder of its, a file, or a file one folder further down.
    near = (file / folders[0], file, *file.parents[:2])
    packs = (up.parent for up in near if up.name in folders)
    pack = next((pack for pack in packs if any((pack / name).is_dir() for name in folders)), None)
    if pack is None:
        return f"no rule in force is from there; a pack keeps its files in {', '.join(folders)}"
    return f"no rule in force is from there; --rules {pack} lays that pack over them"


def is_from(path: str, file: str) -> bool:
    """Whether a rule's path is the file named, or lies in the folder named."""
    path, file = Path(path).resolve().as_posix(), Path(file).resolve().as_posix()
    return path == file or path.startswith(file + "/")


def _names(entry: Listed) -> tuple[str, ...]:
    return (entry.id, *getattr(entry.record, "aliases", ()))


def _row(entry: Listed) -> dict[str, str]:
    return {
        "id": entry.id,
        "section": "/".join(entry.section),
        "kind": entry.kind,
        "about": entry.about,
        "place": str(entry.place),
    }


def _page_row(page: Page) -> dict[str, Any]:
    facts = {fact.label: fact.lines for fact in page.facts}
    examples = [{"text": text, "finds": found} for text, found in page.examples]
    return {**_row(page.listed), **facts, "examples": examples}


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
    for row in rows:
        head = "  ".join(cell.ljust(width) for cell, width in zip(row, widths))
        print(f"{head}  {row[3]}".rstrip())
