"""Errors, warnings and checks in the person's words, said alike by the window, the CLI and the service."""

from studio.wording.explanation import Explanation, explain, explain_trouble
from studio.wording.labels import check_text, warning_text

__all__ = ["Explanation", "check_text", "explain", "explain_trouble", "warning_text"]
