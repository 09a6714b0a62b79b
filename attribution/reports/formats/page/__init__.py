"""The HTML page: one self-contained file an article, or an index with the articles under it."""
