"""Entries of rule files as the engine reads them: typed, checked and frozen."""
