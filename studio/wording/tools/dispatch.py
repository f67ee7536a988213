"""The words of duty dispatch."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

_GUESSED = mark("Name of the column; left empty it is guessed from the header.")

WORDS = ToolWords(
    name=mark("Duty dispatch"),
    purpose=mark("Finds who has to act on a report, from lists of duties, standards or problem items."),
    fields={
        "sources": FieldWords(
            mark("Lists"), mark("Spreadsheets with a column for the department; past cases help, too.")
        ),
        "sources.file": FieldWords(mark("Spreadsheet"), mark("xlsx, xls, et or csv")),
        "sources.department": FieldWords(mark("Column: department"), _GUESSED),
        "sources.name": FieldWords(mark("Column: item"), _GUESSED),
        "sources.basis": FieldWords(mark("Column: basis"), _GUESSED),
        "sources.keywords": FieldWords(mark("Column: keywords"), _GUESSED),
        "runners_up": FieldWords(mark("Runners-up"), mark("How many other departments are shown.")),
        "model_chooses": FieldWords(
            mark("The model chooses among the best"),
            mark("One more request; it can only choose from the lists. Without it words alone decide."),
        ),
    },
)
