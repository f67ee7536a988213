"""A load that ended with the program is offered again where its base is opened next."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.scratch import Scratch

_AGAIN, _NEVER = "again", "never"


class BrokenOff:
    """What is being loaded is written down until it is over; what stands there later was broken off."""

    def __init__(self, scratch: Scratch, load: Callable[[Sequence[Path]], object]) -> None:
        self._scratch, self._load = scratch, load

    def begin(self, base: str, paths: Sequence[Path]) -> None:
        self._scratch.keep(_place(base), json.dumps([str(path) for path in paths]))

    def end(self, base: str) -> None:
        self._scratch.forget(_place(base))

    def banner(self, base: str) -> Banner | None:
        """Return the offer for that base, if a load of it was broken off."""
        text = self._scratch.text(_place(base))
        if not text:
            return None
        banner = Banner(
            "warning",
            tr("Loading was broken off when the program ended"),
            tr("What is finished is kept. Loading goes on from there."),
            [(_AGAIN, tr("Go on loading")), (_NEVER, tr("Leave it at that"))],
            closable=False,
        )
        banner.acted.connect(partial(self._act, banner, base, [Path(path) for path in json.loads(text)]))
        return banner

    def _act(self, banner: Banner, base: str, paths: Sequence[Path], action: str) -> None:
        banner.close_banner()
        self.end(base)
        if action == _AGAIN:
            self._load(paths)


def _place(base: str) -> str:
    return f"loading/{base}"
