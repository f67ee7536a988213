"""Grids of facts that are shown anew."""

from PySide6.QtWidgets import QGridLayout


def clear_grid(grid: QGridLayout) -> None:
    """Take everything out and let it go."""
    while grid.count():
        widget = grid.takeAt(0).widget()
        widget.hide()
        widget.deleteLater()
