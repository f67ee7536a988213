"""Quotation marks are as wide as the language wants them, whatever theme is worn."""

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from studio.core.languages import Language
from studio.ui.application import dress
from studio.ui.look import Look


def test_english_words_stand_close_to_their_quotation_marks(qapp: QApplication) -> None:
    wide = _quote(qapp)
    dress(qapp, Look(Language.EN, "light"))
    narrow = _quote(qapp)
    dress(qapp, Look(Language.EN, "dark"))

    assert narrow < wide * 0.7
    assert _quote(qapp) == narrow

    dress(qapp, Look(Language.ZH, "light"))
    assert _quote(qapp) == wide


def _quote(app: QApplication) -> float:
    return QFontMetricsF(app.font()).horizontalAdvance("“")
