"""The words of the department's own template."""

from studio.core.i18n import mark
from studio.wording.tools.form import WORDS as FORM
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Word template"),
    purpose=mark("Fills in a template of the department's own and keeps its looks."),
    fields={
        "file": FieldWords(
            mark("Template"),
            mark("A .docx with {{单位名称}} and the like; {{#人员}}{{姓名}}{{/人员}} repeats a row."),
        ),
        "title": FieldWords(mark("What it is called"), mark("Empty: the name of the file.")),
        "purpose": FieldWords(
            mark("What it is for"), mark("Tells the model when to use it and how to write.")
        ),
        "fields": FieldWords(
            mark("Placeholders"),
            mark("Only those that want more than their name: a kind, an explanation, choices."),
        ),
        **{name: words for name, words in FORM.fields.items() if name.startswith("fields.")},
    },
    instructions=mark(
        "When asked for the document of the template: collect what its placeholders ask for from what"
        " was said and from the material, and ask for what is missing. Then call the tool with all"
        " values; leave empty what nobody knows, and tell the person what stayed empty."
    ),
)
