"""Opens the window on a workspace: first the window, then what takes time."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from studio.core.languages import Language
from studio.ui.application import bare_application, furnish
from studio.ui.look import look_of
from studio.ui.main_window import MainWindow
from studio.ui.window_state import window_state


def run_window(
    folder: Path,
    *,
    sample: str = "",
    language: Language | None = None,
    gallery: bool = False,
    file: Path | None = None,
) -> int:
    """Show the window until the person closes it; with `sample` that ready-made agent is made ready,
    with `gallery` all components are shown. A `file` is opened in the window that stands already, if any."""
    look = look_of(folder)
    app = bare_application(look)
    if file is not None and _handed_on(folder, file):
        return 0
    window = MainWindow(window_state(folder))
    if not window.show_at_once():
        return 0
    furnish(app, replace(look, language=language or look.language))
    return _work(app, window, folder, sample, language, gallery=gallery, file=file)


def time_to_first_window(folder: str) -> int:
    """Show the window and leave as soon as it is painted: what the start-up benchmark runs."""
    bare_application(look_of(Path(folder)))
    window = MainWindow(window_state(Path(folder)))
    window.show_at_once()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0


def _handed_on(folder: Path, file: Path) -> bool:
    from studio.ui.front_door import hand_to_first

    return hand_to_first(folder, file)


def _work(
    app: QApplication,
    window: MainWindow,
    folder: Path,
    sample: str,
    language: Language | None,
    *,
    gallery: bool,
    file: Path | None,
) -> int:
    """Everything else is imported behind the window that stands."""
    from studio.core.memory import look_for_cycles_as_usual
    from studio.ui.going_over import Rounds
    from studio.ui.studio import Studio

    studio = Studio(folder, sample, window)
    studio.asked_language = language
    studio.unexpected.watch()
    if gallery:
        studio.ready.connect(studio.open_gallery)
    studio.doorway.file = str(file.absolute()) if file is not None else ""
    look_for_cycles_as_usual()
    QTimer.singleShot(0, studio.open_workspace)
    rounds = Rounds(studio)
    code = app.exec()
    rounds.close()
    return code
