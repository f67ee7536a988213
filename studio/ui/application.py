"""The QApplication, dressed and speaking before anything is shown."""

import sys

from PySide6.QtWidgets import QApplication

from studio.core.places import Language
from studio.ui.language import set_language
from studio.ui.look import Look
from studio.ui.shell.logo import application_icon
from studio.ui.theme import apply_theme, follow_system


def make_application(look: Look) -> QApplication:
    """Return the one that runs already, or a new one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("agent-studio")
    app.setDesktopFileName("agent-studio")
    dress(app, look)
    app.setWindowIcon(application_icon())
    if running is None:
        follow_system(app)
    return app


def dress(app: QApplication, look: Look) -> None:
    set_language(Language(look.language))
    apply_theme(app, look.theme, look.text_size, still=look.still)
