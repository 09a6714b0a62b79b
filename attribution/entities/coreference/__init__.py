"""Coreference: links each mention to a cluster."""
