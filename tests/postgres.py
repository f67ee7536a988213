"""A PostgreSQL of the tests' own, from Debian's packages: one cluster for all, a fresh database for each."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pg8000.native

from tests.certificates import write_certificate
from tests.ports import free_port

USER, TEMPLATE = "studio", "with_tables"
FAST_NOT_SAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=256MB")
SMALL = ("shared_buffers=32MB", "max_connections=60", "listen_addresses=127.0.0.1")


class PostgresMissing(Exception):
    """Its programs are not on this machine; `make setup` installs them."""


@dataclass(frozen=True)
class Postgres:
    """A running cluster; everything about it is in `folder`, and nobody but its tests knows its port."""

    folder: Path
    port: int
    numbers: count  # type: ignore[type-arg]  # of int, which Python 3.11 cannot say at run time

    @property
    def certificate(self) -> Path:
        return self.folder / "certificate.pem"

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Return the URL of a new database, a copy of the template; dropped at the end, whoever is in it."""
        name = f"test_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def make_template(self, fill: Callable[[str], None]) -> None:
        """Keep what `fill` makes in an empty database, so that tests begin with a copy of it."""
        self.run(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
        fill(self.url(TEMPLATE))

    def run(self, statement: str) -> None:
        with closing(pg8000.native.Connection(USER, "127.0.0.1", "postgres", self.port)) as connection:
            connection.run(statement)

    def start(self) -> None:
        tls = [f"ssl_{part}_file={self.certificate}" for part in ("cert", "key")]
        own = (f"port={self.port}", f"unix_socket_directories={self.folder}", "ssl=on", *tls)
        settings = (*own, *SMALL, *FAST_NOT_SAFE)
        options = " ".join(f"-c {setting}" for setting in settings)
        self._control("-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        self._control("-w", "-m", how, "stop")

    def _control(self, *arguments: str) -> None:
        _as_nobody_special([str(_program("pg_ctl")), "-D", str(self.folder / "data"), *arguments])


@contextmanager
def running() -> Iterator[Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="studio-postgres-"))
    try:
        write_certificate(folder / "certificate.pem")
        if os.geteuid() == 0:
            for path in (folder, folder / "certificate.pem"):
                shutil.chown(path, "postgres", "postgres")
        _make_cluster(folder / "data")
        cluster = Postgres(folder, free_port(), count(1))
        with _stopped_whatever_happens(folder):
            cluster.start()
            try:
                yield cluster
            finally:
                cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the shell may be at it too


@contextmanager
def _stopped_whatever_happens(folder: Path) -> Iterator[None]:
    """A test run that is killed closes its end of a pipe, and a shell at the other end tidies up."""
    theirs, ours = os.pipe()
    stop = f"{_program('pg_ctl')} -D {folder}/data -m immediate stop; rm -rf {folder}"
    watch = ["sh", "-c", f"exec 3<&0; (read _ <&3; {stop}) >/dev/null 2>&1 &"]
    user = "postgres" if os.geteuid() == 0 else None
    try:
        subprocess.run(watch, check=True, stdin=theirs, user=user, cwd="/", start_new_session=True)
        os.close(theirs)
        yield
    finally:
        os.close(ours)


def _make_cluster(data: Path) -> None:
    choices = ("-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
    _as_nobody_special([str(_program("initdb")), "-D", str(data), *choices])


def _as_nobody_special(command: list[str]) -> None:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    user = "postgres" if os.geteuid() == 0 else None
    groups: list[str] | None = [] if user else None
    # What it leaves running must not hold our pipes open, so its words go to a file.
    with tempfile.TemporaryFile() as words:
        done = subprocess.run(
            command,
            check=False,
            user=user,
            group=user,
            extra_groups=groups,
            cwd="/",
            stdout=words,
            stderr=words,
        )
        words.seek(0)
        assert done.returncode == 0, words.read().decode(errors="replace")


def _program(name: str) -> Path:
    """Debian keeps the server's programs apart, by version; elsewhere they are where others are."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    elsewhere = shutil.which(name)
    if not found and elsewhere is None:
        raise PostgresMissing(
            f"{name} is not installed; `make setup` does it, or: apt-get install postgresql"
        )
    return found[-1] if found else Path(elsewhere or "")
