"""From a reviewer's comment to the place in the draft where it is mended."""

from PySide6.QtGui import QTextCursor

from studio.catalogue import Spot
from studio.ui.pages.builder.instructions.editor import InstructionEditor
from studio.ui.pages.builder.testing.view import QUESTIONS
from studio.ui.pages.builder.view import CONFIG, TESTS, BuilderView

_SECTIONS = ("knowledge", "tools", "opening", "model", "guardrails")


def go_to(view: BuilderView, spot: Spot, quote: str) -> None:
    """Open the section or tab, and stand at the line, field, tool or question it is about.

    A line is looked for wherever it has moved since; what is gone leaves one at the section.
    """
    if spot.file == "tests.yaml":
        view.go(TESTS)
        view.testing.go(QUESTIONS)
        view.testing.table.open_question(spot.subject)
        return
    view.go(CONFIG)
    view.config.jump(section_of(spot))
    form = view.config.form
    if spot.file == "instructions.md":
        _stand_at_line(form.instructions.editor, spot.line, quote)
    elif spot.subject.startswith("tools."):
        form.stand_at(form.tools.list.row_of(*spot.subject.split(".")[1:3]))
    else:
        form.stand_at(form.control(tuple(spot.subject.split("."))))


def _stand_at_line(editor: InstructionEditor, line: int, quote: str) -> None:
    lines = editor.value().splitlines()
    number = lines.index(quote) if quote in lines else min(line, len(lines)) - 1
    cursor = QTextCursor(editor.document().findBlockByNumber(max(number, 0)))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.setFocus()


def section_of(spot: Spot) -> str:
    """Return the name of the section of the form in which that setting is."""
    if spot.file == "instructions.md":
        return "instructions"
    if spot.file == "knowledge":
        return "knowledge"
    first = spot.subject.partition(".")[0]
    return "tools" if spot.file.startswith("files/") else first if first in _SECTIONS else "identity"
