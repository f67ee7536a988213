"""Words for where test cases come from, for wrong rows of a sheet, and for what a model wrote amiss."""

from studio.core.i18n import Words, mark

ORIGINS = {
    "hand": mark("by hand"),
    "sheet": mark("from a spreadsheet"),
    "documents": mark("out of the documents"),
    "model": mark("written by the model"),
    "marked": mark("from a marked answer"),
    "feedback": mark("from users' feedback"),
}
COLUMNS = {
    "question": mark("Question"),
    "before": mark("Asked before it"),
    "group": mark("Group"),
    "contains": mark("The answer says"),
    "lacks": mark("The answer does not say"),
    "matches": mark("Matches"),
    "documents": mark("The answer cites"),
    "cites": mark("The answer cites"),
    "places": mark("Place"),
    "tools": mark("Uses the tool"),
    "calls": mark("Uses the tool"),
    "arguments": mark("Arguments"),
    "artifact": mark("Makes the file"),
    "attachments": mark("Attachments"),
    "declines": mark("Declines"),
    "asks_back": mark("Asks back"),
    "within": mark("Within"),
    "rubric": mark("Rubric"),
}
_ROWS = {
    "no_question": mark("there is no question"),
    "bad_pattern": mark("“{value}” is no regular expression that can be used"),
    "place_without_document": mark("the place “{value}” stands beside no document"),
    "more_places": mark("there are more places than documents; “{value}” belongs to none"),
    "more_arguments": mark("there are more arguments than tools; “{value}” belongs to none"),
    "not_an_object": mark("“{value}” is not written like {example}"),
    "no_such_file": mark("the agent has no file “{value}”; add it to the agent first"),
    "not_yes_or_no": mark("“{value}” is neither yes nor no"),
    "not_seconds": mark("“{value}” is no time between 0 and 3600 seconds"),
    "not_a_case": mark("“{value}” cannot stand here"),
}
_DROPPED = {
    "not_in_form": mark("{count} not written as was asked for"),
    "points_at_passage": mark("{count} spoke of “the passage”, which nobody will see"),
    "place_differs": mark("{count} named another place"),
    "words_not_there": mark("{count} expected {count:word|words} that {count:is|are} not in the passage"),
    "answer_in_question": mark("{count} gave the answer away"),
    "speaks_to_models": mark(
        "{count} {count:passage or question addresses|passages or questions address} a model"
    ),
    "names_people": mark("{count} held personal data"),
    "asked_already": mark("{count} are asked already"),
}
_EXAMPLE = '{"日期": "2026-05-01"}'


def origin_text(origin: str, say: Words) -> str:
    return say(ORIGINS[origin])


def row_text(sheet: str, number: int, column: str, code: str, value: str, say: Words) -> str:
    """One line for a row that was left out."""
    what = say(_ROWS[code], value=value[:60], example=_EXAMPLE)
    where = (
        say("Row {number}", number=number) if not sheet else f"{sheet} · {say('Row {number}', number=number)}"
    )
    if column in COLUMNS and code != "no_question":
        return say("{where}, {column}: {what}", where=where, column=say(COLUMNS[column]), what=what)
    return say("{where}: {what}", where=where, what=what)


def dropped_text(dropped: dict[str, int], say: Words) -> str:
    """What of a model's work was not kept, and why; empty when all was."""
    return "; ".join(say(_DROPPED[code], count=count) for code, count in sorted(dropped.items()) if count)
