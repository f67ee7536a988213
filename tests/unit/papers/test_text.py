"""Text as an official document spells it."""

import pytest

from studio.papers.text import official


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("第一条 为规范管理", "第一条　为规范管理"),
        ("第一条　为规范管理", "第一条　为规范管理"),
        ("第十二章 附 则", "第十二章　附则"),
        ("依照 第一条 办理", "依照第一条办理"),
    ],
)
def test_behind_the_number_of_an_article_one_wide_blank_stays(said: str, written: str) -> None:
    assert official(said) == written
    assert official(written) == written
