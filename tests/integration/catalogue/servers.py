"""Catalogue servers as processes of their own, with people who hold tokens."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from studio.catalogue import ServerSettings
from studio.catalogue.people import Person
from studio.catalogue.store import people, tokens
from studio.catalogue.store.database import Store

PROGRAM = (
    "import asyncio, sys; from studio.catalogue import ServerSettings, serve;"
    "settings = ServerSettings.model_validate_json(sys.argv[1]);"
    "asyncio.run(serve(settings, lambda url: print(url, flush=True)))"
)


@dataclass(frozen=True)
class ServerProcess:
    url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(*settings: ServerSettings) -> Iterator[list[ServerProcess]]:
    """Start them all at once, and have them when all answer."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_started(one)) for one in settings]
        yield [ServerProcess(_first_line(process), process) for process in processes]


@contextmanager
def _started(settings: ServerSettings) -> Iterator[subprocess.Popen[str]]:
    told = settings.model_copy(update={"port": 0}).model_dump_json()
    command = [sys.executable, "-c", PROGRAM, told]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def tokens_of(url: str, everybody: Sequence[Person]) -> dict[str, str]:
    """Make them known in that database and return the token of each."""
    with closing(Store(url)) as store, store.changing() as session:
        for person in everybody:
            people.keep_person(session, person)
        return {person.id: tokens.issue(session, person.id, 1).token for person in everybody}
