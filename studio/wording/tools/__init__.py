"""The kinds of tools in the person's words: each has a file here, named as the kind is."""

from studio.wording.tools.words import FieldWords, ToolWords, reach_lines, tool_words

__all__ = ["FieldWords", "ToolWords", "reach_lines", "tool_words"]
