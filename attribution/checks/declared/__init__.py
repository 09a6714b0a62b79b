"""Checks whose conditions stand in rule files."""
