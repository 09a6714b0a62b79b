"""Names, mentions and coreference: whom an article speaks of."""
