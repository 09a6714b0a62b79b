"""Texts in, results out, for Python programs and notebooks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.analyzer import Analyzer
from attribution.comparison import Comparison
from attribution.errors import AttributionError, InputError, nearest
from attribution.model import Article, Report
from attribution.reading import article_from_text, read_article
from attribution.reports.contract import report_object
from attribution.reports.outlines import outline, totals
from attribution.reports.wording import safe, summary_of

if TYPE_CHECKING:
    import pandas

FORMATS = ("text", "markdown", "html")
"""What a text may be."""
_CHUNK = 8
"""How many texts a process is given at a time."""
_AHEAD = 3
"""How many such chunks are under way for each process."""
_workers: list[TextAnalyzer] = []
"""The one analyzer of a worker process."""


class AnalyzedText(Report):
    """A report that shows itself: in a notebook, as plain objects, as a data frame."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<AnalyzedText {safe(self.article.path)}: {summary_of(totals(self))}>"

    def _repr_html_(self) -> str:
        """The page of the article in a frame of its own, which shares nothing with the notebook."""
        from attribution.reports.formats.page.html_page import article_page

        return (
            '<iframe sandbox="allow-scripts" title="attribution" '
            'style="width:100%;height:36rem;border:1px solid #ccc" '
            f'srcdoc="{escape(article_page(self))}"></iframe>'
        )

    def to_dict(self) -> dict[str, Any]:
        """The object of the output contract: what `report --format jsonl` prints."""
        return report_object(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a row an attribution and the columns of the CSV.

        Raises AttributionError where pandas, the extra `pandas`, is not installed.
        """
        return to_pandas([self])


class TextAnalyzer(Analyzer):
    """An analyzer of texts; made once, by `attribution.load`."""

    source: tuple[str | None, tuple[Path, ...]] = (None, ())
    """The pipeline and the rule packs as they were asked for, for further processes."""

    def __call__(self, text: str, *, format: str = "text", name: str = "-") -> AnalyzedText:
        """What is found in a text (`text`, `markdown` or `html`); `name` is its path in the result.

        Raises InputError, a TypeError, for what is no text, AttributionError for an unknown format.
        """
        require_text(text, format)
        return self._analyzed(article_from_text(text, name, format))

    def read(self, path: str | Path) -> AnalyzedText:
        """What is found in a file of any format that is read.

        Raises ReadingError where it is missing, damaged, or holds more than one article.
        """
        return self._analyzed(read_article(str(path)))

    def _analyzed(self, article: Article) -> AnalyzedText:
        report = self.analyze(article)
        return AnalyzedText(report.article, report.attributions, report.sources, report.findings)

    def compare_texts(self, article: str, summary: str, *, format: str = "text") -> Comparison:
        """What a summary makes of its article's claims; its findings stand in the summary.

        Raises InputError, a TypeError, for what is no text, AttributionError for an unknown format.
        """
        for text in (article, summary):
            require_text(text, format)
        original = article_from_text(article, "article", format)
        return self.compare(original, article_from_text(summary, "summary", format))

    def pipe(
        self,
        texts: Iterable[str],
        *,
        names: Iterable[str] | None = None,
        format: str = "text",
        n_process: int = 1,
    ) -> Iterator[AnalyzedText]:
        """The result of each text, in order; `n_process` processes share them.

        `names` are the paths in the results; without them the texts are numbered from 0. Each
        process loads the rules and the pipeline itself. No more texts are taken than are in hand.
        """
        named = zip(texts, map(str, count()) if names is None else names)
        given = ((text, format, name) for text, name in named)
        if n_process == 1:
            yield from (self(text, format=format, name=name) for text, format, name in given)
            return
        chunks = iter(lambda: list(islice(given, _CHUNK)), [])
        context = get_context("spawn")
        with ProcessPoolExecutor(
            n_process, context, initializer=_load_worker, initargs=self.source
        ) as pool:
            waiting = deque(
                pool.submit(_analyze, chunk) for chunk in islice(chunks, n_process * _AHEAD)
            )
            while waiting:
                found = waiting.popleft().result()
                waiting.extend(pool.submit(_analyze, chunk) for chunk in islice(chunks, 1))
                yield from found


def require_text(text: object, format: str) -> None:
    """Raises InputError for what is no text, AttributionError for an unknown format."""
    if not isinstance(text, str):
        hint = "; decode them first" if isinstance(text, bytes) else ""
        raise InputError(f"analyze: the text must be a str, not {type(text).__name__}{hint}")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise InputError("analyze: the text holds half of a surrogate pair; decode it anew")
    if format not in FORMATS:
        raise AttributionError(f'analyze: unknown format "{format}"{nearest(format, FORMATS)}')


def load_text_analyzer(
    pipeline: str | None = None, rules: Iterable[str | Path] = ()
) -> TextAnalyzer:
    """An analyzer with the built-in rules, packs laid over them, and a pipeline by name or path."""
    from attribution.language import load_pipeline
    from attribution.rulebook import load_rulebook

    packs = tuple(map(Path, rules))
    analyzer = TextAnalyzer(load_pipeline(pipeline), load_rulebook(packs))
    analyzer.source = (pipeline, packs)
    return analyzer


def to_pandas(reports: Iterable[Report]) -> pandas.DataFrame:
    """A data frame over several reports: a row an attribution, the columns of the CSV.

    Raises AttributionError where pandas, the extra `pandas`, is not installed.
    """
    from attribution.reports.formats.tables import COLUMNS, row_values

    try:
        import pandas
    except ImportError as error:
        raise AttributionError(
            "to_pandas: pandas is missing; install source-attribution[pandas]"
        ) from error
    rows = [row_values(report, row) for report in reports for row in outline(report)]
    frame = pandas.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"number": "Int64"})  # whole numbers, though most are missing


def _load_worker(pipeline: str | None, rules: tuple[Path, ...]) -> None:
    _workers.append(load_text_analyzer(pipeline, rules))


def _analyze(given: list[tuple[str, str, str]]) -> list[AnalyzedText]:
    analyze = _workers[0]
    return [analyze(text, format=format, name=name) for text, format, name in given]
