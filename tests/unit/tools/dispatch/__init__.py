"""Tests of duty dispatch."""
