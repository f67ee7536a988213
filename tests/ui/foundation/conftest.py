"""A window on a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.pictures import rest
from studio.ui.studio import Studio


@pytest.fixture
def studio(tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    made = Studio(tmp_path)
    made.window.resize(1280, 800)
    made.window.show()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open_workspace()
    yield made
    rest(made)
    made.close()
