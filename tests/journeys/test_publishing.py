"""An agent is submitted, returned, submitted again, approved; a release is recalled."""

from pytest_bdd import given, parsers, scenarios, when

from tests.journeys.office import Office
from tests.journeys.window import Window

scenarios("features/提交和审核.feature", "features/召回.feature")


@given("这一版的测试和攻击测试做完了")
@when("这一版的测试和攻击测试做完了")
def _tested(office: Office) -> None:
    office.test()


@given("这一版已经上架")
def _released(office: Office) -> None:
    office.test()
    office.release()


@when(parsers.parse("我写更新说明“{note}”"))
def _note(window: Window, note: str) -> None:
    window.type("更新说明", note)


@when(parsers.parse("我给每条提醒写理由“{reason}”"))
def _reasons(window: Window, reason: str) -> None:
    window.type_into_all("写明为什么仍要提交，审核员会看到。", reason)


@when(parsers.parse("我点“{words}”按钮"))
def _press(window: Window, words: str) -> None:
    window.press_button(words)


@when(parsers.parse("我写决定的理由“{reason}”"))
def _decide(window: Window, reason: str) -> None:
    window.type("理由", reason)


@when(parsers.parse("作者把指令改成“{text}”"))
def _change(office: Office, window: Window, text: str) -> None:
    office.folder.save_instructions(text)
    window.studio.navigator.refresh()
    window.rest()


@when(parsers.parse("我在菜单里选“{words}”"))
def _menu(window: Window, words: str) -> None:
    window.press("更多")
    window.press(words)


@when(parsers.parse("我写召回的原因“{reason}”"))
def _recall(window: Window, reason: str) -> None:
    window.type("原因，已安装的人都会看到", reason)
