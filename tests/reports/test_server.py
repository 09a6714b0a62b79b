"""`attribution serve`: the page and the contract over HTTP, within limits, kept local."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import attribution

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
testclient = pytest.importorskip("starlette.testclient", reason="httpx is not installed")

TEXT = "The dam is safe, two aides said. <script>alert(1)</script>"


@cache
def client() -> Any:
    from attribution.server import make_app

    return testclient.TestClient(make_app(attribution.load()), base_url="http://127.0.0.1:8350")


def test_form_posts_to_the_page_of_the_article() -> None:
    assert '<textarea id="text" name="text"' in client().get("/").text
    page = client().post("/", data={"text": TEXT, "format": "text"}).text
    assert "two aides" in page
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in page


def test_report_is_the_output_contract() -> None:
    report = client().post("/v1/report", json={"text": TEXT}).json()
    assert report["schema"] == 1
    assert report["attributions"][0]["source"]["text"] == "two aides"


def test_check_is_the_findings_alone() -> None:
    assert set(client().post("/v1/check", json={"text": TEXT}).json()) == {"findings"}


def test_openapi_document_names_both() -> None:
    assert set(client().get("/openapi.json").json()["paths"]) == {"/v1/report", "/v1/check"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400), (b"[]", 400), (b"{}", 400), (b'{"text": 1}', 400), (b"\xff", 400),
        (b'{"text": "", "format": "exe"}', 400), (b"[" * 100_000, 400), (b" " * 1_000_001, 413),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused(body: bytes, status: int) -> None:
    answer = client().post("/v1/report", content=body)
    assert (answer.status_code, set(answer.json())) == (status, {"error"})


def test_other_sites_and_names_are_refused() -> None:
    other = {"origin": "http://evil.example"}
    assert client().post("/v1/report", json={"text": TEXT}, headers=other).status_code == 403
    assert client().get("/", headers={"host": "evil.example"}).status_code == 400


def test_headers_allow_the_page_its_own_script_and_no_more() -> None:
    headers = client().get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
