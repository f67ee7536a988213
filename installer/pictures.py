"""The icons of the program and of its files, painted by the program itself."""

import os
from pathlib import Path

_SIDES = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(folder: Path) -> None:
    """Leave NxN.png in it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studio.ui.application import make_application
    from studio.ui.look import Look
    from studio.ui.shell.logo import application_icon

    make_application(Look(theme="light"))
    folder.mkdir(parents=True, exist_ok=True)
    for side in _SIDES:
        application_icon().pixmap(side, side).save(str(folder / f"{side}x{side}.png"))
