"""Tools are found by name, called with checked arguments, and search all the agent's bases."""

from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import KnowledgeDamaged, NotFound, ToolArgumentsInvalid
from studio.core.passages import Passage
from studio.core.places import Place
from studio.core.searches import SearchResult
from studio.tools import Registry, ToolContext
from studio.tools.knowledge_search import KnowledgeSearch
from studio.tools.registry import checked_arguments
from studio.tools.searching import search_all, search_each


def found(text: str, score: float, *, fits: bool = True) -> Passage:
    return Passage(
        base="b", document=f"{text}.txt", chunk=0, place=Place(), text=text, score=score, fits=fits
    )


class Base:
    def __init__(self, name: str, *passages: Passage, trouble: Exception | None = None) -> None:
        self.name = name
        self._passages, self._trouble = passages, trouble

    async def look_up(self, question: str, top: int = 6) -> SearchResult:
        if self._trouble:
            raise self._trouble
        return SearchResult(self._passages)


CONTEXT = ToolContext(folder=Path())
CITY, COUNTY = Base("city", found("甲", 0.9), found("丙", 0.3)), Base("county", found("乙", 0.6))


async def test_the_best_passages_of_all_bases_come_first() -> None:
    assert [passage.text for passage in (await search_all([CITY, COUNTY], "?", 2)).passages] == ["甲", "乙"]
    assert [passage.text for passage in (await search_all([CITY], "?", 1)).passages] == ["甲"]
    assert (await search_all([], "?", 3)).passages == ()


class Answering:
    """Holds passages by what is asked."""

    name = "answering"

    def __init__(self, **known: list[Passage]) -> None:
        self._known = known

    async def look_up(self, question: str, top: int = 6) -> SearchResult:
        return SearchResult(tuple(self._known[question]))


async def test_what_is_said_in_several_ways_is_found_in_turns() -> None:
    lost = found("废", 0.1, fits=False)
    base = Answering(alone=[found("甲", 0.9), lost, found("乙", 0.5)], merged=[found("丙", 0.8), lost])

    result = await search_each([base], ["alone", "merged"], 3)

    assert ([one.text for one in result.passages], result.rewritten) == (["甲", "丙", "废"], ("merged",))


async def test_what_fits_in_another_way_comes_before_what_fits_in_none() -> None:
    lost = found("废", 0.1, fits=False)
    base = Answering(alone=[lost], merged=[found("丙", 0.8)])
    result = await search_each([base], ["alone", "merged"], 3)
    assert [one.text for one in result.passages] == ["丙", "废"]


async def test_where_nothing_fits_what_is_said_at_length_comes_first() -> None:
    base = Answering(alone=[found("甲", 0.1, fits=False)], merged=[found("乙", 0.2, fits=False)])
    result = await search_each([base], ["alone", "merged"], 3)
    assert [one.text for one in result.passages] == ["乙", "甲"]


async def test_a_damaged_base_is_named() -> None:
    damaged = Base("old", trouble=KnowledgeDamaged(base="old"))

    with pytest.raises(KnowledgeDamaged):
        await search_all([CITY, damaged], "?", 3)


async def test_knowledge_search_is_called_by_name_with_json() -> None:
    registry = Registry([KnowledgeSearch([CITY, COUNTY], top=2)])

    result = await registry.call("knowledge_search", '{"question": "几级"}', CONTEXT)

    assert [passage.text for passage in result.passages] == ["甲", "乙"]
    assert [spec.name for spec in registry.specs] == ["knowledge_search"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ("", "'question' is a required property"),
        ("{", "Expecting property name"),
        ("[1]", "an object is wanted"),
        ('{"question": ""}', "question: "),
        ('{"question": 7}', "question: 7 is not of type 'string'"),
        ('{"question": "x", "top": 3}', "'top' was unexpected"),
        ("[" * 100_000, ""),
    ],
)
async def test_arguments_that_do_not_fit_never_reach_the_tool(arguments: str, problem: str) -> None:
    with pytest.raises(ToolArgumentsInvalid) as error:
        await Registry([KnowledgeSearch([CITY])]).call("knowledge_search", arguments, CONTEXT)

    assert error.value.tool == "knowledge_search"
    assert problem in error.value.problem


async def test_a_tool_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFound):
        await Registry([]).call("teleport", "{}", CONTEXT)


def test_a_registry_of_nothing_is_empty() -> None:
    nothing: list[Any] = []

    assert not Registry(nothing)
    assert Registry([KnowledgeSearch([])])


def test_a_schema_that_refers_to_a_server_is_not_followed_there() -> None:
    far = {"type": "object", "properties": {"x": {"$ref": "http://127.0.0.1:9/schema"}}}

    with pytest.raises(Exception, match="Unresolvable"):
        checked_arguments("far", far, '{"x": 1}')


def test_a_schema_may_refer_to_a_part_of_itself() -> None:
    near = {"$defs": {"n": {"type": "integer"}}, "properties": {"x": {"$ref": "#/$defs/n"}}}

    assert checked_arguments("near", near, '{"x": 1}') == {"x": 1}
    with pytest.raises(ToolArgumentsInvalid):
        checked_arguments("near", near, '{"x": "1"}')


@pytest.mark.parametrize("written", ["", " ", "null", '""', "{}"])
def test_no_arguments_are_written_in_many_ways(written: str) -> None:
    assert checked_arguments("now", {"type": "object"}, written) == {}
