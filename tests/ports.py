"""Free ports on loopback, and when a process of ours answers on its own."""

import socket
import subprocess
import time


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def answering(port: int, process: subprocess.Popen[bytes], patience: float = 30.0) -> None:
    """Return when it takes connections; raises AssertionError when it has ended, or stays deaf."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        assert process.poll() is None, f"ended with {process.returncode}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("it does not answer")
