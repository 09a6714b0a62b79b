"""Packs of rule files: found, and laid over each other."""
