"""House rules for every test: no window, no network, nothing left running."""

import asyncio
import gc
import inspect
import os
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import settings

from tests.in_memory import write_in_memory
from tests.leaks import children_left, running_children, running_threads, threads_left
from tests.loopback import stay_on_loopback

pytest_plugins = ["tests.databases", "tests.buckets", "tests.practice"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
stay_on_loopback()
write_in_memory()

# The same commit gives the same result, on a slow machine too.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


def pytest_collection() -> None:
    """What is imported stays to the end: not to search it for garbage saves a quarter of its time."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    """Set up first and so torn down last, when all other fixtures have put their things away."""
    threads, children = running_threads(), running_children()
    yield
    left = {"threads": threads_left(threads), "processes": children_left(children)}
    if any(left.values()):
        pytest.fail(f"the test left behind {left}")


@pytest.fixture(autouse=True)
def _no_task_is_left(request: pytest.FixtureRequest, _nothing_is_left_running: None) -> None:
    if inspect.iscoroutinefunction(getattr(request, "function", None)):
        request.getfixturevalue("_loop_without_leftovers")


@pytest.fixture
async def _loop_without_leftovers() -> AsyncIterator[None]:
    before = asyncio.all_tasks()
    yield
    left = {task for task in asyncio.all_tasks() - before if task is not asyncio.current_task()}
    if left:
        await asyncio.wait(left, timeout=1)
    if running := [repr(task.get_coro()) for task in left if not task.done()]:
        pytest.fail(f"the test left tasks behind: {running}")
