"""`python -m studio.classroom.room [--stays]`: serve the class standard input tells of, until that closes.

With `--stays` it goes on until it is ended by its id.
"""

import asyncio
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from studio.classroom.room.process import as_told, settings_in
from studio.classroom.room.serving import quick_loop, serve_class
from studio.core.errors import StudioError

if TYPE_CHECKING:
    import uvicorn

    from studio.classroom.room.settings import Opened


def main() -> None:
    settings = settings_in(sys.stdin.buffer.readline())
    with suppress(KeyboardInterrupt):
        try:
            watch = _stay if "--stays" in sys.argv else _end_with_input
            with asyncio.Runner(loop_factory=quick_loop()) as runner:
                runner.run(serve_class(settings, _tell, watch))
        except StudioError as error:
            print(as_told(error), flush=True)  # noqa: T201  # the line a parent waits for


def _tell(opened: "Opened") -> None:
    print(as_told(opened), flush=True)  # noqa: T201  # the line a parent waits for


def _stay(server: "uvicorn.Server") -> None:
    """The window that started us may close."""


def _end_with_input(server: "uvicorn.Server") -> None:
    """Whoever started us holds our input open; when it ends or dies, so do we."""

    def wait() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    main()
