"""What came instead of what was looked for, in the language of the window."""

from collections.abc import Iterator

import pytest

from studio.core.facts import Validity
from studio.core.languages import Language
from studio.core.places import Place
from studio.knowledge import Miss
from studio.knowledge.evaluation import Found
from studio.ui.documents import validity_tag
from studio.ui.language import set_language
from studio.ui.pages.knowledge.questions.lines import instead_of

MISS = Miss(
    question="谁值班",
    documents=("值班.md",),
    places=(),
    found=(
        Found(document="名单.pdf", place=Place(page=3, headings=("附件",))),
        Found(document="表.txt", place=Place()),
    ),
)


@pytest.fixture
def english() -> Iterator[None]:
    set_language(Language.EN)
    yield
    set_language(Language.ZH)


@pytest.mark.usefixtures("english")
def test_the_page_is_named_as_the_window_speaks() -> None:
    assert instead_of(MISS) == ["名单.pdf · page 3 · 附件", "表.txt"]


def test_in_chinese_it_is_named_in_chinese() -> None:
    assert instead_of(MISS)[0] == "名单.pdf · 第 3 页 · 附件"


def test_what_is_not_in_force_yet_names_its_day() -> None:
    assert validity_tag(Validity.NOT_YET, "2999-01-01") == "尚未施行 · 2999-01-01"
    assert validity_tag(Validity.IN_FORCE, "2025-01-01") == "现行有效"
