"""Whole ways through the window, told as people in an office tell them: `features/` is to be read first."""
