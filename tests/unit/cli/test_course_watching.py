"""`course check --watch` looks again whenever something has changed, also after a window has let go of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.cli.course_looking import watched
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.courses import CourseShelf
from studio.workspace import Workspace
from studio.workspace.lock import WorkspaceLock
from tests.unit.courses.small_course import bare_course

ONE_STEP = """id: small-course
language: zh
title: 小课程
minutes: 5
lessons:
- id: one
  title: 一
  minutes: 5
  text: lessons/2-问智能体.md
  steps:
  - {id: base, title: 新建知识库, check: {kind: base_exists, base: 防汛资料}}
"""


def test_it_goes_on_until_all_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    lock = WorkspaceLock(folder)
    acts = iter(
        [
            lambda: None,
            lambda: create(folder, "防汛"),
            lambda: None,
            lock.acquire,
            (folder / "settings.yaml").touch,
            lock.release,
            lambda: create(folder, "防汛资料"),
        ]
    )

    def next_act(_: float) -> None:
        act: Callable[[], object] = next(acts)
        act()

    session = Session(folder=folder, as_json=False, say=Words(Language.ZH), person="")
    looked = watched(session, next_act)

    assert looked.progress.finished(looked.course)
    assert capsys.readouterr().err.splitlines() == [
        "! 新建知识库  知识库建好了，但名称是“防汛”。改成“防汛资料”。",
        "✓ 新建知识库  “防汛资料”已建好",
    ]


def begun(folder: Path) -> Path:
    course = bare_course(folder / "shipped")
    (course / "course.yaml").write_text(ONE_STEP, encoding="utf-8")
    return asyncio.run(CourseShelf(folder, course.parent).start("small-course"))


def create(folder: Path, base: str) -> None:
    async def made() -> None:
        async with Workspace(folder) as workspace:
            await workspace.knowledge.create(base)

    asyncio.run(made())
