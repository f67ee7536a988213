"""The words of form filling."""

from studio.core.forms import FieldKind
from studio.core.i18n import mark
from studio.tools.form.settings import Format
from studio.wording.tools.words import FieldWords, ToolWords

_KINDS: dict[str, str] = {
    FieldKind.TEXT: mark("Text"),
    FieldKind.LONG_TEXT: mark("Long text"),
    FieldKind.NUMBER: mark("Number"),
    FieldKind.MONEY: mark("Sum of money"),
    FieldKind.DATE: mark("Day"),
    FieldKind.TIME: mark("Time of day"),
    FieldKind.CHOICE: mark("One of several"),
    FieldKind.YES_NO: mark("Yes or no"),
    FieldKind.PHONE: mark("Telephone number"),
    FieldKind.ID_NUMBER: mark("ID number"),
}

FORMATS = FieldWords(
    mark("Exported as"),
    choices={
        Format.DOCX: mark("Word document"),
        Format.XLSX: mark("Spreadsheet"),
        Format.JSON: mark("JSON data"),
    },
)
WORDS = ToolWords(
    name=mark("Form filling"),
    purpose=mark("Fills in a form while one talks, asks for what is missing, checks it and exports it."),
    fields={
        "title": FieldWords(mark("Title of the form")),
        "fields": FieldWords(mark("Fields"), mark("In the order in which they are asked for.")),
        "fields.label": FieldWords(
            mark("Label"), mark("As it stands on the form; a unit in brackets is kept to.")
        ),
        "fields.name": FieldWords(mark("Short name"), mark("For the exported data; empty: the label.")),
        "fields.kind": FieldWords(mark("Kind"), choices=_KINDS),
        "fields.required": FieldWords(mark("Required")),
        "fields.choices": FieldWords(
            mark("Choices"), mark("For one of several; two of them also for yes or no.")
        ),
        "fields.help": FieldWords(
            mark("What is meant"), mark("Said to the model, and when it is asked for.")
        ),
        "fields.personal": FieldWords(
            mark("Personal data"), mark("Taken only from what the person says or writes themselves.")
        ),
        "fields.composed": FieldWords(
            mark("In the model's words"), mark("A title or summary: it need not stand in what was said.")
        ),
        "fields.pattern": FieldWords(
            mark("Pattern"), mark("A regular expression the whole value must match.")
        ),
        "fields.minimum": FieldWords(mark("At least"), mark("A number, or characters of a text.")),
        "fields.maximum": FieldWords(mark("At most"), mark("A number, or characters of a text.")),
        "formats": FORMATS,
    },
    instructions=mark(
        "Fill in the form while talking: whenever the person mentions something the form asks for,"
        " call the tool with it. Do not make anything up, and do not guess personal data. Ask for one"
        " or two missing things at a time, in plain words. When all is there, have the person check it"
        " before it is exported."
    ),
)
