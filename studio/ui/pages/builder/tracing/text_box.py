"""A text to be read and copied, as high as it needs to be up to a third of the page."""

from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.theme import space, tokens

_MOST_LINES = 16


class TextBox(QPlainTextEdit):
    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        lines = min(_MOST_LINES, text.count("\n") + 1 + sum(len(line) // 60 for line in text.splitlines()))
        self.setFixedHeight(lines * tokens().type("body").line + space("6"))
