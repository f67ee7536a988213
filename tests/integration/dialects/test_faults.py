"""Whatever a server does wrong: no hang, no lost question, and a reason in both languages.

Each fault strikes in all dialects at once; one that speaks none of them strikes once.
"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.runtime import Chat
from studio.wording import explain_trouble
from tests.integration.dialects.asking import QUESTION, Striking, endpoint_of, pieces_of, run_of, text_of
from tests.integration.dialects.dialects import DIALECTS, TEXT, Dialect
from tests.integration.dialects.faults import FAULTS, Fault
from tests.integration.dialects.wire import listening

pytestmark = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


async def test_the_endpoint_names_what_went_wrong_and_gives_what_came(fault: Fault) -> None:
    await in_all_dialects(fault, asked_directly)


async def test_an_agent_tells_the_reason_and_the_question_can_be_asked_again(fault: Fault) -> None:
    await in_all_dialects(fault, asked_by_an_agent)


async def in_all_dialects(fault: Fault, check: Callable[[Dialect, Fault], Awaitable[None]]) -> None:
    await asyncio.gather(*(check(dialect, fault) for dialect in (DIALECTS if fault.speaks else DIALECTS[:1])))


async def asked_directly(dialect: Dialect, fault: Fault) -> None:
    async with (
        listening(Striking(fault, dialect).handle) as heard,
        endpoint_of(heard.url, dialect, *fault.patience) as endpoint,
    ):
        pieces, error = await pieces_of(endpoint)

    if fault.told:
        assert error is not None, dialect.name
        assert error.name in fault.told, dialect.name
        assert text_of(pieces).startswith(fault.kept), dialect.name
    else:
        assert error is None, dialect.name
        assert text_of(pieces) == TEXT, dialect.name


async def asked_by_an_agent(dialect: Dialect, fault: Fault) -> None:
    striking, chat = Striking(fault, dialect), Chat()
    async with listening(striking.handle) as heard:
        async with endpoint_of(heard.url, dialect, *fault.patience) as endpoint:
            first = (await run_of(endpoint, chat))[-1]
        striking.mended = True
        async with endpoint_of(heard.url, dialect) as endpoint:
            again = (await run_of(endpoint, chat))[-1]

    assert_answered(again, dialect)
    assert chat.turns[-1].question == QUESTION
    if not fault.told:
        assert_answered(first, dialect)
        return
    assert isinstance(first, RunFailed), dialect.name
    assert first.trouble.name in fault.told, dialect.name
    assert first.text.startswith(fault.kept), dialect.name
    assert_explained(first)


def assert_answered(ending: RunEvent, dialect: Dialect) -> None:
    assert isinstance(ending, AnswerFinished), (dialect.name, ending)
    assert (ending.text, ending.trouble) == (TEXT, None), dialect.name


def assert_explained(failed: RunFailed) -> None:
    chinese, english = (explain_trouble(failed.trouble, Words(language)) for language in Language)
    assert str(chinese) != str(english)
    for told in (chinese, english):
        assert told.happened
        assert told.action
