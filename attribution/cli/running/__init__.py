"""A run over articles: read one after the other, analysed under guard, checked."""
