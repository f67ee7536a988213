"""Errors, warnings and checks in the person's words, said alike by the window, the CLI and the service."""

from studio.wording.checks import check_label, check_text
from studio.wording.explanation import Explanation, explain, explain_trouble, joined
from studio.wording.labels import warning_text

__all__ = ["Explanation", "check_label", "check_text", "explain", "explain_trouble", "joined", "warning_text"]
