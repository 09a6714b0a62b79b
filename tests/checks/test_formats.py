"""Every format says the same findings, and no word of an article can steer one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from attribution.model import Article, Finding
from attribution.reports.findings import FORMATS, plain, write_text
from attribution.reports.findings.statistics import write_statistics
from attribution.reports.findings.text import excerpt, groups_of
from attribution.reports.findings.visible import visible, width
from tests.checks.outcomes import make_article, make_finding, make_outcome

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
TEXT = "The pier is long.\n\nA source said the mill was sold.\n"
ARTICLE = make_article(TEXT)
SOURCE = make_finding(ARTICLE, "A source")
CLAIM = make_finding(
    ARTICLE, "The pier is long.", "unattributed-claim", "error", "Say who says so."
)
OUTCOME = make_outcome((ARTICLE, (CLAIM, SOURCE)))
NASTY = make_article(
    "A source]]> said ::error::gone %0A & <b>\x1b[31mred\x07\u202e =cmd|'/c calc'!A1\n",
    "a,b:c%.txt",
)
POISON = make_finding(
    NASTY,
    NASTY.text.strip(),
    message="::set-output name=x::y\n::error::z <b>&\x1b[0m ]]> [link](1)",
)
POISONED = make_outcome((NASTY, (POISON,)), troubles=("x<y>.txt: ::error::\x1b[2J",))


def sarif_of(*articles: tuple[Article, tuple[Finding, ...]], **more: object) -> dict[str, object]:
    log = json.loads(FORMATS["sarif"](make_outcome(*articles, **more)))  # type: ignore[arg-type]
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    return dict(run)


def test_text_gives_the_severity_the_place_and_the_words_underlined() -> None:
    assert write_text(OUTCOME, guidance=True) == (
        "error    pier.txt:1:1  unattributed-claim\n"
        "         Say who says so.\n"
        "         guidance: AP: a source is described\n"
        "         │ The pier is long.\n"
        "         │ ^^^^^^^^^^^^^^^^^\n"
        "\n"
        "warning  pier.txt:3:1  vague-source\n"
        "         Say who this is.\n"
        "         guidance: AP: a source is described\n"
        "         │ A source said the mill was sold.\n"
        "         │ ^^^^^^^^\n"
        "\n"
        "1 error, 1 warning in 1 article\n"
    )


def test_guidance_is_given_on_request_and_once_a_check() -> None:
    article = make_article("A source said the mill was sold. Sources said it was late.\n")
    found = (make_finding(article, "A source"), make_finding(article, "Sources"))
    outcome = make_outcome((article, found))
    assert write_text(outcome).count("guidance:") == 0
    assert write_text(outcome, guidance=True).count("guidance:") == 1


def test_findings_on_the_same_words_stand_over_one_excerpt_the_gravest_first() -> None:
    article = make_article("A source said the mill was reportedly sold.\n")
    found = (
        make_finding(article, "A source"),
        make_finding(article, article.text.strip(), "single-anonymous-source", "error"),
        make_finding(article, "reportedly", "hearsay-adverb"),
    )
    assert write_text(make_outcome((article, found))).splitlines()[:-2] == [
        "error    pier.txt:1:1  single-anonymous-source",
        "         Say who this is.",
        "warning  pier.txt:1:1  vague-source",
        "         Say who this is.",
        "warning  pier.txt:1:28  hearsay-adverb",
        "         Say who this is.",
        "         │ A source said the mill was reportedly sold.",
        "         │ " + "^" * 43,
    ]


def test_findings_that_share_few_words_stand_apart() -> None:
    article = make_article("A source said the mill was sold, and an aide that it was not.\n")
    found = (
        make_finding(article, "A source said the mill was sold, and"),
        make_finding(article, "and an aide that it was not"),
    )
    assert [len(group.findings) for group in groups_of(found)] == [1, 1]


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_text_fits_into_the_columns(columns: int) -> None:
    article = make_article("A source said the mill was sold to a rival. " * 6)
    finding = make_finding(article, "A source", message="Say who. " * 20, guidance="AP: say. " * 30)
    outcome = make_outcome((article, (finding,)), explain=True)
    lines = write_text(outcome, plain, columns).splitlines()
    assert columns - 12 < max(map(len, lines)) <= columns


def test_text_explains_when_asked() -> None:
    lines = write_text(make_outcome((ARTICLE, (SOURCE,)), explain=True)).splitlines()
    assert "         why: the source is vague" in lines


def test_text_of_nothing_says_so() -> None:
    assert write_text(make_outcome((ARTICLE, ()))) == "no findings in 1 article\n"
    unread = make_outcome(troubles=("a.txt: missing",))
    assert write_text(unread) == "nothing read\n"


def test_style_is_asked_for_each_role() -> None:
    styled = write_text(OUTCOME, lambda role, words: f"<{role}>{words}</{role}>")
    assert "<path>pier.txt:3:1</path>" in styled
    assert "<warning>warning</warning>  <path>" in styled
    assert "<mark>A source</mark> said" in styled


def test_an_excerpt_cuts_what_stands_around_the_words() -> None:
    article = make_article("word " * 40 + "A source" + " more" * 40)
    (row,) = excerpt(article, make_finding(article, "A source").span, 69)
    assert (row.words, row.before[0], row.after[-1]) == ("A source", "…", "…")
    assert len("".join(row)) <= 69


def test_an_excerpt_has_all_the_words_in_lines_that_fit() -> None:
    article = make_article("Now " + "the mill was sold " * 12 + "and closed.")
    words = "the mill was sold " * 11 + "the mill was sold"
    rows = excerpt(article, make_finding(article, words).span, 40)
    assert " ".join(row.words.strip() for row in rows if row.words) == words
    assert max(width("".join(row)) for row in rows) <= 41


@pytest.mark.parametrize("sign", ["a", "“", "東", "\u0301a", "👩\u200d🚒"])
def test_a_word_longer_than_a_line_fills_each(sign: str) -> None:
    article = make_article(f"{sign * 90} said.")
    rows = excerpt(article, make_finding(article, sign * 90).span, 40)
    filled = [width("".join(row)) for row in rows[:-1]]
    assert filled
    assert set(filled) <= {39, 40}


def test_an_excerpt_goes_on_where_a_line_is_wrapped() -> None:
    article = make_article("A source\nsaid no.")
    span = make_finding(article, "A source\nsaid").span
    assert excerpt(article, span, 69) == [("", "A source said", " no.")]


@pytest.mark.parametrize(
    ("sign", "columns"),
    [("新闻", 4), ("é", 1), ("e\u0301", 1), ("😀", 2), ("👨\u200d👩\u200d👧", 2), ("🇬🇧", 2)],
)
def test_wide_letters_and_emoji_are_underlined_in_full(sign: str, columns: int) -> None:
    assert width(sign) == columns
    article = make_article(f"Told {sign} by A source.")
    (row,) = excerpt(article, make_finding(article, "A source").span, 69)
    lines = write_text(make_outcome((article, (make_finding(article, "A source"),)))).splitlines()
    underline = next(line for line in lines if "^" in line)
    assert width(underline.partition("│ ")[2].partition("^")[0]) == width(row.before)


def test_line_is_a_line_a_finding() -> None:
    assert FORMATS["line"](OUTCOME).splitlines() == [
        "pier.txt:1:1: error: Say who says so. [unattributed-claim]",
        "pier.txt:3:1: warning: Say who this is. [vague-source]",
    ]


def test_jsonl_is_an_object_a_finding_with_its_article() -> None:
    rows = [json.loads(line) for line in FORMATS["jsonl"](OUTCOME).splitlines()]
    assert [(r["article"], r["check"], r["text"]) for r in rows] == [
        ("pier.txt", "unattributed-claim", "The pier is long."),
        ("pier.txt", "vague-source", "A source"),
    ]
    assert (rows[1]["line"], rows[1]["column"], rows[1]["end_column"]) == (3, 1, 9)
    assert rows[0]["evidence"]


def test_json_is_one_document_with_the_troubles() -> None:
    document = json.loads(FORMATS["json"](POISONED))
    assert document["articles"] == ["a,b:c%.txt"]
    assert document["troubles"] == ["x<y>.txt: ::error::\x1b[2J"]
    assert len(document["findings"]) == 1


def test_sarif_links_a_check_to_its_page_where_the_pages_are_published() -> None:
    outcome = replace(make_outcome((ARTICLE, (CLAIM,))), docs_url="https://desk.example/rules/")
    noted = tuple(replace(note, page=f"checks/a.md#{note.id}") for note in outcome.checks)
    log = json.loads(FORMATS["sarif"](replace(outcome, checks=noted)))
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    links = [rule["helpUri"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert links[0] == "https://desk.example/rules/checks/a.md#vague-source"


def test_github_has_a_command_a_finding() -> None:
    assert FORMATS["github"](OUTCOME).splitlines() == [
        "::error file=pier.txt,line=1,endLine=1,col=1,title=unattributed-claim::Say who says so.",
        "::warning file=pier.txt,line=3,endLine=3,col=1,title=vague-source::Say who this is.",
    ]


def test_github_says_when_it_shows_not_all() -> None:
    many = make_outcome((ARTICLE, (SOURCE,) * 12))
    assert FORMATS["github"](many).splitlines()[-1] == (
        "attribution: GitHub shows 10 of 12 warnings; the log of this step has all"
    )


def test_no_word_of_an_article_makes_a_second_github_command() -> None:
    (line,) = FORMATS["github"](POISONED).splitlines()
    assert line.startswith("::warning file=a%2Cb%3Ac%25.txt,line=1")
    assert not any(c in line for c in "\x1b\n\r")


def test_sarif_names_rules_places_and_fingerprints() -> None:
    run = sarif_of((ARTICLE, (CLAIM, SOURCE)))
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]  # type: ignore[misc]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == (
        "unattributed-claim",
        1,
        "error",
    )
    region = second["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 1, 9)
    assert region["snippet"]["text"] == "A source"
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@pytest.mark.parametrize("given", ["pier.txt", "../docs/pier.txt", "{root}/docs/pier.txt"])
def test_sarif_counts_paths_from_the_top_of_the_repository(given: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "docs"
    article = replace(ARTICLE, path=given.format(root=tmp_path))
    (result,) = sarif_of((article, (CLAIM,)), root=folder)["results"]  # type: ignore[misc]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "docs/pier.txt", "uriBaseId": "SRCROOT"}


def test_sarif_path_outside_the_repository_is_a_file_address(tmp_path: Path) -> None:
    article = replace(ARTICLE, path="/elsewhere/pier.txt")
    (result,) = sarif_of((article, (CLAIM,)), root=tmp_path)["results"]  # type: ignore[misc]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///elsewhere/pier.txt"}


def test_sarif_fingerprints_survive_moved_lines_and_tell_twins_apart() -> None:
    moved = make_article("New.\n\n" + TEXT)

    def prints(article: Article, *findings: Finding) -> list[str]:
        results = sarif_of((article, findings))["results"]
        return [result["partialFingerprints"]["sentence/v1"] for result in results]  # type: ignore[attr-defined]

    (one,) = prints(ARTICLE, SOURCE)
    assert prints(moved, make_finding(moved, "A source")) == [one]
    twins = prints(ARTICLE, SOURCE, SOURCE)
    assert twins[0] == one != twins[1]


def test_sarif_tells_of_trouble_and_quotes_links() -> None:
    run = sarif_of((NASTY, (POISON,)), troubles=("gone.txt: missing",))
    assert run["invocations"][0]["executionSuccessful"] is False  # type: ignore[index]
    (result,) = run["results"]  # type: ignore[misc]
    assert "\\[link\\](1)" in result["message"]["text"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%2Cb%3Ac%25.txt"


def test_sarif_of_nothing_is_valid() -> None:
    assert sarif_of()["results"] == []


def check_junit(text: str) -> ElementTree.Element:
    """The document, held against the JUnit schema that build servers share."""
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {
            "name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "time",
        }  # fmt: skip
        tags = [child.tag for child in suite]
        cases = [child for child in suite if child.tag == "testcase"]
        assert tags == ["properties", *["testcase"] * len(cases), "system-out", "system-err"]
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))
        for case in cases:
            assert set(case.attrib) == {"name", "classname", "time"}
            assert [child.tag for child in case] in ([], ["failure"], ["error"])
            for child in case:
                assert set(child.attrib) == {"message", "type"}
    return root


def test_junit_has_a_suite_a_file_and_fails_what_fails_the_run() -> None:
    root = check_junit(FORMATS["junit"](OUTCOME))
    (suite,) = root
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("2", "1")
    strict = check_junit(FORMATS["junit"](make_outcome((ARTICLE, (CLAIM, SOURCE)), fail_on="note")))
    assert strict[0].attrib["failures"] == "2"


def test_junit_of_a_clean_file_has_a_case_that_passed() -> None:
    root = check_junit(FORMATS["junit"](make_outcome((ARTICLE, ()))))
    assert root[0].attrib["tests"] == "1"
    assert root[0].attrib["failures"] == "0"


def test_junit_and_checkstyle_escape_what_articles_hold() -> None:
    root = check_junit(FORMATS["junit"](POISONED))
    assert root[1].attrib["errors"] == "1"
    style = ElementTree.fromstring(FORMATS["checkstyle"](POISONED))
    assert style[0].attrib["name"] == "a,b:c%.txt"
    assert style[0][0].attrib["message"].startswith("::set-output name=x::y ::error::z <b>&")


def test_checkstyle_maps_severities() -> None:
    style = ElementTree.fromstring(FORMATS["checkstyle"](OUTCOME))
    rows = [
        (e.attrib["line"], e.attrib["severity"], e.attrib["source"]) for e in style.iter("error")
    ]
    assert rows == [
        ("1", "error", "attribution.unattributed-claim"),
        ("3", "warning", "attribution.vague-source"),
    ]


def test_gitlab_has_what_its_schema_requires() -> None:
    issues = json.loads(FORMATS["gitlab"](OUTCOME))
    assert [i["severity"] for i in issues] == ["major", "minor"]
    assert issues[1]["location"] == {"path": "pier.txt", "lines": {"begin": 3, "end": 3}}
    assert len({i["fingerprint"] for i in issues}) == 2
    assert {key for issue in issues for key in issue} == {
        "description", "check_name", "fingerprint", "severity", "location",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["text", "line", "github"])
def test_control_characters_never_reach_a_terminal(name: str) -> None:
    output = FORMATS[name](POISONED)
    assert not any(ord(c) < 32 and c != "\n" for c in output)
    assert "\u202e" not in output


def test_statistics_count_by_check() -> None:
    counted = write_statistics(make_outcome((ARTICLE, (CLAIM, SOURCE, SOURCE))))
    assert counted == (
        "2  warning  vague-source\n"
        "1  error    unattributed-claim\n"
        "1 error, 2 warnings in 1 article\n"
    )


def test_visible_keeps_words_and_drops_commands() -> None:
    assert visible("a\tb\nc\x00\u202e naïve 新") == "a b c\ufffd\ufffd naïve 新"
    assert plain("error", "x") == "x"
