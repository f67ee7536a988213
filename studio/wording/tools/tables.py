"""The words of table questions."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Table questions"),
    purpose=mark(
        "Answers questions about spreadsheets by counting in a database; shows the statement and rows."
    ),
    fields={
        "files": FieldWords(
            mark("Spreadsheets"),
            mark("Files of the agent that every chat can ask: xlsx, xls, et or csv."),
        ),
        "attachments": FieldWords(
            mark("Spreadsheets attached to the chat"),
            mark("Whoever asks may attach spreadsheets of their own; they are gone with the chat."),
        ),
        "notes": FieldWords(
            mark("What the columns mean"),
            mark("Units, abbreviations, how tables belong together. The model reads this with the columns."),
        ),
        "rows": FieldWords(mark("Rows shown at most"), mark("All rows are counted, however many are shown.")),
        "seconds": FieldWords(mark("Seconds a statement may take"), mark("It is stopped after that.")),
    },
)
