"""A class on the disk: room.sqlite3 in the class's folder, from which a killed program goes on."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from pathlib import Path

from pydantic import TypeAdapter

from studio.classroom.room.rows import RoomRow, SeatRow
from studio.classroom.values import Hand, Order, StepMark, SuiteResult
from studio.core.files import writing_to
from studio.core.sqlite import sqlite_named

FILE = "room.sqlite3"


class RoomStore:
    """Blocking, safe from several threads; each change is on the disk when it returns."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def close(self) -> None:
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def room(self) -> RoomRow | None:
        rows = self._rows(f"SELECT {_ROOM} FROM room")
        for code, token, catalogue, lesson, seats, port in rows:
            return RoomRow(code, token, catalogue, lesson, int(seats), int(port))
        return None

    def keep_room(self, room: RoomRow) -> None:
        with self._changing() as database:
            database.execute(_KEEP_ROOM, _values(room))

    def seats(self) -> list[SeatRow]:
        return [_seat(row) for row in self._rows(f"SELECT {_COLUMNS} FROM seats ORDER BY number")]

    def keep_seat(self, seat: SeatRow) -> None:
        with self._changing() as database:
            database.execute(_KEEP_SEAT, _written(seat))

    def note_seen(self, seen: dict[int, str]) -> None:
        with self._changing() as database:
            rows = [(at, number) for number, at in seen.items()]
            database.executemany("UPDATE seats SET seen = ? WHERE number = ?", rows)

    def next_person(self, number: int) -> str:
        """Return an id nobody had yet: who takes a seat is not who sat there before."""
        with self._changing() as database:
            made = database.execute("INSERT INTO sittings (seat) VALUES (?)", (number,)).lastrowid
        return f"seat-{number}-{made}"

    def free(self, number: int) -> None:
        with self._changing() as database:
            database.execute("DELETE FROM seats WHERE number = ?", (number,))

    def begin_anew(self, room: RoomRow) -> None:
        """Free all seats and forget what was sent, in one step."""
        with self._changing() as database:
            database.execute("DELETE FROM seats")
            database.execute("DELETE FROM orders")
            database.execute(_KEEP_ROOM, _values(room))

    def orders(self) -> list[Order]:
        rows = self._rows("SELECT number, at, lesson, message FROM orders ORDER BY number")
        return [Order(number=int(row[0]), at=row[1], lesson=row[2], message=row[3]) for row in rows]

    def add_order(self, at: str, lesson: str, message: str) -> Order:
        with self._changing() as database:
            insert = "INSERT INTO orders (at, lesson, message) VALUES (?, ?, ?)"
            number = database.execute(insert, (at, lesson, message)).lastrowid
            if lesson:
                database.execute("UPDATE room SET lesson = ?", (lesson,))
        return Order(number=number or 0, at=at, lesson=lesson, message=message)

    def _rows(self, query: str) -> list[tuple[str, ...]]:
        with self._lock, sqlite_named(self._file):
            return self._opened().execute(query).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, sqlite_named(self._file):
            database = self._opened()
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = _open(self._file)
        return self._database


def _open(file: Path) -> sqlite3.Connection:
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)  # the trainer's token lies there
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=10)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(_TABLES)
    except BaseException:
        database.close()
        raise
    return database


_STEPS = TypeAdapter(dict[str, StepMark])
_RESULTS = TypeAdapter(tuple[SuiteResult, ...])
_ROOM = ", ".join(field.name for field in fields(RoomRow))
_KEEP_ROOM = f"INSERT OR REPLACE INTO room (one, {_ROOM}) VALUES (1, {', '.join('?' * len(fields(RoomRow)))})"
_COLUMNS = ", ".join(field.name for field in fields(SeatRow))
_KEEP_SEAT = f"INSERT OR REPLACE INTO seats ({_COLUMNS}) VALUES ({', '.join('?' * len(fields(SeatRow)))})"


def _values(room: RoomRow) -> tuple[str | int, ...]:
    return tuple(asdict(room).values())


def _written(seat: SeatRow) -> tuple[object, ...]:
    plain = {field.name: getattr(seat, field.name) for field in fields(SeatRow)}
    plain["hand"] = seat.hand.model_dump_json() if seat.hand else ""
    plain["steps"] = _STEPS.dump_json(seat.marks).decode()
    plain["results"] = _RESULTS.dump_json(seat.results).decode()
    return tuple(plain.values())


def _seat(row: tuple[str, ...]) -> SeatRow:
    plain = SeatRow(*row)  # type: ignore[arg-type]  # the three that are JSON are read below
    told = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return replace(
        plain,
        hand=Hand.model_validate(json.loads(told["hand"])) if told["hand"] else None,
        steps=_STEPS.validate_json(told["steps"]),
        results=_RESULTS.validate_json(told["results"]),
    )


_TABLES = f"""
CREATE TABLE IF NOT EXISTS room (one INTEGER PRIMARY KEY, {_ROOM});
CREATE TABLE IF NOT EXISTS seats ({_COLUMNS.replace("number", "number INTEGER PRIMARY KEY")});
CREATE TABLE IF NOT EXISTS sittings (number INTEGER PRIMARY KEY AUTOINCREMENT, seat INTEGER);
CREATE TABLE IF NOT EXISTS orders (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT, lesson TEXT, message TEXT
);
"""
