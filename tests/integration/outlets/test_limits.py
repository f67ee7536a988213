"""How much a program may ask, kept in the database, and what ends an answer that is being written."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from studio.catalogue import embedded_client
from studio.catalogue.store import allowances, clients
from studio.catalogue.store.allowances import Run
from studio.catalogue.values.clients import NewClient
from studio.core.errors import ClientTooOften
from tests.integration.outlets.published import AGENT, Caller, City, error, opened
from tests.unit.catalogue.samples import ADMIN, REVIEWER


def going_on(city: City) -> int:
    from sqlalchemy import func, select

    from studio.catalogue.store.tables import ClientRunRow

    with city.store.reading() as session:
        return session.scalar(select(func.count()).select_from(ClientRunRow)) or 0


async def test_who_asks_too_often_is_told_when_to_come_again(city: City) -> None:
    made = city.key(NewClient(name="一体机", everything=True, per_minute=2))
    for _ in range(2):
        assert (await city.ask(made.key)).status_code == 200

    refused = await city.ask(made.key, stream=True)

    assert error(refused) == (429, "rate_limit_exceeded")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert (await city.ask(city.key().key)).status_code == 200, "others are not concerned"
    with city.store.reading() as session:
        (use,) = clients.use(session, made.client.id)
        assert (use.agent, use.asked, use.answered) == (AGENT, 2, 2)
        assert next(row.today for row in clients.clients(session) if row.id == made.client.id) == 2


async def test_servers_on_one_database_hold_the_limits_together(city: City, practice: str) -> None:
    key = city.key(NewClient(name="一体机", everything=True, per_minute=2)).key
    async with opened(city.folder, practice) as other:
        answers = [await (city, other)[at % 2].ask(key) for at in range(4)]
    assert sorted(answer.status_code for answer in answers) == [200, 200, 429, 429]


def test_a_minute_slides_and_a_day_ends(city: City) -> None:
    made = city.key(NewClient(name="一体机", everything=True, per_minute=4, per_day=6, at_once=1000))
    noon = 1_800_000_000.0 - 1_800_000_000 % 60

    def ask(at: float) -> str:
        try:
            with city.store.changing() as session:
                run = Run(str(at), made.client.id, AGENT, "1.0.0")
                allowances.begin(session, made.client, run, at)
                allowances.end(session, run, answered=False)
        except ClientTooOften as refused:
            return refused.per
        return ""

    assert [ask(noon + at) for at in range(5)] == ["", "", "", "", "minute"]
    assert ask(noon + 62) == "minute", "the minute before counts for most of it"
    assert [ask(noon + 90), ask(noon + 91), ask(noon + 119.9)] == ["", "", "day"]


async def test_only_so_many_answers_are_written_at_once(city: City, slow: None) -> None:
    key = city.key(NewClient(name="一体机", everything=True, at_once=1)).key
    caller = Caller()
    async with caller.asking(city, key):
        await caller.heard.wait()
        refused = await city.ask(key)
        assert error(refused) == (429, "rate_limit_exceeded")
        async with city.http() as http:
            assert (await http.get("/api/health")).status_code == 200, "nor does the catalogue wait"
    assert going_on(city) == 0


async def test_whoever_hangs_up_is_answered_no_further(city: City, slow: None) -> None:
    caller = Caller()
    async with caller.asking(city, city.key().key) as answering:
        await caller.heard.wait()
        assert going_on(city) == 1
        caller.hung_up.set()
        await asyncio.wait_for(asyncio.shield(answering), 10)
    assert going_on(city) == 0


async def test_a_revoked_key_ends_the_answer_that_is_being_written(city: City, slow: None) -> None:
    made, caller = city.key(), Caller()
    async with caller.asking(city, made.key) as answering:
        await caller.heard.wait()
        city.revoke(made)
        await asyncio.wait_for(asyncio.shield(answering), 10)
    assert caller.status == 200
    assert '"code":"invalid_api_key"' in caller.text
    assert "[DONE]" not in caller.text


async def test_a_recall_ends_the_answer_that_is_being_written(city: City, slow: None) -> None:
    caller = Caller()
    async with caller.asking(city, city.key().key) as answering:
        await caller.heard.wait()
        async with embedded_client(city.folder / "catalogue", REVIEWER) as reviewer:
            await reviewer.shelf.recall(AGENT, "1.0.0", "预案已废止")
        await asyncio.wait_for(asyncio.shield(answering), 10)
    assert '"code":"model_recalled"' in caller.text


async def test_a_full_server_says_so(city: City, practice: str, slow: None) -> None:
    key = city.key(NewClient(name="门户", everything=True, at_once=100)).key
    async with AsyncExitStack() as stack:
        small = await stack.enter_async_context(opened(city.folder, practice, at_once=1))
        caller = Caller()
        await stack.enter_async_context(caller.asking(small, key))
        await caller.heard.wait()
        refused = await small.ask(key)
    assert error(refused) == (503, "server_busy")
    assert refused.headers["retry-after"]


def test_a_run_of_a_server_that_was_killed_stops_counting(city: City) -> None:
    made = city.key(NewClient(name="一体机", everything=True, at_once=1))
    with city.store.changing() as session:
        allowances.begin(session, made.client, Run("a", made.client.id, AGENT, "1.0.0"), 1000.0)
    with pytest.raises(ClientTooOften), city.store.changing() as session:
        allowances.begin(session, made.client, Run("b", made.client.id, AGENT, "1.0.0"), 1010.0)
    with city.store.changing() as session:
        allowances.begin(session, made.client, Run("c", made.client.id, AGENT, "1.0.0"), 1031.0)


def test_acts_on_clients_are_on_the_record_without_their_keys(city: City) -> None:
    from studio.catalogue.store.log_reading import page
    from studio.catalogue.trust.chain import Sought

    made = city.key()
    city.revoke(made)
    with city.store.reading() as session:
        added = {line.act: line for line in page(session, Sought(subject="市门户网站"))}
    assert set(added) == {"add_client", "revoke_client"}
    assert added["add_client"].person_id == ADMIN.id
    assert made.key not in str(added)
