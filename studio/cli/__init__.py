"""The headless door: everything the window does, for scripts, tests and servers."""

from studio.cli.main import main

__all__ = ["main"]
