"""Who is accused by name, and whether an answer, a refusal or an attempt to get one is told."""

from __future__ import annotations

import pytest

import attribution


def checks_of(text: str) -> list[str]:
    report = attribution.analyze(text)
    return [finding.check for finding in report.findings if finding.check == "no-reply"]


ACCUSED = (
    "Mayor Tova Brandt bribed two inspectors, the auditor Ilse Karam said.",
    "Neighbours accused Dorset Quarries of dumping sludge in the brook.",
    "The auditor Ilse Karam blamed Aldo Brecht for the lost records.",
    "The inspectors found that Aldo Brecht had shredded the logs.",
    "Pier Foods cheated its suppliers, two drivers said.",
    "Aldo Brecht has been accused of misleading the board.",
    "A former nurse said Dr Hanne Voss falsified records of the ward.",
    "The union denounced Nordhavn Steel over the accident.",
    "Aldo Brecht’s negligence cost three lives, the widow Ida Roe said.",
    "Records show that Brannock Ferries violated the safety rules for years.",
)


@pytest.mark.parametrize("text", ACCUSED)
def test_whoever_is_accused_by_name_has_to_be_heard(text: str) -> None:
    assert checks_of(f"{text} The town has two schools.") == ["no-reply"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Tova Brandt bribed two inspectors, an auditor said. Brandt called that absurd.",
        "Neighbours accused Dorset Quarries of dumping sludge. The firm declined to comment.",
        "The auditor blamed Aldo Brecht for the lost records. Brecht could not be reached.",
        "Inspectors found that Aldo Brecht shredded the logs. His lawyer, Ida Roe, denied it.",
        "Pier Foods cheated its suppliers, two drivers said. Pier Foods denies that.",
        "Aldo Brecht has been accused of misleading the board. He did not answer a letter.",
        "A nurse said Dr Hanne Voss ignored complaints. “I read them all,” Dr Voss said.",
        "The union denounced Nordhavn Steel. A spokeswoman for Nordhavn Steel said it was sorry.",
        "The widow Ida Roe accused Aldo Brecht of negligence. Brecht did not respond to questions.",
        "Records show that Brannock Ferries violated the rules. Its director, Bo Lind, said"
        " it had paid.",
    ],
)
def test_an_answer_a_refusal_or_an_attempt_is_enough(text: str) -> None:
    assert checks_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two men bribed an inspector, the auditor Ilse Karam said.",
        "A court convicted Aldo Brecht of fraud.",
        "Aldo Brecht did not lie to the board, the auditor Ilse Karam said.",
        "Aldo Brecht stole second base in the fourth inning of the season.",
        "The auditor Ilse Karam said Aldo Brecht would be questioned.",
        "France accused Germany of dragging its feet.",
        "Ilse Karam praised Aldo Brecht for his patience.",
        "Is Aldo Brecht hiding the records?",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert checks_of(f"{text} The town has two schools.") == []
