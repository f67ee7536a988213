"""The words of translating a text."""

from studio.core.i18n import mark
from studio.wording.tools.official_document import FONTS
from studio.wording.tools.words import ToolWords

WORDS = ToolWords(
    name=mark("Translation"),
    purpose=mark(
        "Keeps a translation as a Word file, each paragraph beside its original, and compares figures."
    ),
    fields={"fonts": FONTS},
    instructions=mark(
        "When asked to translate: translate paragraph by paragraph, in order, leaving none out and"
        " adding nothing. Keep figures, dates and numbers of documents. Use the official names of"
        " bodies and laws; where there is none, put the original in brackets. Then call the tool for"
        " translations with all paragraphs."
    ),
)
