"""Numbers of a workbook as they are seen in it."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from studio.documents.readers.number_formats import shown_in
from studio.documents.reading import read_document
from tests.unit.documents.made import saved


def workbook(value: object, number_format: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "完成情况"
    sheet.append(["项目", "数值"])
    sheet.append(["甲", None])
    sheet["B2"].value = value
    sheet["B2"].number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (0.856, "0.0%", "85.6%"),
        (1, "0%", "100%"),
        (27.5, "0.00", "27.50"),
        (27.5, "0.00_ ;[Red]\\-0.00\\ ", "27.50"),
        (86, "General", "86"),
        (42, "000000", "000042"),
        (-4.5, "00.0%", "-450.0%"),
        ("甲_x000D_乙_x005F_丙", "General", "甲 乙_丙"),
        (12345.5, "#,##0.00", "12345.5"),
        (date(2026, 4, 10), '[$-804]yyyy"年"m"月"d"日";@', "2026年4月10日"),
        (date(2026, 4, 10), 'yyyy"年"m"月"', "2026年4月"),
        (date(2026, 4, 10), 'm"月"d"日"', "4月10日"),
        (date(2026, 4, 10), "yyyy-mm-dd", "2026-04-10"),
        (datetime(2026, 4, 10, 8, 30), "yyyy/m/d h:mm", "2026-04-10 08:30"),
        (time(8, 30), "h:mm", "08:30:00"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        ("0.5", "0%", "0.5"),
    ],
)
def test_a_value_is_read_as_it_is_shown(tmp_path: Path, value: object, number_format: str, seen: str) -> None:
    document = read_document(saved(tmp_path, "进度.xlsx", workbook(value, number_format)))

    assert document.blocks[-1].text == f"项目:甲；数值:{seen}"


def test_a_day_kept_as_a_number_is_shown_by_its_format() -> None:
    assert shown_in(46122.0, 'yyyy"年"m"月"d"日"') == "2026年4月10日"
    assert shown_in(-1.0, 'm"月"d"日"') == "-1"


def test_truth_and_words_have_no_format() -> None:
    assert (shown_in(True, "0%"), shown_in("一半", "0%"), shown_in(0.5, "")) == ("是", "一半", "0.5")
