"""Takes the pictures of the guides that the tour passes by: a folder of papers, a scan, what is watched.

`python -m scripts.guide_pictures WORKSPACE OUT LANGUAGE`
"""

import sys
from pathlib import Path
from typing import cast

from studio.core.languages import Language
from studio.ui.look import Look
from studio.ui.pages.knowledge import KnowledgePage
from studio.ui.pictures import rest, wait_until
from studio.ui.shell import Page
from studio.ui.studio import Studio
from studio.ui.tour_pictures import picture_stops
from studio.ui.tour_stops import Stop

INBOX = "综合科来文"
_REFUSED = "专题会议纪要.txt"
_QUESTION = "停课通知最迟什么时候发布？"
_PATIENCE = 30_000


def show_refused(page: Page, studio: Studio) -> None:
    cast(KnowledgePage, page).one.documents.table.open_detail(_REFUSED)


def show_watched(page: Page, studio: Studio) -> None:
    cast(KnowledgePage, page).watching_wanted.emit()


def open_scan(page: Page, studio: Studio) -> None:
    """As a person does who searches and clicks the first passage."""
    panel = cast(KnowledgePage, page).one.search_test.panel
    panel.search_for(_QUESTION)
    wait_until(lambda: bool(panel.rows()), _PATIENCE)
    row = panel.rows()[0]
    row.chosen.emit(row.passage)
    rest(studio)


STOPS = (
    Stop("inbox", "knowledge", (INBOX,), show_refused),
    Stop("watched", "knowledge", (INBOX,), show_watched),
    Stop("scan", "knowledge", (INBOX, "search"), open_scan),
)

if __name__ == "__main__":
    workspace, out = map(Path, sys.argv[1:3])
    list(picture_stops(workspace, STOPS, out, Look(Language(sys.argv[3]), "light")))
