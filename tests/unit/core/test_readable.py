"""Names that are no text in the system's encoding are shown as what they once said."""

import os
from pathlib import Path

from studio.core.readable import readable

OLD = os.fsdecode("公告.txt".encode("gb18030"))


def test_a_plain_path_is_itself() -> None:
    assert readable(Path("/资料/公告.txt")) == "/资料/公告.txt"


def test_a_name_in_an_old_chinese_encoding_is_read_as_that() -> None:
    assert readable(Path("/资料", OLD)) == "/资料/公告.txt"
    assert readable(OLD) == "公告.txt"


def test_what_is_in_no_encoding_can_still_be_kept() -> None:
    assert readable(os.fsdecode(b"\xff\xfe\xff.txt")).encode()
