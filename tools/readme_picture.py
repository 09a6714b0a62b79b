"""Draws the picture of the README: the terminal's report of the sample article, as SVG.

`python tools/readme_picture.py` writes docs/terminal.svg anew.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

import attribution
from attribution.reports.formats.terminal import render

TOP = Path(__file__).parents[1]
ARTICLE = "examples/ferry.txt"
PICTURE = TOP / "docs" / "terminal.svg"
_LINES = 44
"""Lines of the report that the picture shows."""


def picture() -> str:
    """The first lines of the report in colour, without any address of a font."""
    text = (TOP / ARTICLE).read_text(encoding="utf-8")
    printed = io.StringIO()
    console = Console(file=printed, width=92, force_terminal=True, color_system="256")
    render([attribution.load()(text, name=ARTICLE.rpartition("/")[2])], console)
    lines = printed.getvalue().splitlines()[:_LINES]
    drawn = Console(
        file=io.StringIO(), record=True, width=92, force_terminal=True, color_system="256"
    )
    drawn.print(Text.from_ansi("\n".join(lines)))
    svg = drawn.export_svg(title=f"attribution report {ARTICLE}", unique_id="report")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
