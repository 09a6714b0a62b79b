"""HTML pages, read with the place of every character."""
