"""A citation is found in an answer and opened."""

from PySide6.QtGui import QGuiApplication
from pytest_bdd import parsers, scenarios, then, when

from tests.journeys.window import Window

scenarios("features/打开出处.feature")


@when(parsers.parse("我点出处“{document}”"))
def _open_source(window: Window, document: str) -> None:
    window.press_part(f"] {document}")


@then(parsers.parse("原文里标出“{words}”"))
def _marked(window: Window, words: str) -> None:
    window.waits_for(words)


@when("我复制引文")
def _copy(window: Window) -> None:
    window.press("复制引文")


@then(parsers.parse("剪贴板里是“{words}”"))
def _copied(words: str) -> None:
    assert words in QGuiApplication.clipboard().text()


@when("我收起出处")
def _put_away(window: Window) -> None:
    window.press("收起出处")
