"""The tables that a corpus becomes: their columns, types and keys.

`article` joins them all: the number of the article in its collection. An attribution, source or
finding is known by (`article`, `id`); `source`, `within`, `relays`, `member_of` and `attribution`
hold such ids of the same article.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from attribution.corpus.libraries import library

SCHEMA = 1
"""The version of the tables; columns may be added within a version."""

ColumnType = Literal["int64", "int32", "bool", "string", "list<string>", "list<span>"]


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: ColumnType
    about: str


class Table(NamedTuple):
    """A table: a folder of parts."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


_ARTICLE = Column("article", "int64", "the number of the article in the collection, from 0")

ARTICLES = Table(
    "articles",
    (
        _ARTICLE,
        Column("id", "string", "the value of `--id-field`, else the path"),
        Column("path", "string", "its file, or `FILE#ROW`"),
        Column("headline", "string", "the headline, where the text has one"),
        Column("words", "int32", "words of its paragraphs and lists"),
        Column("claims", "int32", "distinct claims"),
        Column("attributions", "int32", "rows of `attributions`"),
        Column("sources", "int32", "rows of `sources`"),
        Column("findings", "int32", "rows of `findings`"),
        Column(
            "notes", "list<string>", "what a reader should know: the text is empty, not English"
        ),
        Column("error", "string", "why it was not analysed; null where it was"),
    ),
)
ATTRIBUTIONS = Table(
    "attributions",
    (
        _ARTICLE,
        Column("id", "string", "key within the article"),
        Column(
            "claim",
            "int32",
            "the number of the claim in the article: one with two cues is two rows",
        ),
        Column("rule", "string", "the rule that found it"),
        Column(
            "kind", "string", "`statement`, `belief`, `intent`, `stance`, `evidence`, `hearsay`"
        ),
        Column("mode", "string", "`direct`, `mixed`, `indirect`"),
        Column("source", "string", "id in `sources`; null where nobody is expressed"),
        Column("level", "string", "how anonymous its source is"),
        Column("effective_level", "string", "the worst level of the chain of relays"),
        Column("relays", "list<string>", "the sources whose words this one passes on"),
        Column("within", "string", "the attribution inside whose claim this one stands"),
        Column("support", "int32", "independent sources behind the claim"),
        Column("support_at_least", "bool", "more may stand behind it: a plural tells no number"),
        Column("source_text", "string", "the words of the source"),
        Column("cue_text", "string", "the words that report"),
        Column("claim_text", "string", "what is claimed"),
        Column("source_spans", "list<span>", "where they stand in the article's text"),
        Column("cue_spans", "list<span>", "likewise"),
        Column("claim_spans", "list<span>", "likewise"),
        Column("line", "int32", "the line of its first word, from 1"),
        Column("column", "int32", "the column of its first word, from 1"),
    ),
)
SOURCES = Table(
    "sources",
    (
        _ARTICLE,
        Column("id", "string", "key within the article"),
        Column("name", "string", "its most informative mention"),
        Column(
            "kind", "string", "`person`, `people`, `organisation`, `document`, `poll`, `outlet` …"
        ),
        Column("level", "string", "how anonymous it is"),
        Column("proper", "bool", "its name is a proper name, which other articles may use too"),
        Column("count", "string", "`one`, `plural`, `unknown`"),
        Column("number", "int32", "how many, where a number is stated"),
        Column("affiliation", "string", "the body that it belongs to"),
        Column("role", "string", "its role there"),
        Column("status", "string", "`current`, `former`"),
        Column("basis", "string", "how it knows: `eyewitness`, `briefed` …"),
        Column("reason", "string", "why it stays unnamed: `none`, `boilerplate`, `specific`"),
        Column("ground_rule", "string", "`background` and the like, as stated"),
        Column("anonymity", "string", "the words that grant anonymity"),
        Column("member_of", "string", "the source that it is drawn from"),
        Column("resolved", "bool", "false for “the official” whom nothing introduces"),
        Column(
            "origin", "string", "`undisclosed` for an outlet that does not say where it has it from"
        ),
        Column("claims", "int32", "distinct claims that rest on it, its own and those passed on"),
        Column("mentions", "int32", "mentions that were found"),
        Column("line", "int32", "the line of its first mention"),
    ),
)
FINDINGS = Table(
    "findings",
    (
        _ARTICLE,
        Column("id", "string", "key within the article: `f1` is the first in its text"),
        Column("check", "string", "the check"),
        Column("claim_type", "string", "of `unattributed-claim`: `casualty`, `trend` …"),
        Column("severity", "string", "`error`, `warning`, `note`"),
        Column("message", "string", "what it says"),
        Column("attribution", "string", "id in `attributions`, where it is about one"),
        Column("text", "string", "the words that it is about"),
        Column("start", "int64", "where they begin in the article's text, in characters"),
        Column("end", "int64", "where they end"),
        Column("line", "int32", "the line, from 1"),
        Column("column", "int32", "the column, from 1"),
    ),
)  # fmt: skip
TABLES = (ATTRIBUTIONS, SOURCES, FINDINGS, ARTICLES)
"""In the order in which a part is written: with its articles it is complete."""


def with_kept(kept: tuple[str, ...]) -> tuple[Table, ...]:
    """The tables of a corpus, its kept fields as columns of text behind those of `articles`."""
    columns = tuple(Column(name, "string", "a kept field") for name in kept)
    articles = Table(ARTICLES.name, (*ARTICLES.columns, *columns))
    return (*TABLES[:-1], articles)


def arrow_schema(table: Table) -> Any:
    """The Arrow schema of a table; pyarrow is imported now."""
    arrow = library("pyarrow", "to write Parquet")
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    types = {
        "int64": arrow.int64(),
        "int32": arrow.int32(),
        "bool": arrow.bool_(),
        "string": arrow.string(),
        "list<string>": arrow.list_(arrow.string()),
        "list<span>": arrow.list_(span),
    }
    return arrow.schema(
        [
            arrow.field(name, types[kind], metadata={"about": about})
            for name, kind, about in table.columns
        ]
    )
