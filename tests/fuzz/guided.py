"""A coverage-guided run over articles and files, with atheris where it is installed.

python -m tests.fuzz.guided [-max_total_time=60] [FOLDER]; inputs that fail are left beside.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Hands random bytes to the readers and the analysis until one is not an expected error."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # of the extra `fuzz` alone

    with atheris.instrument_imports(include=["attribution"]):
        import attribution
        from attribution.errors import AttributionError
        from attribution.reading import article_from_text

    analyzer = attribution.load()
    formats = ("text", "markdown", "html")

    def try_one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        format = formats[provider.ConsumeIntInRange(0, 2)]
        text = provider.ConsumeUnicodeNoSurrogates(2000)
        try:
            analyzer.analyze(article_from_text(text, format=format))
        except AttributionError:
            return

    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
