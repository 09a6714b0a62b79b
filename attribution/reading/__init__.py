"""Files are read into articles: blocks of prose that know their place in the file."""

from attribution.reading.articles import article_from_text, format_of, read_article
from attribution.reading.folders import Found, find_files
from attribution.reading.words import BlockWords, load_block_words

__all__ = [
    "BlockWords",
    "Found",
    "article_from_text",
    "find_files",
    "format_of",
    "load_block_words",
    "read_article",
]
