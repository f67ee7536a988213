"""The fixtures that watch the tests do see what is left behind."""

import asyncio
import socket
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from tests.leaks import children_left, children_searched, running_children, running_threads, threads_left

ROOT = Path(__file__).parents[3]


def test_a_thread_that_runs_on_is_seen() -> None:
    before, stop = running_threads(), threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()

    left = threads_left(before, patience=0.05)
    stop.set()
    thread.join()

    assert left == ["forgotten"]
    assert threads_left(before) == []


def test_a_child_process_that_runs_on_is_seen() -> None:
    before = running_children()
    with subprocess.Popen(["sleep", "60"]) as child:
        left = children_left(before, patience=0.05)
        child.kill()

    assert "sleep 60" in left
    assert "sleep 60" not in children_left(before)


def test_a_kernel_that_keeps_no_list_of_children_is_searched_for_them() -> None:
    with subprocess.Popen(["sleep", "60"]) as child:
        found = children_searched()
        child.kill()

    assert child.pid in found


def test_a_test_that_leaves_a_task_fails(tmp_path: Path) -> None:
    outcome = run_pytest_on(
        tmp_path,
        """
        import asyncio

        async def test_leaving_a_task():
            test_leaving_a_task.kept = asyncio.ensure_future(asyncio.sleep(60))
        """,
    )

    assert "the test left tasks behind" in outcome


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_that_leaves_the_machine_is_refused(host: str) -> None:
    with pytest.raises(OSError, match=r"tests stay on loopback|Address family"):
        socket.create_connection((host, 80), timeout=1)


def test_a_name_outside_the_machine_is_not_looked_up() -> None:
    with pytest.raises(socket.gaierror, match="tests look up no names"):
        socket.getaddrinfo("example.org", 443)


async def test_loopback_answers() -> None:
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()


def run_pytest_on(folder: Path, source: str) -> str:
    """Run one small test file under the house's own fixtures and return what pytest said."""
    (folder / "conftest.py").write_text(
        "from tests.conftest import *\nfrom tests.conftest import "
        "_loop_without_leftovers, _no_task_is_left, _nothing_is_left_running\n"
    )
    (folder / "test_sample.py").write_text(textwrap.dedent(source))
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "asyncio_mode=auto"]
    run = subprocess.run(
        [*command, "--rootdir", folder, folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return run.stdout
