"""The QApplication, dressed before anything is shown, and speaking before anything is said."""

import sys

from PySide6.QtWidgets import QApplication

from studio.ui.look import Look
from studio.ui.theme import apply_theme, follow_system


def bare_application(look: Look) -> QApplication:
    """Return the one that runs already, or a new one, in the colours that are wanted; it has no words yet."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("agent-studio")
    app.setDesktopFileName("agent-studio")
    apply_theme(app, look.theme, look.text_size, still=look.still)
    if running is None:
        follow_system(app)
    return app


def make_application(look: Look) -> QApplication:
    """Return it with all it needs for a page."""
    app = bare_application(look)
    furnish(app, look)
    return app


def furnish(app: QApplication, look: Look) -> None:
    """Give it words and the icon of its windows."""
    from studio.ui.language import set_language
    from studio.ui.shell.logo import application_icon

    set_language(look.language)
    app.setWindowIcon(application_icon())


def dress(app: QApplication, look: Look) -> None:
    from studio.ui.language import set_language

    set_language(look.language)
    apply_theme(app, look.theme, look.text_size, still=look.still)
