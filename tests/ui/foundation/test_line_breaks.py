"""Lines of an answer end where the model ended them, and blocks keep their own."""

import pytest

from studio.ui.chat.answer.blocks import with_line_breaks


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("甲\n乙", "甲  \n乙"),
        ("只有一行", "只有一行"),
        ("- 甲\n- 乙", "- 甲\n- 乙"),
        ("1. 甲\n2. 乙", "1. 甲\n2. 乙"),
        ("请核对：\n- 甲\n- 乙", "请核对：  \n- 甲\n- 乙"),
        ("| 甲 |\n|---|\n| 1 |", "| 甲 |\n|---|\n| 1 |"),
        ("```\n甲\n乙\n```", "```\n甲\n乙\n```"),
        ("# 题\n## 次", "# 题\n## 次"),
    ],
)
def test_running_text_keeps_its_line_ends(written: str, kept: str) -> None:
    assert with_line_breaks(written) == kept
