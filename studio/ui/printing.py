"""Onto paper: a page picture or a page of HTML to a printer that the person chooses, or to a PDF file."""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPixmap,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from studio.core.files import write_atomically
from studio.ui.theme import size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_Draw = Callable[[QPagedPaintDevice], None]
_MARGINS = QMarginsF(0, 0, 0, 0)  # a text document leaves 20 mm of its own
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_ON_PAPER = """<style>th { text-align: left }</style>"""
_TABLE = '<table border="1" cellspacing="0" cellpadding="6" width="100%" style="border-collapse: collapse"'
_DOTS = 300  # to the inch


def print_picture(parent: QWidget, picture: QPixmap) -> "QPrintDialog":
    """Ask for a printer and put the picture on one page, as large as it goes."""
    return _ask(parent, lambda printer: draw_picture(picture, printer))


def print_html(parent: QWidget, html: str) -> "QPrintDialog":
    return _ask(parent, lambda printer: draw_html(html, printer))


def print_drawn(parent: QWidget, draw: _Draw) -> "QPrintDialog":
    """Ask for a printer and have the pages drawn on it."""
    return _ask(parent, draw)


def write_pdf(html: str, file: Path) -> Path:
    """A4; blocking, on the window's thread. Raises DiskFull or FolderNotWritable: the old file stays then."""
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(written)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw_html(html, writer)
    write_atomically(file, written.data().data())
    return file


def draw_picture(picture: QPixmap, printer: QPagedPaintDevice) -> None:
    painter = QPainter(printer)
    room = painter.viewport()
    fitting = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawPixmap(QRectF(0, 0, fitting.width(), fitting.height()), picture, QRectF(picture.rect()))
    painter.end()


def draw_html(html: str, printer: QPagedPaintDevice) -> None:
    """A page made for the screen is set in points: its pixels would be the printer's dots."""
    printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    document, font = QTextDocument(), QFont(QGuiApplication.font())
    font.setPointSize(size("print.points"))
    document.setDefaultFont(font)
    document.setHtml(_STYLE.sub(_ON_PAPER, html, count=1).replace("<table", _TABLE))
    document.print_(printer)


def text_html(title: str, text: str) -> str:
    """Plain text with its line breaks, under its title."""
    lines = "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in text.splitlines())
    return f"<html><head><style></style></head><body><h2>{escape(title)}</h2>{lines}</body></html>"


class _Printing(QObject):
    """Lives with the dialog, as the printer has to."""

    def __init__(self, dialog: "QPrintDialog", printer: "QPrinter", draw: _Draw) -> None:
        super().__init__(dialog)
        self._printer, self._draw = printer, draw
        dialog.accepted.connect(self.draw)

    def draw(self) -> None:
        self._draw(self._printer)


def _ask(parent: QWidget, draw: _Draw) -> "QPrintDialog":
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    _Printing(dialog, printer, draw)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog
