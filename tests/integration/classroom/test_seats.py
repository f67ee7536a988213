"""Learners at a real class: they join, work in it, lose the connection, and lose nothing."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from studio.catalogue import server_client
from studio.catalogue.connecting import Way
from studio.classroom import ClassClient, Opened, Order, SeatState, Standing, begin_class, join_class
from studio.classroom.finding import find_class
from studio.classroom.seat.fitting import leave
from studio.classroom.seat.kept import SeatFiles
from studio.classroom.values import Joined
from studio.core.errors import ActNotAllowed, ClassUnreachable, ReviewerIsAuthor, SeatLost, StudioError
from studio.endpoints import Message, Role, SessionKeys, TextPiece
from studio.workspace import Workspace
from tests.integration.classroom.teaching import (
    connected,
    disconnected,
    end,
    keeper_of,
    keeping,
    kill,
    make_base,
    ordered,
    seat_of,
    seated,
    short_course,
    taught,
    until,
)
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

OPEN = Way(in_the_open=True)


async def test_a_learner_works_with_the_classs_catalogue_and_practice_endpoint(
    tmp_path: Path, class_: Opened
) -> None:
    async with seated(tmp_path, class_, "赵一") as workspace:
        async with keeping(workspace) as (_, news):
            standing = await until(news, connected)
        assert isinstance(standing, Standing)
        assert standing.seat is not None
        async with workspace.catalogue() as client:
            me = await client.accounts.me()
        assert (me.name, me.id) == ("赵一", workspace.acting.id)
        assert workspace.endpoints.default.practice
        async with workspace.endpoints.connect() as endpoint:
            assert endpoint.profile.base_url == f"{class_.address}/practice/v1"
            pieces = [one async for one in endpoint.chat([Message(Role.USER, "你好")])]
        assert any(isinstance(one, TextPiece) for one in pieces)
        assert workspace.settings.agent_mark == f"s{standing.seat.number}"


async def test_what_is_done_and_a_raised_hand_are_seen_by_the_trainer_and_orders_heard(
    tmp_path: Path, class_: Opened
) -> None:
    async with seated(tmp_path, class_, "钱二") as workspace, keeping(workspace) as (keeper, news):
        await until(news, connected)
        await make_base(workspace)
        await keeper.hand(True, "第二步怎么做")
        told = await until(news, lambda one: isinstance(one, Standing) and one.seat is not None
                           and one.seat.state is SeatState.DONE and one.seat.hand is not None)  # fmt: skip
        assert isinstance(told, Standing)
        seat = await seat_of(class_, "钱二")
        assert seat.steps["base/base"].done
        assert seat.hand is not None
        assert seat.hand.text == "第二步怎么做"
        async with ClassClient(class_.address, class_.token) as trainer:
            sent = await trainer.send_to_all(lesson="agent")
            await trainer.lower(seat.number)
        order = await until(news, ordered)
        assert order == Order(number=sent.number, at=sent.at, lesson="agent")


async def test_a_killed_class_goes_on_and_what_was_done_meanwhile_arrives(tmp_path: Path) -> None:
    settings = taught(tmp_path, short_course(tmp_path))
    opened = await begin_class(settings)
    try:
        async with (
            seated(tmp_path / "pc", opened, "孙三") as workspace,
            keeping(workspace) as (keeper, news),
        ):
            await until(news, connected)
            await asyncio.to_thread(kill, settings)
            await until(news, disconnected)
            await make_base(workspace)
            await keeper.hand(True, "断网了")
            async with workspace.endpoints.connect() as endpoint:  # its own stands in
                assert endpoint.profile.base_url != f"{opened.address}/practice/v1"
        waiting = SeatFiles(workspace.folder).outbox()
        assert waiting.hand is not None
        again = await begin_class(settings)
        assert again == opened
        async with (
            Workspace(workspace.folder, keys=SessionKeys(), in_window=False) as workspace,
            keeping(workspace) as (keeper, news),
        ):
            await until(news, connected)
        seat = await seat_of(again, "孙三")
        assert seat.steps["base/base"].done
        assert seat.hand is not None
        assert await find_class(opened.code, settings.discovery, ("127.0.0.1",)) == opened.address
    finally:
        await end(settings)


async def test_a_learners_computer_that_starts_again_gets_its_own_seat(
    tmp_path: Path, class_: Opened
) -> None:
    async with seated(tmp_path, class_, "李四"):
        before = (await seat_of(class_, "李四")).number
    async with seated(tmp_path, class_, "李四") as workspace, aclosing(keeper_of(workspace)) as keeper:
        assert (await keeper.tell()).seat.number == before


async def test_a_freed_seat_is_lost_and_the_workspace_works_by_itself_again(
    tmp_path: Path, class_: Opened
) -> None:
    async with seated(tmp_path, class_, "周五") as workspace, aclosing(keeper_of(workspace)) as keeper:
        await keeper.tell()
        async with ClassClient(class_.address, class_.token) as trainer:
            await trainer.free(keeper.kept.number)
        with pytest.raises(SeatLost):
            await keeper.tell()
        leave(workspace)
        assert workspace.settings.catalogue == ""
        async with workspace.endpoints.connect() as endpoint:
            assert class_.address not in endpoint.profile.base_url
        async with workspace.catalogue() as client:
            assert (await client.accounts.me()).id == workspace.acting.id


async def test_neighbours_review_one_anothers_work_and_nobody_their_own(
    tmp_path: Path, class_: Opened
) -> None:
    author, neighbour = await joined(class_, "吴六"), await joined(class_, "郑七")
    package = Draft(tmp_path, agent=f"agent-s{author.seat}-1").build().content
    async with server_client(class_.address, author.person, author.token, OPEN) as client:
        number = (await submit(client, package)).number
        with pytest.raises(ReviewerIsAuthor):
            await client.desk.approve(number, "我看行")
        with pytest.raises(ActNotAllowed):
            await client.accounts.people()
    async with server_client(class_.address, neighbour.person, neighbour.token, OPEN) as client:
        assert number in [one.number for one in await client.desk.submissions()]
        await client.desk.approve(number, "出处对得上")
        with pytest.raises(ActNotAllowed):
            await client.accounts.issue_token(author.person.id)
    async with server_client(class_.address, author.person, class_.token, OPEN) as trainer:
        assert len(await trainer.accounts.people()) > 2


async def test_a_seat_opens_nothing_but_what_is_the_classs(class_: Opened) -> None:
    import httpx

    seat = await joined(class_, "冯八")
    async with httpx.AsyncClient(base_url=class_.address, trust_env=False) as http:
        own = {"Authorization": f"Bearer {seat.token}"}
        body = {"model": "practice", "messages": [{"role": "user", "content": "你好"}]}
        ask = "/practice/v1/chat/completions"
        assert (await http.post(ask, json=body, headers=own)).status_code == 200
        assert (await http.post(ask, json=body)).status_code == 401
        faults = {"faults": ["500"]}
        for path in ("/practice/faults", "/practice/practice/faults", "/practice/v1/../faults"):
            assert (await http.post(path, json=faults, headers=own)).is_error
        assert (await http.post("/model/v1/chat/completions", json=body, headers=own)).status_code == 404
        assert (await http.post(ask, json=body, headers=own)).status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.1:9", "http://[", "ftp://x", "http://127.0.0.1:99999", "::::"])
async def test_an_address_where_no_class_is_is_told_as_such(tmp_path: Path, address: str) -> None:
    with pytest.raises(StudioError) as told:
        await join_class(tmp_path, "3WA3WT", "王五", address=address)
    assert isinstance(told.value, ClassUnreachable)


async def joined(class_: Opened, name: str) -> Joined:
    async with ClassClient(class_.address) as client:
        return await client.join(class_.code, name, f"the computer that belongs to {name}")
