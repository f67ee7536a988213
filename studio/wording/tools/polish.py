"""The words of polishing a text."""

from studio.core.i18n import mark
from studio.wording.tools.official_document import FONTS
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Polished text"),
    purpose=mark("Keeps a polished text as a Word file with every change listed, and compares the figures."),
    fields={
        "list_changes": FieldWords(mark("List the changes"), mark("In a table behind the text.")),
        "fonts": FONTS,
    },
    instructions=mark(
        "When asked to polish or correct a text: keep facts, figures, names, dates and numbers of"
        " documents as they are. Mend wrong words, grammar, marks and repetition; write as official"
        " documents do, brief and plain. List each change with what stood there, what stands there"
        " now, and why. Then call the tool for polished texts with the whole text."
    ),
)
