"""Findings that are not reported: waived, known from a baseline, outside a diff."""
