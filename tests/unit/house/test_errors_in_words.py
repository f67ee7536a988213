"""No error of the tree is without words, in Chinese and in English."""

import re
from typing import get_type_hints

import pytest

from studio.core.errors import (
    ActNotAllowed,
    DocumentClassified,
    EndpointBusy,
    EndpointFailed,
    StudioError,
    every_error,
)
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.wording import Explanation, explain

LEAVES = [kind for kind in every_error().values() if not kind.__subclasses__()]


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", list(Language))
def test_an_error_says_what_happened_and_what_to_do(kind: type[StudioError], language: Language) -> None:
    explanation = explain(sample_of(kind), Words(language))

    assert explanation.happened
    assert explanation.action
    assert not re.search(r"[{}]", str(explanation)), "a fact was not filled in"
    assert kind.__name__ not in str(explanation), "the person reads a class's name"


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_chinese_sentences_are_chinese(kind: type[StudioError]) -> None:
    chinese = explain(sample_of(kind), Words(Language.ZH))
    english = explain(sample_of(kind), Words(Language.EN))

    assert all(re.search(r"[一-鿿]", sentence) for sentence in sentences(chinese))
    assert len(sentences(chinese)) == len(sentences(english))


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_an_error_has_words_of_its_own(kind: type[StudioError]) -> None:
    """No leaf of the tree is explained by the words for the unexpected."""
    say = Words(Language.EN)

    assert explain(sample_of(kind), say).happened != explain(Exception(), say).happened
    assert not explain(sample_of(kind), say).happened.startswith("Something unexpected")


def test_the_page_of_a_mark_is_said_where_it_is_known() -> None:
    on_page = DocumentClassified(document="附件三.pdf", level="机密", page=2)
    in_name = DocumentClassified(document="机密附件.pdf", level="机密", page=None)

    say = Words(Language.ZH)
    assert explain(on_page, say).happened == "“附件三.pdf”第 2 页有密级标志（机密），没有载入。"
    assert explain(in_name, say).happened == "“机密附件.pdf”有密级标志（机密），没有载入。"


@pytest.mark.parametrize("name", ["EndpointFailed", "EndpointRejected", "EndpointUnpaid", "ContextTooLong"])
def test_the_words_of_a_server_are_never_the_headline(name: str) -> None:
    kind = every_error()[name]
    facts = {fact: 500 if fact in {"status", "limit"} else "CUDA out of memory" for fact in kind.fact_names()}
    said = explain(kind(**facts | {"endpoint": "共享模型"}), Words(Language.ZH))

    assert "CUDA" not in said.happened
    assert name == "ContextTooLong" or "CUDA" in said.action


def test_a_gateway_without_its_service_is_told_from_a_server_that_starts() -> None:
    def of(status: int) -> str:
        return explain(
            EndpointFailed(endpoint="共享模型", status=status, message=""), Words(Language.ZH)
        ).happened

    assert of(502) == of(504) == "“共享模型”后面的模型服务没有回应。"
    assert of(503) == "“共享模型”负荷过重，或正在启动。"
    assert of(500) == "“共享模型”自身出错，没有给出回答。"
    nginx = EndpointFailed(endpoint="共享模型", status=502, message="502 Bad Gateway")
    assert explain(nginx, Words(Language.ZH)).action.endswith("：502 Bad Gateway")


def test_how_long_a_busy_endpoint_wants_to_be_left_alone_is_said() -> None:
    said = explain(EndpointBusy(endpoint="共享模型", tries=1, wait=120), Words(Language.ZH))

    assert "120 秒" in said.happened


def test_an_error_that_is_not_ours_is_explained_too() -> None:
    explanation = explain(ZeroDivisionError("division by zero"), Words(Language.EN))

    assert "division by zero" in explanation.happened


def sample_of(kind: type[StudioError]) -> StudioError:
    hints = get_type_hints(kind)
    names = kind.fact_names()
    return kind(**{name: 7 if hints[name] in (int, int | None) else name for name in names})


def sentences(explanation: Explanation) -> list[str]:
    return [part for part in (explanation.happened, explanation.meaning, explanation.action) if part]


@pytest.mark.parametrize("role", ["builder", "reviewer", "trainer", "admin", "author"])
def test_what_a_person_is_not_is_said_in_chinese(role: str) -> None:
    said = explain(ActNotAllowed(person="甲", role=role), Words(Language.ZH))
    assert role not in said.happened
