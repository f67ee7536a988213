"""The command palette: Ctrl+K, then a few letters of where to go or what to do."""

from studio.ui.shell.palette.controller import Palette

__all__ = ["Palette"]
