"""Long work as the window shows it: a line in the status bar, and the list it opens."""

from studio.ui.shell.work.line import WorkLine
from studio.ui.shell.work.panel import WorkPanel

__all__ = ["WorkLine", "WorkPanel"]
