"""Says as JSON how Qt draws on this computer: a program of its own, for Qt ends one where it cannot."""

import json
import sys

from PySide6.QtGui import QFontDatabase, QGuiApplication

from studio.ui.theme import tokens


def main() -> None:
    app = QGuiApplication(sys.argv[:1])
    screen = app.primaryScreen()
    size = screen.size()
    told = {
        "platform": app.platformName(),
        "screen": f"{size.width()} × {size.height()}",
        "scale": screen.devicePixelRatio(),
        "family": _chinese_family(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _chinese_family() -> str:
    """The one the window takes, or any with simplified Chinese; empty when there is none."""
    wanted = tokens().families("windows", "linux")
    there = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return next((family for family in [*wanted, *there] if family in there), "")


if __name__ == "__main__":
    main()
