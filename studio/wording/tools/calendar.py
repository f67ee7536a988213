"""The words of date, working days and duty roster."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Date, working days, duty roster"),
    purpose=mark("Reckons deadlines by the published holidays, and looks up who is on duty."),
    fields={
        "holidays": FieldWords(
            mark("Spreadsheet of days off"),
            mark("Date, kind (off or worked), name. 2024 to 2026 are known; what is here goes before."),
        ),
        "roster": FieldWords(
            mark("Duty roster"),
            mark("A spreadsheet with a column for date or weekday; all else is shown as it is."),
        ),
    },
)
