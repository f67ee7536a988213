"""Tests of checklist pre-review."""
