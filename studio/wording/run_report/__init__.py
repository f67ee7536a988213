"""Test runs as files people hand on: one page of HTML, or a workbook."""

from studio.wording.run_report.compared import comparison_html, comparison_xlsx
from studio.wording.run_report.one_run import run_html
from studio.wording.run_report.workbook import run_xlsx

__all__ = ["comparison_html", "comparison_xlsx", "run_html", "run_xlsx"]
