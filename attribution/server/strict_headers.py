"""Headers of every answer."""

from __future__ import annotations

from typing import Any

from attribution.reports.formats.page.html_page import asset_hashes


class StrictHeaders:
    """Headers that let a page do nothing but show itself and post its own form."""

    def __init__(self, app: Any) -> None:
        self.app = app
        style, script = asset_hashes()
        policy = (
            f"default-src 'none'; style-src {style}; script-src {script}; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            # Not "no-referrer": a browser then posts the page's own form with the origin "null".
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
            "cache-control": "no-store",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers a request, with the headers added."""

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        await self.app(scope, receive, sent)
