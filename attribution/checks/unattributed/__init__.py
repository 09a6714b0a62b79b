"""Narrator sentences that need a source and have none."""
