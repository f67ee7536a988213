"""Reasoning, text, calls, usage and refusals in the dialects of eight kinds of servers."""

import json
from typing import Any

import pytest

from studio.core.errors import (
    ContextTooLong,
    EndpointModelUnknown,
    EndpointNotCompatible,
    EndpointUnreachable,
)
from studio.endpoints import ThinkingPiece, ToolCallPiece, UsagePiece
from studio.endpoints.tool_refusals import refuses_tools
from tests.integration.dialects.asking import LOOK_UP, endpoint_of, pieces_of, text_of
from tests.integration.dialects.dialects import CALL, DIALECTS, TEXT, THOUGHT, Dialect
from tests.integration.dialects.wire import Line, head, listening, whole

pytestmark = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


async def test_reasoning_text_and_usage_are_told_apart(dialect: Dialect) -> None:
    async def answer(line: Line, body: dict[str, Any]) -> None:
        await line.send(head(), *dialect.answer())

    async with listening(answer) as heard, endpoint_of(heard.url, dialect) as endpoint:
        for _ in range(2):  # the second time it is known that the opening tag is missing
            pieces, error = await pieces_of(endpoint)

    thought = "".join(piece.text for piece in pieces if isinstance(piece, ThinkingPiece))
    assert error is None
    assert text_of(pieces) == TEXT
    assert thought.strip() == THOUGHT
    assert pieces[-1] == UsagePiece(31, 9)


async def test_two_calls_at_once_come_whole(dialect: Dialect) -> None:
    async def answer(line: Line, body: dict[str, Any]) -> None:
        await line.send(head(), *dialect.calling())

    async with listening(answer) as heard, endpoint_of(heard.url, dialect) as endpoint:
        pieces, error = await pieces_of(endpoint, LOOK_UP)

    calls = [piece for piece in pieces if isinstance(piece, ToolCallPiece)]
    assert error is None
    assert [call.name for call in calls] == ["look_up", "look_up"]
    assert [json.loads(call.arguments) for call in calls] == [CALL["arguments"]] * 2
    assert len({call.id for call in calls}) == 2


async def test_a_server_that_takes_no_tools_is_understood_at_once(dialect: Dialect) -> None:
    status, message = dialect.no_tools

    async def refuse(line: Line, body: dict[str, Any]) -> None:
        await line.send(whole(status, dialect.error(status, message)))

    async with listening(refuse) as heard, endpoint_of(heard.url, dialect) as endpoint:
        _, error = await pieces_of(endpoint, LOOK_UP)

    assert error is not None
    assert refuses_tools(error)
    assert len(heard.bodies) == 1


async def test_a_request_that_is_too_long_is_named_and_no_matter_of_tools(dialect: Dialect) -> None:
    status, message = dialect.too_long

    async def refuse(line: Line, body: dict[str, Any]) -> None:
        await line.send(whole(status, dialect.error(status, message)))

    async with listening(refuse) as heard, endpoint_of(heard.url, dialect) as endpoint:
        _, error = await pieces_of(endpoint, LOOK_UP)

    assert isinstance(error, ContextTooLong)
    assert not refuses_tools(error)
    assert error.limit in {0, 4096, 8192, 65536}


async def test_a_model_it_does_not_have_is_named(dialect: Dialect) -> None:
    status, message = dialect.unknown

    async def refuse(line: Line, body: dict[str, Any]) -> None:
        await line.send(whole(status, dialect.error(status, message)))

    async with listening(refuse) as heard, endpoint_of(heard.url, dialect) as endpoint:
        _, error = await pieces_of(endpoint)

    assert isinstance(error, EndpointModelUnknown)


async def test_an_address_with_the_wrong_scheme_is_named(dialect: Dialect) -> None:
    async def nothing(line: Line, body: dict[str, Any]) -> None:
        """It never comes to a request."""

    async with (
        listening(nothing) as heard,
        endpoint_of(heard.url.replace("http", "https"), dialect) as endpoint,
    ):
        _, error = await pieces_of(endpoint)

    assert isinstance(error, EndpointNotCompatible)
    assert error.received == "no_tls"


async def test_a_server_that_is_not_there_is_named(dialect: Dialect) -> None:
    async with endpoint_of("http://127.0.0.1:9/v1", dialect) as endpoint:
        _, error = await pieces_of(endpoint)

    assert isinstance(error, EndpointUnreachable)
