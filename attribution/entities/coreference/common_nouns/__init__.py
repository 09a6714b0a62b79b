"""What common nouns mean: descriptions, epithets, appositions, quantities."""
