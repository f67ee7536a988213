"""Running the practice endpoint in this process until it is told to end."""

import json
import socket
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.core.errors import PortTaken

if TYPE_CHECKING:
    import uvicorn

HOST = "127.0.0.1"


def serve(port: int = 0, faults: Sequence[str] = (), *, until_input_closes: bool = False) -> None:
    """Listen on loopback and say where, in one line of JSON on standard output; then answer."""
    import uvicorn

    from studio.endpoints.practice.app import practice_app
    from studio.endpoints.practice.faults import parsed_fault

    app = practice_app([parsed_fault(fault) for fault in faults])
    with _listening(port) as listening:
        print(json.dumps({"url": _url(listening)}), flush=True)  # noqa: T201  # the line a parent waits for
        config = uvicorn.Config(
            app, log_level="critical", access_log=False, lifespan="off", loop="asyncio", ws="none",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        server = uvicorn.Server(config)
        if until_input_closes:
            threading.Thread(target=_end_with_input, args=[server], daemon=True).start()
        server.run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """Name the protocol: asyncio only switches off Nagle's delay for sockets that say they are TCP."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise PortTaken(host=HOST, port=port) from error
    listening.listen(128)
    return listening


def _url(listening: socket.socket) -> str:
    return f"http://{HOST}:{listening.getsockname()[1]}/v1"


def _end_with_input(server: "uvicorn.Server") -> None:
    """Whoever started us holds our input open; when it ends or dies, so do we."""
    sys.stdin.buffer.read()
    server.should_exit = True
