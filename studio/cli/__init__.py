"""The headless door: everything the window does, for scripts, tests and servers."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command; Ctrl+C may come while it is still being imported."""
    try:
        from studio.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
