"""Many random inputs, counted by kind: python -m tests.fuzz.many_inputs [EXAMPLES A KIND]."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import attribution
from attribution.errors import AttributionError
from attribution.reading import article_from_text, read_article
from attribution.rulebook import load_rulebook
from attribution.settings import load_settings
from tests.fuzz import strategies


def tried(strategy: st.SearchStrategy[object], call: Callable[..., object], count: int) -> str:
    """How many inputs a call was tried with, and on how many it failed."""
    counts = [0, 0]

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run(value: object) -> None:
        counts[0] += 1
        try:
            call(value)
        except AttributionError:
            return
        except Exception as error:
            counts[1] += 1
            print(f"{type(error).__name__}: {error}: {value!r}")

    run()
    return f"{counts[0]} tried, {counts[1]} failed"


def main() -> None:
    """Prints a line a kind of input."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    analyzer = attribution.load()
    folder = Path(tempfile.mkdtemp())
    (folder / "cues").mkdir()

    def page(format: str) -> Callable[[str], object]:
        return lambda text: analyzer.analyze(article_from_text(text, format=format))

    def file(name: str, read: Callable[[Path], object]) -> Callable[[str | bytes], object]:
        def write_and_read(content: str | bytes) -> object:
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
            return read(folder / name)

        return write_and_read

    def article(path: Path) -> object:
        return read_article(str(path))

    kinds: dict[str, tuple[st.SearchStrategy[object], Callable[..., object]]] = {
        "articles": (strategies.articles(), page("text")),
        "Markdown": (strategies.markdown, page("markdown")),
        "HTML": (strategies.html, page("html")),
        **{
            f"bytes as {suffix}": (strategies.data, file(f"a.{suffix}", article))
            for suffix in ("txt", "docx", "odt", "epub", "pdf", "rtf", "eml", "json")
        },
        "rule files": (
            strategies.rules,
            file("cues/x.yml", lambda path: load_rulebook([path.parents[1]])),
        ),
        "settings": (
            strategies.settings_files,
            file("attribution.toml", lambda path: load_settings(path.parent, file=path)),
        ),
    }
    for kind, (strategy, call) in kinds.items():
        print(f"{kind}: {tried(strategy, call, count)}", flush=True)


if __name__ == "__main__":
    main()
