"""Whether the program still prints what it printed before, line by line.

    python tools/same_output.py save FOLDER [--articles PATH...] [--sample N PATH]...
    python tools/same_output.py compare FOLDER [--all]

`save` copies articles into FOLDER and keeps there what the program prints of them; `compare` prints
it again and tells which lines differ. Only the command line is used, so that nothing inside the
package can be moved that would break this. The program is the one that the running Python has.
Exit codes: 0 the same, 1 some line differs, 2 trouble.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import functools
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
OWN = {"own": TOP / "tests" / "articles", "examples": TOP / "examples"}
"""The repository's own articles, by the name of their folder among the copies."""
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")
COMMANDS = {
    "report.jsonl": ("report", "--format", "jsonl"),
    "check-default.jsonl": ("check", "--format", "jsonl", "--profile", "default"),
    "check-strict.jsonl": ("check", "--format", "jsonl", "--profile", "strict"),
}
"""The files of one run of a command over all articles, and that command."""
EXPLAINED = "explain.txt"
STEP = 20
"""One line of so many is explained in each article, blank ones not counted."""
HEADING = "==> "
"""What the line before each explanation begins with; its place follows."""
SHOWN = 20
"""Lines of one article's differences that are printed without --all."""

Parts = Mapping[str, Sequence[str]]
"""The lines of an output by what they are of: an article, or a line of one."""


class SameOutputError(Exception):
    """Something that keeps the work from being done; its text is for the user."""


def main(arguments: Sequence[str]) -> int:
    """The exit code of a command line."""
    args = build_parser().parse_args(arguments)
    try:
        return save(args) if args.command == "save" else compare(args.folder, whole=args.all)
    except (SameOutputError, OSError) as error:
        print(f"same_output: {error}", file=sys.stderr)
        return 2


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(description="Does the program still print the same?")
    commands = parser.add_subparsers(dest="command", required=True)
    saving = commands.add_parser("save", help="keep what the program prints today")
    saving.add_argument("folder", type=Path, metavar="FOLDER", help="must not exist yet")
    saving.add_argument(
        "--articles", nargs="+", type=Path, default=[], metavar="PATH",
        help="files or folders to take besides the repository's own",
    )  # fmt: skip
    saving.add_argument(
        "--sample", nargs=2, action="append", default=[], metavar=("N", "PATH"),
        help="take every Nth article of a folder; may be repeated",
    )  # fmt: skip
    comparing = commands.add_parser("compare", help="tell what differs from what was kept")
    comparing.add_argument("folder", type=Path, metavar="FOLDER", help="as `save` left it")
    comparing.add_argument("--all", action="store_true", help="print every line that differs")
    return parser


def save(args: argparse.Namespace) -> int:
    """Fills a new folder with copies of the articles and the program's output of them."""
    folder: Path = args.folder.resolve()
    if folder.is_relative_to(TOP):
        raise SameOutputError(
            f"{folder}: choose a folder outside the repository: articles are copied there"
        )
    if folder.exists():
        raise SameOutputError(f"{folder} exists already: base files are never written over")
    given = [(path, 1) for path in args.articles]
    given += [(Path(path), whole_number(step)) for step, path in args.sample]
    copies = folder / "articles"
    count = sum(copy_articles(name, path, 1, copies) for name, path in OWN.items())
    count += sum(copy_articles(label(path), path, step, copies) for path, step in given)
    with tempfile.TemporaryDirectory() as scratch:
        write_output(copies, folder, Path(scratch))
    print(f"{folder}: output of {count} articles kept")
    return 0


def compare(folder: Path, *, whole: bool) -> int:
    """Prints what differs from the folder's files: 1 when something does."""
    copies = folder.resolve() / "articles"
    if not copies.is_dir():
        raise SameOutputError(f"{folder}: no base files here; make them with `save`")
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        now = Path(scratch) / "now"
        now.mkdir()
        write_output(copies, now, Path(scratch))
        for name in (*COMMANDS, EXPLAINED):
            differing += report_differences(name, folder / name, now / name, whole=whole)
    return 1 if differing else 0


def whole_number(text: str) -> int:
    """The N of `--sample`; SameOutputError for what is none from 1 up."""
    if not text.isdecimal() or int(text) < 1:
        raise SameOutputError(f"--sample {text}: give a whole number from 1 up, then a path")
    return int(text)


def label(path: Path) -> str:
    """The name of a given path among the copies: its own, with the folder it lies in."""
    return "-".join(path.resolve().parts[-2:])


def copy_articles(name: str, path: Path, step: int, copies: Path) -> int:
    """Copies every `step`th article of a file or folder to a folder of that name; how many."""
    if not path.exists():
        raise SameOutputError(f"{path}: no such file or folder")
    articles = articles_in(path)[::step]
    for article in articles:
        within = article.relative_to(path) if path.is_dir() else Path(article.name)
        target = copies / name / within
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(article, target)
    return len(articles)


def articles_in(path: Path) -> list[Path]:
    """The articles under a folder, in the order of their names; a file alone is one."""
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [file for file in found if file.is_file() and file.suffix.lower() in SUFFIXES]


def write_output(copies: Path, folder: Path, scratch: Path) -> None:
    """Writes one file for each output of the articles into the folder.

    No settings and no results of earlier runs are found: home and caches are the scratch folder's,
    and articles are named from within the folder of the copies.
    """
    articles = [file.relative_to(copies).as_posix() for file in articles_in(copies)]
    home = str(scratch)
    os.environ.update({"HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home})
    before = Path.cwd()
    os.chdir(copies)
    try:
        for name, command in COMMANDS.items():
            (folder / name).write_bytes(output_of(command, articles))
        (folder / EXPLAINED).write_bytes("".join(explanations(articles)).encode("utf-8"))
    finally:
        os.chdir(before)


def output_of(command: Sequence[str], articles: Sequence[str]) -> bytes:
    """What a command prints of the articles, with its exit code and complaints in a last line."""
    line = [sys.executable, "-m", "attribution", *command, *articles]
    done = subprocess.run(line, capture_output=True, check=False)
    complaints = done.stderr.decode("utf-8", "replace").splitlines()
    if complaints:
        print(*complaints[-15:], sep="\n", file=sys.stderr)
    end = {"exit_code": done.returncode, "complaints": complaints}
    return done.stdout + json.dumps(end, ensure_ascii=False).encode("utf-8") + b"\n"


def explanations(articles: Iterable[str]) -> Iterator[str]:
    """What `attribution explain` prints of every 20th line of each article, under its place.

    All in this process: a new one for each line would load the pipeline again. It is spaCy that
    is made to remember what it loaded, so that nothing of the package has to be known here.
    """
    import spacy

    from attribution.cli.main import main as program

    spacy.load = functools.lru_cache(spacy.load)
    for article in articles:
        for number in lines_to_explain(Path(article)):
            place = f"{article}:{number}"
            code, text = printed(program, ["explain", "--width", "100", place])
            yield f"{HEADING}{place} (exit code {code})\n{text}"


def lines_to_explain(article: Path) -> list[int]:
    """The second line that is not blank and every 20th after it; the first where it is alone."""
    if article.suffix.lower() == ".docx":
        return [1]
    text = article.read_bytes().decode("utf-8", "replace")
    filled = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return filled[1::STEP] or filled


def printed(program: Callable[[Sequence[str]], int], arguments: list[str]) -> tuple[int, str]:
    """The exit code of a command line in this process, and what it prints, complaints last."""
    bytes_out, err = io.BytesIO(), io.StringIO()
    out = io.TextIOWrapper(bytes_out, encoding="utf-8", newline="\n", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = program(arguments)
        except Exception:  # as the command would: a traceback and exit code 1
            traceback.print_exc()
            code = 1
    return code, bytes_out.getvalue().decode("utf-8") + err.getvalue()


def report_differences(name: str, before: Path, now: Path, *, whole: bool) -> bool:
    """Prints what differs in one output, article by article; whether anything does."""
    if before.read_bytes() == now.read_bytes():
        print(f"{name}: the same")
        return False
    split = by_place if name == EXPLAINED else by_article
    old, new = split(before), split(now)
    places = [place for place in {**old, **new} if old.get(place) != new.get(place)]
    print(f"{name}: {len(places)} of {len(old)} differ")
    for place in places:
        lines = list(changed_lines(old.get(place, ()), new.get(place, ())))
        print(f"  {place}: {len(lines)} lines")
        shown = lines if whole else lines[:SHOWN]
        print(*(f"    {line[:200]}" for line in shown), sep="\n")
        if len(shown) < len(lines):
            print(f"    … and {len(lines) - len(shown)} more (--all prints them)")
    return True


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines that left, after `-`, and those that came, after `+`."""
    for line in difflib.unified_diff(old, new, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def by_article(path: Path) -> Parts:
    """The JSON Lines of each article, a line of its own for every value."""
    parts: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        lines = json.dumps(row, ensure_ascii=False, indent=1).splitlines()
        parts.setdefault(row.get("article", "exit code"), []).extend(lines)
    return parts


def by_place(path: Path) -> Parts:
    """The lines of each explanation."""
    pieces = path.read_text(encoding="utf-8").split(HEADING)[1:]
    return {piece.partition(" (exit")[0]: piece.splitlines() for piece in pieces}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
