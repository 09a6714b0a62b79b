"""Files are read into articles: blocks of prose that know their place in the file."""

from attribution.reading.articles import article_from_text, read_article, read_articles
from attribution.reading.blocks.block_words import BlockWords, load_block_words
from attribution.reading.folders import Found, find_files

__all__ = [
    "BlockWords",
    "Found",
    "article_from_text",
    "find_files",
    "load_block_words",
    "read_article",
    "read_articles",
]
