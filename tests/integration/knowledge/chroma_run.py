"""A real Chroma server on loopback, started and stopped by a test."""

import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.leaks import PATIENCE


class ChromaRun:
    """`chroma run` on one port, which it keeps when it is started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        command = [sys.executable, "-c", "import chromadb_rust_bindings as b, sys; b.cli(sys.argv[1:])"]
        arguments = ["chroma", "run", "--path", str(self._folder), "--port", str(self._port)]
        self._process = subprocess.Popen(
            [*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        transport = httpx.HTTPTransport(retries=8)  # with growing pauses, until it listens
        with httpx.Client(transport=transport, timeout=30) as client:
            client.get(f"{self.url}/api/v2/heartbeat").raise_for_status()

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=PATIENCE)
            self._process = None
