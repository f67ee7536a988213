"""The headless door: everything the window does, for scripts, tests and servers."""

import atexit
import os
import sys

from studio.cli.window_alone import open_window, window_alone
from studio.core.memory import look_rarely_for_cycles

__all__ = ["main"]


def main() -> None:
    """Run the command; Ctrl+C may come while it is still being imported."""
    look_rarely_for_cycles()
    atexit.register(_leave_nothing)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # there are none, and to look for them takes time
    alone = window_alone(sys.argv[1:])
    if alone is not None:
        sys.exit(open_window(alone))
    try:
        from studio.cli.ahead import ahead_of

        with ahead_of(sys.argv[1:]) as ahead:
            from studio.cli.main import main as run

            run(ahead)
    except KeyboardInterrupt:
        sys.exit(130)


def _leave_nothing() -> None:
    from studio.core.temporary import leave_nothing

    leave_nothing()
