"""Rooms as tests have them: a plan of three steps, a catalogue that only notes who comes and goes."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from studio.catalogue import Person
from studio.classroom.room.catalogue import RoomCatalogue
from studio.classroom.room.plan import Plan, PlannedStep
from studio.classroom.room.room import Room
from studio.classroom.room.rows import new_room
from studio.classroom.room.store import RoomStore
from studio.classroom.values import Join, Joined, Report, StepMark

STEPS = (
    PlannedStep("talk/base", "talk", "base", "新建知识库", "1 资料"),
    PlannedStep("talk/search", "talk", "search", "检索测试", "1 资料"),
    PlannedStep("build/agent", "build", "agent", "新建智能体", "2 智能体"),
)
HERE = "10.0.0.7"


@dataclass
class NotedCatalogue:
    entered: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    removed: bool = False

    def enter(self, person: Person) -> str:
        self.entered.append(person.id)
        return secrets.token_hex(8)

    def enter_trainer(self, *_: str) -> None:
        """Always there."""

    def leave(self, person: str) -> None:
        self.left.append(person)

    def close(self) -> None:
        """Nothing is open."""

    async def remove(self) -> None:
        self.removed = True


class Clock:
    """Stands still until it is moved; seconds."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Opened:
    room: Room
    clock: Clock
    catalogue: NotedCatalogue

    @property
    def code(self) -> str:
        return self.room.row.code

    async def join(self, name: str = "张三", **more: Any) -> Joined:
        address = more.pop("address", HERE)
        asked = {"code": self.code, "name": name, "device": f"the computer that belongs to {name}", **more}
        return await self.room.join(Join.model_validate(asked), address)


def opened(folder: Path, seats: int = 3) -> Opened:
    """Open the room in that folder as it was left there."""
    store, catalogue, clock = RoomStore(folder), NotedCatalogue(), Clock()
    row = store.room() or new_room(seats)
    store.keep_room(row)
    package = folder / "class.course"
    package.write_bytes(b"course")
    plan = Plan("flood", "防汛", package, "digest", False, STEPS, ("talk", "build"))
    room = Room(store, plan, row, lambda _: cast(RoomCatalogue, catalogue), clock=clock)
    return Opened(room, clock, catalogue)


def told(number: int, *done: str, lesson: str = "talk", mistaken: str = "", heard: int = 0) -> Report:
    steps = {key: StepMark(done_at=f"2026-04-16T09:4{number % 10}:00+08:00") for key in done}
    if mistaken:
        steps[mistaken] = StepMark(tries=2, mistake="other_name")
    return Report(number=number, lesson=lesson, steps=steps, heard=heard)
