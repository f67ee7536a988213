"""A course of two steps that begins with nothing, and how it is taught and taken."""

import os
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from studio.classroom import (
    ClassClient,
    Opened,
    Order,
    RoomSettings,
    Seat,
    SeatKeeper,
    Standing,
    end_class,
    join_class,
)
from studio.classroom.room.noted import note_in
from studio.classroom.seat.keeper import Pace, SeatNews
from studio.courses import Attendance
from studio.endpoints import SessionKeys
from studio.workspace import Workspace
from tests.ports import free_port

COURSE = """
id: short
language: zh
title: 短课
minutes: 5
lessons:
- id: base
  title: 知识库
  minutes: 3
  text: lessons/1.md
  steps:
  - {id: base, title: 新建知识库, check: {kind: base_exists, base: 防汛资料}}
- id: agent
  title: 智能体
  minutes: 2
  text: lessons/1.md
  steps:
  - {id: agent, title: 新建智能体, check: {kind: agent_exists}}
"""
QUICK = Pace(report=0.02, again=0.02)


def short_course(folder: Path) -> Path:
    course = folder / "short"
    (course / "lessons").mkdir(parents=True)
    (course / "course.yaml").write_text(COURSE, encoding="utf-8")
    (course / "lessons" / "1.md").write_text("做一步，看一步。\n", encoding="utf-8")
    return course


def taught(folder: Path, course: Path, seats: int = 40) -> RoomSettings:
    return RoomSettings(
        folder / "class", course, seats=seats, host="127.0.0.1", port=0, discovery=free_port()
    )


async def end(settings: RoomSettings) -> None:
    noted = note_in(settings.folder)
    if noted is not None:
        await end_class(noted)


def kill(settings: RoomSettings) -> None:
    """As when the trainer's computer goes down."""
    noted = note_in(settings.folder)
    assert noted is not None
    os.kill(noted.pid, signal.SIGKILL)
    os.waitpid(noted.pid, 0)


@asynccontextmanager
async def seated(folder: Path, class_: Opened, name: str) -> AsyncIterator[Workspace]:
    """The course's workspace of a learner who has joined."""
    place = await join_class(folder, class_.code, name, address=class_.address)
    async with Workspace(place, keys=SessionKeys(), in_window=False) as workspace:
        yield workspace


def keeper_of(workspace: Workspace) -> SeatKeeper:
    keeper = SeatKeeper.of(workspace, QUICK)
    assert keeper is not None
    return keeper


@asynccontextmanager
async def keeping(workspace: Workspace) -> AsyncIterator[tuple[SeatKeeper, AsyncGenerator[SeatNews, None]]]:
    keeper = keeper_of(workspace)
    async with aclosing(keeper.news()) as news:
        yield keeper, news


async def until(news: AsyncGenerator[SeatNews, None], wanted: Callable[[SeatNews], bool]) -> SeatNews:
    async for one in news:
        if wanted(one):
            return one
    raise AssertionError("the seat is kept until it is lost")


def connected(news: SeatNews) -> bool:
    return isinstance(news, Standing) and news.connected


def disconnected(news: SeatNews) -> bool:
    return isinstance(news, Standing) and not news.connected


def ordered(news: SeatNews) -> bool:
    return isinstance(news, Order)


async def make_base(workspace: Workspace) -> None:
    """Do the first step, and have it seen."""
    await workspace.knowledge.create("防汛资料")
    attendance = Attendance.of(workspace)
    assert attendance is not None
    await attendance.look()


async def seat_of(class_: Opened, name: str) -> Seat:
    async with ClassClient(class_.address, class_.token) as trainer:
        return next(seat for seat in await trainer.seats() if seat.name == name)
