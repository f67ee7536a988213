"""What the desktop says of motion: whether the person has switched its animations off."""

import ctypes
import sys

from PySide6.QtWidgets import QApplication, QStyle

_SPI_GETCLIENTAREAANIMATION = 0x1042


def wants_stillness() -> bool:
    """Windows tells outright; elsewhere Qt passes on what the desktop has set, where it tells."""
    return _windows_is_still() if sys.platform == "win32" else _desktop_is_still()


def _desktop_is_still() -> bool:
    """Qt's own style hint is the duration of its animations; a desktop without them sets it to nothing."""
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def _windows_is_still() -> bool:
    animated = ctypes.c_int(1)
    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]  # there on Windows alone
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value
