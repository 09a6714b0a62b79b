"""Markdown: blocks by the library, inline markup by a scanner that keeps places."""
