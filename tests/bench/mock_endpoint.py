"""A model server that costs what a quick one costs: 20 ms a request of embeddings and 1 ms a text."""

import base64
import hashlib
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import PIPE, Popen
from typing import Any
from urllib.request import urlopen

import numpy as np

DIMENSION = 256


class MockEndpoint(BaseHTTPRequestHandler):
    """Embeddings packed or plain, as they are asked for; `GET /asked` tells how many requests there were."""

    protocol_version = "HTTP/1.1"
    asked = 0
    counting = threading.Lock()

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = [told["input"]] if isinstance(told["input"], str) else told["input"]
        with self.counting:
            type(self).asked += 1
        time.sleep(0.020 + 0.001 * len(texts))
        shown = _packed if told.get("encoding_format") == "base64" else _plain
        data = [
            {"object": "embedding", "index": at, "embedding": shown(text)} for at, text in enumerate(texts)
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        self._send({"object": "list", "data": data, "model": "mock", "usage": usage})

    def do_GET(self) -> None:
        self._send({"asked": self.asked})

    def log_message(self, *_: object) -> None:
        pass

    def _send(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Served:
    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"
        self.url = f"{self._root}/v1"

    def asked(self) -> int:
        with urlopen(f"{self._root}/asked") as answer:
            return int(json.load(answer)["asked"])


@contextmanager
def serving() -> Iterator[Served]:
    """In a process of its own, so that neither side pays for it more than the other."""
    command = [sys.executable, "-m", "tests.bench.mock_endpoint"]
    with Popen(command, stdout=PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Served(int(process.stdout.readline()))
        finally:
            process.terminate()


def _numbers(text: str) -> np.ndarray:
    digest = hashlib.shake_128(text.encode()).digest(DIMENSION)
    return np.frombuffer(digest, dtype=np.uint8).astype(np.float32) / 127.5 - 1


def _packed(text: str) -> str:
    return base64.b64encode(_numbers(text).tobytes()).decode()


def _plain(text: str) -> list[float]:
    return [round(float(number), 6) for number in _numbers(text)]


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), MockEndpoint)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
