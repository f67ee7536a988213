"""Spreadsheets people keep, as tables with named columns: titles, units and totals seen through."""

from studio.tools.spreadsheets.reading import Spreadsheets, TextTable, child_pool, own_file, own_files

__all__ = ["Spreadsheets", "TextTable", "child_pool", "own_file", "own_files"]
