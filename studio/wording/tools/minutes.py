"""The words of the minutes of a meeting."""

from studio.core.i18n import mark
from studio.wording.tools.form import FORMATS
from studio.wording.tools.official_document import FONTS
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Minutes of a meeting"),
    purpose=mark("Keeps minutes as a Word file: when, where, who, what was decided, who does it by when."),
    fields={
        "organisation": FieldWords(mark("Body"), mark("Stands before the name of the meeting in the title.")),
        "formats": FORMATS,
        "fonts": FONTS,
    },
    instructions=mark(
        "When asked for minutes: read the whole record first. Write only what it holds; do not add,"
        " conclude or beautify. Name time, place, chair and those present. Sum up what was said by"
        " subject. Give every decision as one sentence with the body that does it and by when; where"
        " the record names none, leave it empty and say so. Then call the tool for minutes, and tell"
        " the person what they must check."
    ),
)
