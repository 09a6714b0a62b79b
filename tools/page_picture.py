"""Takes the picture of the README: the page of the sample article in Debian's chromium, as PNG.

`python tools/page_picture.py` writes docs/page.png anew; it needs the extra `browser`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import attribution
from attribution.reports.formats.page.html_page import article_page

TOP = Path(__file__).parents[1]
ARTICLE = "examples/ferry.txt"
PICTURE = TOP / "docs" / "page.png"
_WIDTH, _HEIGHT = 1240, 640


def take_picture() -> None:
    """The top of the page, with the evidence of a claim shown."""
    text = (TOP / ARTICLE).read_text(encoding="utf-8")
    page_text = article_page(attribution.load()(text, name=ARTICLE.rpartition("/")[2]))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page_text, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
        page.goto(file.as_uri())
        page.screenshot(path=str(PICTURE))
        browser.close()


if __name__ == "__main__":
    take_picture()
