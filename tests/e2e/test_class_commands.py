"""`serve --class` and `class`: a room with its trainer and two learners, from the command line alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.e2e.command import StudioHere
from tests.integration.classroom.teaching import short_course


class Room:
    """A class in a process of its own; `told` is the one document it prints."""

    def __init__(self, workspace: Path, course: Path) -> None:
        options = ["--workspace", str(workspace), "--json", "serve", "--class", "--course", str(course)]
        where = ["--host", "127.0.0.1", "--port", "0", "--seats", "3"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "studio", *options, *where], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.told: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.trainer = StudioHere(workspace)

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("room")
    running = Room(folder / "trainer", short_course(folder))
    yield running
    running.end()


def join(room: Room, folder: Path, name: str, **more: str) -> StudioHere:
    learner = StudioHere(folder / name)
    code = more.get("code", room.told["code"])
    joined = learner("class", "join", code, "--name", name, "--address", room.told["address"])
    assert joined.code == int(more.get("ends", "0")), joined.err
    return learner


def test_a_class_from_its_opening_to_its_table(room: Room, tmp_path: Path) -> None:
    learner = join(room, tmp_path, "赵一")
    assert set(room.told) >= {"address", "addresses", "code", "token", "course", "title", "seats"}

    taken = StudioHere(learner.workspace / "courses" / "short")
    assert taken("kb", "create", "防汛资料").code == 0
    reported = learner("class", "report").data
    assert (reported["state"], reported["steps"]["base/base"]["tries"]) == ("done", 0)
    assert learner("class", "hand", "第二步怎么做").data["hand"]["text"] == "第二步怎么做"
    assert learner("class", "status").data["name"] == "赵一"

    seats = room.trainer("class", "seats").data
    assert [(seat["number"], seat["name"], seat["state"]) for seat in seats] == [
        (1, "赵一", "done"), (2, "", "free"), (3, "", "free"),
    ]  # fmt: skip
    figures = room.trainer("class", "status").data["figures"]
    assert [(step["title"], step["done"]) for step in figures["steps"]] == [
        ("新建知识库", 1),
        ("新建智能体", 0),
    ]
    assert room.trainer("class", "send", "--lesson", "agent").data["lesson"] == "agent"
    assert room.trainer("class", "send", "--lesson", "none").code == 1
    assert room.trainer("class", "lower", "1").data["hand"] is None
    assert room.trainer("class", "export", tmp_path / "班级.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "班级.xlsx")
    assert book.worksheets[0]["B2"].value == "赵一"
    book.close()


def test_a_seat_is_freed_and_left(room: Room, tmp_path: Path) -> None:
    learner = join(room, tmp_path, "钱二")
    number = learner("class", "status").data["number"]
    assert room.trainer("class", "free", str(number)).data["state"] == "free"
    lost = learner("class", "report")
    assert (lost.code, lost.data["error"]["name"]) == (1, "SeatLost")
    assert learner("class", "leave").code == 0
    assert learner("class", "status").data["error"]["name"] == "ClassNone"
    assert learner("class", "report").data["error"]["name"] == "SeatNone"


def test_a_wrong_code_and_a_class_that_is_not_there_are_said_in_words(room: Room, tmp_path: Path) -> None:
    learner = join(room, tmp_path, "孙三", code="AAAAAA", ends="1")
    told = learner("class", "join", "AAAAA", "--name", "孙三", as_json=False)
    assert told.err == "班级码不对。\n你还没有加入课堂。\n输入讲师屏幕上的六位班级码。\n"
    away = learner("class", "join", "AAAAAA", "--name", "孙三", "--address", "127.0.0.1:9")
    assert away.data["error"]["name"] == "ClassUnreachable"
    assert learner("class", "seats").data["error"]["name"] == "ClassNone"


def test_options_of_a_class_are_for_a_class_and_the_others_are_not(tmp_path: Path) -> None:
    studio = StudioHere(tmp_path)
    for options in (
        ["--course", "x"],
        ["--seats", "4"],
        ["--class", "--admin", "甲"],
        ["--class", "--workers", "2"],
    ):
        assert studio("serve", *options).code == 2
    unknown = studio("serve", "--class", "--course", "no-such-course", "--port", "0")
    assert unknown.data["error"]["facts"] == {"kind": "course", "missing": "no-such-course"}
    shared = studio("serve", "--class", "--course", "flood-duty-basics", "--endpoint", "nobody")
    assert shared.data["error"]["facts"] == {"kind": "endpoint", "missing": "nobody"}
