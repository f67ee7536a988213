"""A class goes on when the window that began it is gone, is found again, and is ended."""

import asyncio
import os
import signal
from contextlib import aclosing
from pathlib import Path

from studio.classroom import (
    ClassClient,
    ClassNews,
    Held,
    Noted,
    RoomSettings,
    begin_class,
    class_folder,
    class_news,
    held_class,
)
from tests.ports import free_port
from tests.unit.courses.small_course import small_course


def settings(workspace: Path, course: Path) -> RoomSettings:
    folder = class_folder(workspace, "small")
    return RoomSettings(folder, course, seats=3, host="127.0.0.1", port=0, discovery=free_port())


async def held(workspace: Path) -> Held:
    found = await held_class(workspace)
    assert found is not None
    return found


async def first_news(noted: Noted) -> ClassNews | None:
    async with aclosing(class_news(noted, 0)) as news:
        return await anext(news)


def _end(process: int) -> None:
    os.kill(process, signal.SIGTERM)
    os.waitpid(process, 0)


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


async def test_a_class_outlives_who_began_it_goes_on_when_it_was_broken_off_and_is_ended(
    tmp_path: Path,
) -> None:
    course = small_course(tmp_path)
    assert await held_class(tmp_path) is None
    opened = await begin_class(settings(tmp_path, course))
    found = await held(tmp_path)
    assert (found.opened, found.answers) == (opened, True)
    async with ClassClient(opened.address) as client:
        await client.join(opened.code, "李一", "a device of this test")
    told = await first_news(found.noted)
    assert told is not None
    assert [seat.name for seat in told.seats] == ["李一", "", ""]
    assert told.room.code == opened.code

    await asyncio.to_thread(_kill, found.noted.pid)
    broken = await held(tmp_path)
    assert (broken.noted, broken.answers) == (found.noted, False)
    assert await first_news(broken.noted) is None

    again = await begin_class(settings(tmp_path, course))
    assert (again.code, again.token) == (opened.code, opened.token)
    found = await held(tmp_path)
    assert found.answers
    await asyncio.to_thread(_end, found.noted.pid)
    assert await held_class(tmp_path) is None
