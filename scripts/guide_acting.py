"""Takes the guides' pictures of agents at work: described, with tools, asking first, making files.

`python -m scripts.guide_acting WORKSPACE OUT LANGUAGE`
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from studio.core.languages import Language
from studio.ui.chat import ChatPanel
from studio.ui.look import Look
from studio.ui.pages.agents.acts import make_agent
from studio.ui.pages.agents.new_agent import Wish
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.tools.list import ToolRow
from studio.ui.pages.builder.tools.sheet import TRY
from studio.ui.pictures import rest, settle, wait_until
from studio.ui.shell import Page
from studio.ui.studio import Studio
from studio.ui.tour_pictures import picture_stops
from studio.ui.tour_stops import Stop
from studio.workspace import Publishing

FORM, NOTICE, NEW = "hotline", "typhoon-notice", "new"
_DESCRIPTION = "给应急局值班员用：从防台风预案里查响应级别和措施，注明出处；能起草通知。不回答人事问题。"
_WARNING = Path("agents") / NOTICE / "files" / "台风黄色预警第3号.docx"
_DRAFT = "请根据附件的预警，以示例市防汛抗旱指挥部名义，向各区县防汛抗旱指挥部起草一份防御工作的通知"
_CALLS = ("来电人投诉幸福路88号楼下的烧烤店，每天晚上油烟很大", "噪声油烟", "昨天晚上9点")
_PATIENCE = 60_000


def make_agents(page: Page, studio: Studio) -> None:
    studio.background.run(_make_agents, studio)
    wait_until((studio.workspace.installed.folder / NOTICE / "agent.yaml").is_file, 4 * _PATIENCE)
    rest(studio)


def describe(page: Page, studio: Studio) -> None:
    describing = cast(BuilderPage, page).controller.describing
    describing.open()
    describing.sheet.text.set_value(_DESCRIPTION)
    describing.sheet.ask.click()
    wait_until(lambda: bool(describing.sheet.open_cards()), _PATIENCE)
    settle()


def open_tool(page: Page, studio: Studio) -> None:
    cast(BuilderPage, page).view.config.jump("tools")
    _tool_rows(page)[0].opened.emit()


def try_tool(page: Page, studio: Studio) -> None:
    cast(BuilderPage, page).view.config.jump("tools")
    _tool_rows(page)[-1].opened.emit()
    sheet = cast(BuilderPage, page).controller.tools.sheet
    sheet.tabs.set_current(TRY)
    wait_until(lambda: sheet.try_panel.form is not None, _PATIENCE)
    assert sheet.try_panel.form is not None
    sheet.try_panel.form.set_value({"report": "幸福路口的红绿灯不亮了，路口很乱"})
    sheet.try_panel.run_button.click()
    wait_until(lambda: sheet.try_panel.results.count() > 0, _PATIENCE)
    settle()


def ask_before_it_acts(page: Page, studio: Studio) -> None:
    _attach(page, studio, (_WARNING,))
    _ask(page, _DRAFT)


def write_the_notice(page: Page, studio: Studio) -> None:
    ask_before_it_acts(page, studio)
    _agree(_chat(page))
    _wait(page)


def fill_in_the_form(page: Page, studio: Studio) -> None:
    for said in _CALLS:
        _ask(page, said)


def show_run(page: Page, studio: Studio) -> None:
    """It wrote the notice; nobody let it wait, so that the times are its own."""
    write_the_notice(page, studio)
    studio.navigator.open("builder", NOTICE, "trace")
    rest(studio)
    steps = cast(BuilderPage, page).view.trace.steps
    wait_until(lambda: bool(steps.cards()), _PATIENCE)
    settle()
    steps.cards()[1].row.opened.emit()  # the exact request to the model


STOPS = (
    Stop("ready", "agents", (), make_agents),
    Stop("describe", "builder", (NEW,), describe),
    Stop("tool", "builder", (FORM,), open_tool),
    Stop("try-tool", "builder", (FORM,), try_tool),
    Stop("trace", "builder", (NOTICE,), show_run),
    Stop("form", "agents", ("use", FORM), fill_in_the_form),
    Stop("notice", "agents", ("use", NOTICE), write_the_notice),
    Stop("storage", "settings", ("storage",)),
    # The last, for its run waits for a person: the window does not come to rest any more.
    Stop("consent", "builder", (NOTICE, "config"), ask_before_it_acts),
)


async def _make_agents(studio: Studio) -> None:
    """Empty, and ready ones; those are tested and installed too."""
    await make_agent(studio.workspace, NEW, Wish("防台风值班助手"), lambda _: None)
    publishing = Publishing(studio.workspace)
    for agent in (FORM, NOTICE):
        folder = await make_agent(studio.workspace, agent, Wish("", agent, documents=True), lambda _: None)
        await publishing.test(folder)
        async with publishing.packed(folder) as package:
            await publishing.install_package(package)


def _tool_rows(page: Page) -> Sequence[ToolRow]:
    return cast(BuilderPage, page).view.config.form.tools.list.rows()


def _chat(page: Page) -> ChatPanel:
    return next(chat for chat in page.findChildren(ChatPanel) if chat.isVisible())


def _attach(page: Page, studio: Studio, files: Sequence[Path]) -> None:
    _chat(page).attached.emit(list(files))
    rest(studio)


def _ask(page: Page, said: str) -> None:
    _chat(page).asked.emit(said)
    _wait(page)


def _agree(chat: ChatPanel) -> None:
    if asking := chat.view.shown(-1).acts.asking():
        asking.agree.click()


def _wait(page: Page) -> None:
    """Until it has answered, or asks whether it may act."""
    chat = _chat(page)

    def settled() -> bool:
        return not chat.composer.is_busy or chat.view.shown(-1).acts.asking() is not None

    wait_until(settled, _PATIENCE)
    settle()


if __name__ == "__main__":
    workspace, out = map(Path, sys.argv[1:3])
    list(picture_stops(workspace, STOPS, out, Look(Language(sys.argv[3]), "light")))
