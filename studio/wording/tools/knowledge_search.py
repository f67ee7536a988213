"""The words of the knowledge search."""

from studio.core.i18n import mark
from studio.wording.tools.words import ToolWords

WORDS = ToolWords(
    name=mark("Knowledge search"),
    purpose=mark("The model looks into the agent's knowledge bases again, in words of its own."),
)
