"""Keeping a seat in a class, on the learner's computer."""
