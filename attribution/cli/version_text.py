"""What `attribution --version` prints: the program, its pipeline and its rules, with digests."""

from __future__ import annotations

import json
from collections.abc import Iterator

from attribution.version import __version__


def version_lines() -> Iterator[str]:
    """A line each; two runs with equal lines read an article alike."""
    from attribution.builtin_rules import builtin_digest
    from attribution.language.checksums import BUNDLED, bundled_digest

    yield f"attribution {__version__}"
    meta = BUNDLED / "meta.json"
    if meta.is_file():
        about = json.loads(meta.read_text(encoding="utf-8"))
        yield f"pipeline {about['lang']}_{about['name']} {about['version']} ({bundled_digest()})"
    else:
        yield "pipeline none: this copy was installed without one"
    yield f"rules {builtin_digest()[:12]}"
