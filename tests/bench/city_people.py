"""People at a catalogue: a thousand who look around, each on a connection of their own, a request every 2 s.

usage: python -m tests.bench.city_people PLAN.json     (prints what they met as JSON)

Spoken by hand over asyncio streams: a client library would take more of the processor than the server.
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

EVERY_SECONDS = 2.0
SEARCHES = ("防汛", "噪声扰民", "公积金 提取", "农业局", "食品", "热线派单助手")
SORTS = ("used", "newest", "rated", "name")


@dataclass
class Met:
    """Seconds of each answer by what was asked for, and what was no proper answer."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def note(self, kind: str, seconds: float, status: int) -> None:
        self.seconds.setdefault(kind, []).append(seconds)
        if status not in (200, 201, 304):
            self.errors.append(f"{kind}: {status}")


def wish(chosen: random.Random, agents: int) -> tuple[str, str]:
    """What somebody who looks around asks for next: mostly pages of the shelf, words, one agent."""
    dice, one = chosen.random(), f"agent-{chosen.randrange(agents)}"
    if dice < 0.35:
        return "page", f"/api/shelf?sort={chosen.choice(SORTS)}"
    if dice < 0.6:
        return "search", f"/api/shelf?query={quote(chosen.choice(SEARCHES))}"
    if dice < 0.85:
        return "passport", f"/api/releases/{one}"
    if dice < 0.9:
        return "counts", "/api/shelf/counts"
    return "index", "/api/index"


class Visitor:
    def __init__(self, address: str, token: str, seed: int, agents: int) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._head = f"Host: {self._host}\r\nAuthorization: Bearer {token}\r\n"
        self._chosen, self._agents, self._tag = random.Random(seed), agents, ""

    async def stay(self, until: float, met: Met) -> None:
        await asyncio.sleep(self._chosen.random() * EVERY_SECONDS)
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            while (began := time.monotonic()) < until:
                kind, path = wish(self._chosen, self._agents)
                met.note(kind, *await self._ask(reader, writer, path, began))
                await asyncio.sleep(max(0.0, began + EVERY_SECONDS - time.monotonic()))
        except (OSError, EOFError, ValueError) as error:
            met.errors.append(repr(error))
        finally:
            writer.close()

    async def _ask(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, began: float
    ) -> tuple[float, int]:
        known = f"If-None-Match: {self._tag}\r\n" if self._tag and path == "/api/index" else ""
        writer.write(f"GET {path} HTTP/1.1\r\n{self._head}{known}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        named = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        await reader.readexactly(int(named.get("content-length", "0")))
        if path == "/api/index":
            self._tag = named.get("etag", "")
        return time.monotonic() - began, int(head.split(" ", 2)[1])


async def look_around(plan: dict[str, Any]) -> Met:
    met, until = Met(), time.monotonic() + plan["seconds"]
    visitors = [Visitor(plan["url"], token, n, plan["agents"]) for n, token in enumerate(plan["tokens"])]
    await asyncio.gather(*(visitor.stay(until, met) for visitor in visitors))
    return met


if __name__ == "__main__":
    found = asyncio.run(look_around(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
    print(json.dumps({"seconds": found.seconds, "errors": found.errors}))
