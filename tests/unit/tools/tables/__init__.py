"""Tests of table questions."""
