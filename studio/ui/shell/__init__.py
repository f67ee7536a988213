"""The window around the pages: rail, header, status bar, and the way from page to page."""

from studio.ui.shell.commands import Command
from studio.ui.shell.header import Crumb, Header, HeaderAction, HeaderTag
from studio.ui.shell.page import Page
from studio.ui.shell.services import Services, Shell

__all__ = ["Command", "Crumb", "Header", "HeaderAction", "HeaderTag", "Page", "Services", "Shell"]
