"""A server that is started again as it was the first time starts, and gives no second token."""

from pathlib import Path
from typing import Any

from studio.catalogue import ServerSettings
from studio.cli.servers import _show_first_token


class Terminal:
    """What a session of the command line shows and tells."""

    def __init__(self) -> None:
        self.shown: list[Any] = []
        self.told: list[str] = []

    def show(self, data: Any, text: str) -> None:
        self.shown.append(data)

    def tell(self, text: str) -> None:
        self.told.append(text)

    def say(self, english: str) -> str:
        return english


def test_the_first_administrator_s_token_is_shown_once(tmp_path: Path) -> None:
    terminal: Any = Terminal()
    for _ in range(2):
        _show_first_token(terminal, "管理员甲", ServerSettings(folder=tmp_path))

    assert [one["person"] for one in terminal.shown] == ["管理员甲"]
    assert terminal.told == ["The catalogue has its people already: no token is issued."]
