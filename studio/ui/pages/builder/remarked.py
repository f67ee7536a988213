"""From a reviewer's comment to the place in the draft where it is mended."""

from PySide6.QtGui import QTextCursor

from studio.catalogue import Spot
from studio.ui.pages.builder.view import CONFIG, TESTS, BuilderView

_SECTIONS = ("knowledge", "tools", "opening", "model", "guardrails")


def go_to(view: BuilderView, spot: Spot, quote: str) -> None:
    """Open the section or tab; in the instructions stand at the line, wherever it has moved since."""
    if spot.file == "tests.yaml":
        view.go(TESTS)
        return
    view.go(CONFIG)
    view.config.jump(section_of(spot))
    if spot.file == "instructions.md":
        editor = view.config.form.instructions.editor
        lines = editor.value().splitlines()
        line = lines.index(quote) if quote in lines else min(spot.line, len(lines)) - 1
        cursor = QTextCursor(editor.document().findBlockByNumber(max(line, 0)))
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
