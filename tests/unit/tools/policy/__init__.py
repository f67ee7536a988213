"""Tests of policy match and calculator."""
