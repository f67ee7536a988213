"""Takes the guides' pictures of the window itself: the first steps, Ctrl+K, kept conversations, settings.

`python -m scripts.guide_window FOLDER LANGUAGE`; the tour left the workspaces author and user in that folder.
"""

import sys
from pathlib import Path
from typing import cast

from studio.core.languages import Language
from studio.tour import SAMPLE
from studio.ui.look import Look
from studio.ui.pages.settings.endpoints import EndpointsView
from studio.ui.pages.use.page import UsePage
from studio.ui.pictures import rest, settle, wait_until
from studio.ui.shell import Page
from studio.ui.studio import Studio
from studio.ui.tour_pictures import picture_stops
from studio.ui.tour_stops import Stop

_QUESTIONS = (
    "值班日志要保存几年？",
    "启动Ⅱ级应急响应由谁批准？",
    "学生在校期间发布暴雨红色预警，学校能放学吗？",
)
_INITIALS = "fx"
_PATIENCE = 60_000


def search_everything(page: Page, studio: Studio) -> None:
    studio.palette.open()
    settle()
    studio.palette.view.field.setText(_INITIALS)


def talk_of_several_things(page: Page, studio: Studio) -> None:
    use = cast(UsePage, page)
    for question in _QUESTIONS:
        use.talk.clear()
        use.chat.asked.emit(question)
        wait_until(lambda: use.chat.composer.is_busy, _PATIENCE)
        wait_until(lambda: not use.chat.composer.is_busy, _PATIENCE)
        rest(studio)
    use.chat.citation_opened.emit(use.chat.view.exchanges[-1].sources[0])
    wait_until(use.source.isVisible, _PATIENCE)


def probe(page: Page, studio: Studio) -> None:
    view = page.findChild(EndpointsView)
    assert isinstance(view, EndpointsView)
    view.probe.started.emit()
    rest(studio)


STOPS = {
    "new": (Stop("begin", "home"),),
    "author": (
        Stop("palette", "home", (), search_everything),
        Stop("privacy", "settings", ("privacy",)),
        Stop("settings", "settings", ("endpoints",), probe),
    ),
    "user": (Stop("conversations", "use", (SAMPLE,), talk_of_several_things),),
}

if __name__ == "__main__":
    folder, look = Path(sys.argv[1]), Look(Language(sys.argv[2]), "light")
    for workspace, stops in STOPS.items():
        list(picture_stops(folder / workspace, stops, folder, look))
