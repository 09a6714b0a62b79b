"""Tests of names, mentions and coreference."""
