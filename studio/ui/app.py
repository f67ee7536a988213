"""Opens the window on a workspace: first the window, then what takes time."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from studio.core.memory import look_for_cycles_as_usual
from studio.core.places import Language
from studio.ui.application import make_application
from studio.ui.look import Look, look_of
from studio.ui.notices import Notices
from studio.ui.shell.window import MainWindow
from studio.ui.studio import Studio, window_state


def run_window(
    folder: Path, *, sample: str = "", language: Language | None = None, gallery: bool = False
) -> int:
    """Show the window until the person closes it; with `sample` that ready-made agent is made ready,
    with `gallery` all components are shown."""
    look = look_of(folder)
    app = make_application(Look(language or look.language, look.theme))
    studio = Studio(folder, sample)
    studio.unexpected.watch()
    if gallery:
        studio.ready.connect(studio.open_gallery)
    studio.window.show()
    look_for_cycles_as_usual()
    QTimer.singleShot(0, studio.open_workspace)
    code = app.exec()
    studio.close()
    studio.unexpected.rest()
    return code


def time_to_first_window(folder: str) -> int:
    """Show the window and leave as soon as it is painted: what the start-up benchmark runs."""
    app = make_application(look_of(Path(folder)))
    notices = Notices(app)
    window = MainWindow(notices, window_state(Path(folder)))
    window.show()
    app.processEvents()
    window.grab()
    window.close()
    for part in (window, notices):
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0
