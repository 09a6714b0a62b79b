"""Mentions: names, noun phrases and pronouns that may name a source."""
