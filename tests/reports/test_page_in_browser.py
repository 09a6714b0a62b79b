"""The HTML page in a real browser: quiet, legible, and usable by keyboard and on a phone.

Needs Debian's `chromium` and the extra `browser`; skipped where either is missing.
"""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import attribution
from tests.reports.samples import ferry, hostile
from tests.reports.test_formats import document

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no extra `browser`")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH")

ARTICLES = Path(__file__).parents[1] / "articles"
DOCUMENT = Path(__file__).parents[1] / "reading" / "samples" / "pandoc.docx"
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(document("html", ferry(), hostile()), encoding="utf-8")
    return path


def opened(browser: Any, file: Path, width: int = 1280, **options: object) -> tuple[Any, list[str]]:
    """The page, and what it says to the console or asks for from outside."""
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(file.as_uri())
    said.remove(file.as_uri())
    return page, said


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where `attribution serve` listens."""
    uvicorn = pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
    pytest.importorskip("python_multipart", reason="the extra `serve` is not installed")
    from attribution.cli.setup import open_analyzer
    from attribution.server import make_app
    from attribution.settings import Settings

    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(open_analyzer(Settings())), log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("script", [True, False])
def test_served_form_shows_what_is_pasted_and_what_is_uploaded(
    browser: Any, address: str, script: bool
) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.fill("textarea", "The <b>dam</b> is safe, two aides said.")
    page.click(".paste button")
    assert page.inner_text(".text .claim") == "The <b>dam</b> is safe"
    page.click(".back a")
    page.set_input_files("input[type=file]", str(DOCUMENT))
    page.click(".paste button")
    assert page.locator(".article").count() == 1
    assert said == []


def test_file_dropped_on_the_served_page_is_shown(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["The dam is safe, two aides said."], "dam.txt"));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, {bubbles: true, dataTransfer}));
        }"""
    )
    page.wait_for_selector(".article")
    assert page.title() == "dam.txt"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_has_no_barrier_that_axe_finds(browser: Any, address: str, scheme: str) -> None:
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto(address)
    page.click(".paste button")
    assert page.is_visible("[role=alert]")
    violations = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_article_of_300_words_prints_on_two_sheets(
    browser: Any, paper: str, tmp_path: Path
) -> None:
    report = attribution.load().read(ARTICLES / "mill-sale.txt")
    assert len(report.article.text.split()) > 280
    file = tmp_path / "page.html"
    file.write_text(document("html", report), encoding="utf-8")
    page, _ = opened(browser, file)
    printed = page.pdf(format=paper, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


@pytest.mark.parametrize("width", [360, 390, 768, 1280, 1600])
def test_page_is_quiet_and_fits_its_width(browser: Any, file: Path, width: int) -> None:
    page, said = opened(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_page_has_no_barrier_that_axe_finds(
    browser: Any, file: Path, scheme: str, width: int
) -> None:
    page, _ = opened(browser, file, width, color_scheme=scheme)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    violations = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_keys_walk_through_claims_and_show_their_evidence(browser: Any, file: Path) -> None:
    page, said = opened(browser, file)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "r1-a1"
    assert "Eastholm Courier" in page.inner_text(".popup")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#r1-row-a1"
    assert page.is_visible("#r1-row-a1")
    page.keyboard.press("Escape")
    assert page.is_hidden(".popup")
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    assert said == []


def test_search_and_level_leave_out_other_sources(browser: Any, file: Path) -> None:
    page, _ = opened(browser, file)
    page.click("#r1 .legend li[data-level=named] button")
    assert page.is_hidden("#r1-s3")
    assert "off" in page.get_attribute("#r1-a3", "class")
    page.click("#r1 .legend li[data-level=named] button")
    page.fill("#r1 .panel input", "courier")
    assert page.is_visible("#r1-s1")
    assert page.is_hidden("#r1-s4")


def test_level_of_the_legend_is_that_of_claims(browser: Any, file: Path) -> None:
    page, _ = opened(browser, file)
    page.click("#r1 .legend li[data-level=affiliated] button")
    assert "off" in page.get_attribute("#r1-a1", "class")
    assert page.is_hidden("#r1-s1"), "the outlet has no claim but the one that it passes on"
    page.select_option("#r1 .panel select >> nth=1", "level")
    assert page.get_attribute("#r1 .card:visible", "data-level") == "hidden"


def test_links_stay_inside_the_frame_of_a_notebook(browser: Any, tmp_path: Path) -> None:
    frame = tmp_path / "notebook.html"
    shown = attribution.load()("The dam is safe, two aides said.\n\n" * 20)._repr_html_()
    frame.write_text(f"<!DOCTYPE html>{shown}", encoding="utf-8")
    page, said = opened(browser, frame)
    inside = page.frames[1]
    inside.click("a.ref >> nth=0")
    assert inside.is_visible("#r1-row-a1")
    assert inside.evaluate("document.getElementById('r1-row-a1').getBoundingClientRect().top") < 600
    assert page.url == frame.as_uri()
    assert [one for one in said if not one.startswith("about:")] == []


def test_jump_opens_the_card_and_comes_back(browser: Any, file: Path) -> None:
    page, _ = opened(browser, file)
    page.click('a.ref[href="#r1-row-a3"]')
    assert page.is_visible("#r1-row-a3")
    page.click('#r1-row-a3 > a[href="#r1-a3"]')
    assert page.evaluate("location.hash") == "#r1-a3"


def test_index_is_sorted_by_a_click(browser: Any, file: Path) -> None:
    page, _ = opened(browser, file)
    page.click(".index th button >> text=Claims")
    assert "ferry.txt" in page.inner_text(".index tbody tr:first-child")
    page.click(".index th button >> text=Claims")
    assert "ferry.txt" not in page.inner_text(".index tbody tr:first-child")


@pytest.mark.parametrize("place", ["start", "end"])
def test_tap_shows_the_evidence_at_the_edge_of_a_phone_away_from_the_words(
    browser: Any, file: Path, place: str
) -> None:
    page, _ = opened(browser, file, 390, has_touch=True, is_mobile=True)
    page.evaluate(f"document.getElementById('r1-a3').scrollIntoView({{block: '{place}'}})")
    page.tap("#r1-a3")
    box = page.locator(".popup").bounding_box()
    edge = box["y"] + box["height"] - 800 if place == "start" else box["y"]
    assert edge == pytest.approx(0, abs=2)
    words = page.locator("#r1-a3").bounding_box()
    assert words["y"] + words["height"] < box["y"] or box["y"] + box["height"] < words["y"]


def test_page_without_script_shows_all_of_it(browser: Any, file: Path) -> None:
    page, _ = opened(browser, file, java_script_enabled=False)
    page.click("#r1-s3 > summary")
    assert "We told them in January" in page.inner_text("#r1-s3")
    assert page.is_visible("#r1-n-a")
