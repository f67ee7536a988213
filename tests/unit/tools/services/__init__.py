"""Tests of what is read of services outside."""
