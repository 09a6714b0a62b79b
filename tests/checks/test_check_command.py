"""`attribution check` and `attribution baseline` around a stub of the analysis."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.model import Article, Finding, Report
from attribution.rulebook import load_rulebook
from attribution.settings import Settings
from tests.checks.outcomes import make_finding

MARKS = {"killed": ("unattributed-claim", "error"), "Sources": ("vague-source", "warning")}
GRAVE = "The blast killed 14 workers.\n"
SLIGHT = "Sources said the mill was sold.\n"
CLEAN = "The council meets on Monday.\n"


class StubAnalyzer:
    """Finds an error at each "killed" and a warning at each "Sources"."""

    rulebook = load_rulebook()

    def analyze(self, article: Article) -> Report:
        return Report(article, findings=tuple(self._findings(article)))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for word, (check, severity) in MARKS.items():
            if word in article.text:
                yield make_finding(article, word, check, severity)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, with the stub in place of the pipeline."""
    monkeypatch.chdir(tmp_path)
    stub = StubAnalyzer()

    def opened(settings: Settings) -> StubAnalyzer:
        return stub

    monkeypatch.setattr("attribution.cli.running.analysis.open_analyzer", opened)
    return tmp_path


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, (), 0),
        (SLIGHT, (), 0),
        (GRAVE, (), 1),
        (SLIGHT, ("--fail-on", "warning"), 1),
        (SLIGHT, ("--fail-on", "note"), 1),
        (GRAVE, ("--exit-zero",), 0),
    ],
)
def test_exit_code_follows_the_gravest_finding(
    text: str, options: tuple[str, ...], code: int
) -> None:
    assert main(["check", write("pier.txt", text), *options]) == code


def test_fail_on_may_stand_in_the_configuration() -> None:
    write("attribution.toml", 'fail-on = "warning"\n')
    assert main(["check", write("pier.txt", SLIGHT)]) == 1


@pytest.mark.parametrize("arguments", [[], ["gone.txt"], ["empty"], ["-x.txt"]])
def test_nothing_to_check_is_trouble(arguments: list[str]) -> None:
    Path("empty").mkdir()
    if arguments == ["-x.txt"]:
        with pytest.raises(SystemExit) as caught:
            main(["check", *arguments])
        assert caught.value.code == 2
    else:
        assert main(["check", *arguments]) == 2


def test_an_unreadable_file_is_trouble_and_the_others_are_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("bad.txt").write_bytes(b"\0\1\2binary\0")
    assert main(["check", write("pier.txt", GRAVE), "bad.txt", "--exit-zero"]) == 2
    out, err = capsys.readouterr()
    assert "unattributed-claim" in out
    assert "1 file not read" in out
    assert "bad.txt" in err


def test_trouble_stands_in_formats_that_have_a_place_for_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", write("pier.txt", CLEAN), "gone.txt", "--format", "sarif"]) == 2
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "gone.txt" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write("pier.txt", GRAVE), "--format", "line", "-o", "out.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert Path("out.txt").read_text(encoding="utf-8").startswith("pier.txt:1:11: error:")


def test_colour_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", write("pier.txt", GRAVE)])
    assert "\x1b[" not in capsys.readouterr().out
    main(["check", "pier.txt", "--color", "always"])
    assert "\x1b[1;31m" in capsys.readouterr().out
    main(["check", "pier.txt", "--color", "always", "--format", "line"])
    assert "\x1b[" not in capsys.readouterr().out


def test_statistics_take_the_place_of_findings(capsys: pytest.CaptureFixture[str]) -> None:
    write("a/pier.txt", GRAVE + "\n" + SLIGHT)
    write("a/quay.txt", SLIGHT)
    assert main(["check", "a", "--statistics"]) == 1
    assert capsys.readouterr().out == (
        "2  warning  vague-source\n"
        "1  error    unattributed-claim\n"
        "1 error, 2 warnings in 2 articles\n"
    )


def test_a_baseline_silences_what_it_knows(capsys: pytest.CaptureFixture[str]) -> None:
    write("pier.txt", GRAVE)
    assert main(["baseline", "write", "pier.txt", "--baseline", "known.json"]) == 0
    assert "1 finding accepted" in capsys.readouterr().out
    assert main(["check", "pier.txt", "--baseline", "known.json"]) == 0
    assert "known.json: 1 known finding left out" in capsys.readouterr().out
    write("pier.txt", CLEAN + "\n" + GRAVE.replace("14", "15"))
    assert main(["check", "pier.txt", "--baseline", "known.json"]) == 1
    out = capsys.readouterr().out
    assert "unattributed-claim in pier.txt, “the blast killed 14 workers” is no longer there" in out


def test_a_stale_baseline_is_pruned(capsys: pytest.CaptureFixture[str]) -> None:
    write("attribution.toml", 'baseline = "known.json"\n')
    write("pier.txt", GRAVE + "\n" + SLIGHT)
    assert main(["baseline", "write", "pier.txt"]) == 0
    write("pier.txt", SLIGHT)
    assert main(["baseline", "prune", "pier.txt"]) == 0
    assert "1 finding taken out, 1 kept" in capsys.readouterr().out
    (entry,) = json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]
    assert entry["check"] == "vague-source"


def test_a_baseline_is_not_written_over_files_that_cannot_be_read() -> None:
    assert main(["baseline", "write", write("pier.txt", GRAVE), "gone.txt"]) == 2
    assert not Path("attribution-baseline.json").exists()


def test_a_missing_baseline_is_trouble() -> None:
    assert main(["check", write("pier.txt", CLEAN), "--baseline", "none.json"]) == 2


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_diff_reports_changed_lines_alone(capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "-q")
    write("pier.txt", GRAVE)
    git("add", ".")
    git("commit", "-qm", "first")
    write("pier.txt", GRAVE + "\n" + SLIGHT)
    assert main(["check", "pier.txt", "--diff", "HEAD", "--format", "line"]) == 0
    assert capsys.readouterr().out.startswith("pier.txt:3:1: warning:")


def test_diff_without_history_is_one_line_of_trouble(
    capsys: pytest.CaptureFixture[str],
) -> None:
    git("init", "-q")
    paths = [write("pier.txt", GRAVE), write("quay.txt", GRAVE)]
    assert main(["check", *paths, "--diff", "HEAD"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err == 'attribution: git knows no revision "HEAD" of pier.txt\n'


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ('outlet = "The Post"\nprofile = "apx"\n', "2:1: unknown profile"),
        ('select = ["nosuch"]\n', "1:1: "),
        ('[severity]\nnosuch = "note"\n', "2:1: "),
        ('[[per-file]]\nfiles = ["*.txt"]\nprofile = "apx"\n', "3:1: unknown profile"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_its_place(
    settings: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("attribution.toml", settings)
    assert main(["check", write("pier.txt", GRAVE)]) == 2
    assert f"attribution.toml:{place}" in capsys.readouterr().err


def test_diff_refuses_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-", "--diff", "HEAD"]) == 2
    assert "standard input has none" in capsys.readouterr().err


def test_an_unknown_check_is_trouble(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", write("pier.txt", CLEAN), "--select", "vague-sorce"]) == 2
    assert 'unknown check "vague-sorce"; did you mean "vague-source"?' in capsys.readouterr().err


def test_an_unknown_profile_is_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write("pier.txt", CLEAN), "--profile", "npt"]) == 2
    assert 'did you mean "npr"?' in capsys.readouterr().err


def test_the_same_findings_go_to_a_file_in_another_format(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["--format", "github", "--also", "sarif=out.sarif", "--also", "gitlab=out.json"]
    assert main(["check", write("pier.txt", GRAVE), *arguments]) == 1
    assert capsys.readouterr().out.startswith("::error file=pier.txt,line=1,")
    (run,) = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == len(json.loads(Path("out.json").read_text("utf-8"))) == 1


def test_a_file_without_its_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", "pier.txt", "--also", "out.sarif"])
    assert caught.value.code == 2
    assert "is no FORMAT=PATH" in capsys.readouterr().err
