"""Asks before a class is ended: everybody in the room is meant by it."""

from PySide6.QtWidgets import QWidget

from studio.ui.components import ConfirmDialog
from studio.ui.hosting import Hosting
from studio.ui.language import tr


def ask_ending(page: QWidget, hosting: Hosting) -> ConfirmDialog:
    title = tr("End the class?")
    text = tr(
        "Learners keep what they did and go on alone. Seats and results stay on this computer:"
        " the class can be started again as it is."
    )
    dialog = ConfirmDialog.ask(page, title, text, tr("End the class"), tr("Keep it open"))
    dialog.confirmed.connect(hosting.end)
    return dialog
