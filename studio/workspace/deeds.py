"""What a learner did that leaves no other trace, such as a search: kept in a course's workspace alone."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from studio.core.passages import Passage

COURSE = "course"
"""The folder in a course's workspace that holds the course itself."""
_FILE = "course-deeds.jsonl"
_LONGEST = 500

DeedFact = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Deed:
    """`at` is an ISO 8601 time with zone."""

    name: str
    at: str
    facts: Mapping[str, DeedFact]

    def text(self, fact: str) -> str:
        """Return what was noted under that name, nothing where nothing was."""
        return str(self.facts.get(fact, ""))


class Deeds:
    """Blocking, but a line at a time; one that cannot be written is let go, the work itself counts."""

    def __init__(self, workspace: Path) -> None:
        self._file, self._course = workspace / _FILE, workspace / COURSE / "course.yaml"

    @property
    def kept(self) -> bool:
        """Whether anything is noted here: in a course's workspace."""
        return self._course.is_file()

    def note(self, name: str, **facts: DeedFact) -> None:
        """Note what has just been done; silent outside a course."""
        if not self.kept:
            return
        short = {key: value[:_LONGEST] if isinstance(value, str) else value for key, value in facts.items()}
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        line = json.dumps({"name": name, "at": at, "facts": short}, ensure_ascii=False)
        with suppress(OSError), self._file.open("a", encoding="utf-8") as file:
            file.write(f"{'' if self._ended() else chr(10)}{line}\n")

    def all(self, name: str = "") -> list[Deed]:
        """Return the deeds of that name, or all of them, in the order in which they were done."""
        return [deed for deed in self._read() if not name or deed.name == name]

    def _ended(self) -> bool:
        """Whether the last line is whole: a program that is killed may leave half of one."""
        try:
            with self._file.open("rb") as file:
                file.seek(-1, 2)
                return file.read(1) == b"\n"
        except OSError:
            return True

    def _read(self) -> Iterator[Deed]:
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):
                told: dict[str, Any] = json.loads(line)
                yield Deed(str(told["name"]), str(told["at"]), dict(told["facts"]))


def note_searched(deeds: Deeds, base: str, question: str, passages: Iterable[Passage]) -> None:
    """Note a search with the documents it brought, in their order."""
    names = list(dict.fromkeys(passage.document for passage in passages))
    deeds.note("searched", base=base, question=question, documents="\n".join(names))


def note_opened(deeds: Deeds, base: str, document: str, place: str) -> None:
    """Note that a source was opened at its place."""
    deeds.note("source_opened", base=base, document=document, place=place)


def note_measured(deeds: Deeds, base: str, questions: int, hits: Mapping[int, float]) -> None:
    """Note how often a base found the right document: shares from 0 to 1, by how many passages counted."""
    shares: dict[str, DeedFact] = {f"hit_{top}": share for top, share in hits.items()}
    deeds.note("search_measured", base=base, questions=questions, **shares)
