"""Trains the bundled English pipeline; the rest of the product knows nothing of it."""
