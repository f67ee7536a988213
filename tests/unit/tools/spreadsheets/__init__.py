"""Tests of reading spreadsheets as tables."""
