"""Grammatical roles around a cue: what fills the source, what fills the claim."""
