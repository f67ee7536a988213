"""Tests of date, working days and duty roster."""
