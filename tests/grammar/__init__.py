"""Tests of the questions of grammar."""
