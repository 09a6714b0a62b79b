"""Proper names: where they stand and what each names."""
