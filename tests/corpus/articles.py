"""Short articles of our own for collections: as many as a test asks for, no two alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_NAMES = ("Orla Tennant", "Piet Vandersloot", "Mirela Dusk", "Amadou Kell", "Hanne Brook")
_TOWNS = ("Eastholm", "Grell", "Port Hamble", "Sorrow Bay")
_TEXTS = (
    "{town} ferry is late again\n\n{name}, a spokeswoman for the {town} Harbour Board, said on "
    "Monday that ferry {n} would not sail. An official familiar with the talks said the repair "
    "would take {n} days.\n",
    "The {town} council approved a budget of {n} million crowns. “We had no choice,” "
    "said {name}. Residents called the cuts cruel.\n",
    "Some {n} homes in {town} lost power overnight. The {town} Courier reported that the operator "
    "knew of the fault, citing two people who asked not to be named because they feared for "
    "their jobs.\n",
)


def text(number: int) -> str:
    """The article of that number."""
    return _TEXTS[number % 3].format(
        n=number + 2, name=_NAMES[number % 5], town=_TOWNS[number // 3 % 4]
    )


def row(number: int) -> dict[str, Any]:
    """The article of that number with its date and outlet."""
    return {
        "url": f"https://news.invalid/{number}",
        "outlet": ("Eastholm Courier", "Grell Post")[number % 2],
        "date": f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "body": text(number),
    }


def write_json_lines(path: Path, count: int) -> Path:
    """A file of JSON Lines with that many articles."""
    lines = (json.dumps(row(n), ensure_ascii=False) + "\n" for n in range(count))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def write_folder(path: Path, count: int) -> Path:
    """A folder of text files, `courier_2031-05-02_0007.txt`."""
    path.mkdir()
    for n in range(count):
        outlet = ("courier", "post")[n % 2]
        name = f"{outlet}_{row(n)['date']}_{n:04}.txt"
        (path / name).write_text(text(n), encoding="utf-8")
    return path
