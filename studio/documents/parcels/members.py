"""What is in an archive or a mail, as it lies unpacked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from studio.core.errors import DocumentError, error_from_facts
from studio.core.patterns import late
from studio.documents.folders import is_no_document
from studio.documents.invisible import cleaned

_FORBIDDEN = late(r'[\x00-\x1f<>:"|?*]')
_SUFFIX = late(r"\.[A-Za-z0-9]{1,8}")
_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
_LONGEST = 120  # characters of one part of a name


@dataclass(frozen=True, slots=True)
class Member:
    """`name` is its path within, with slashes; `path` the unpacked file, or None with `trouble` instead."""

    name: str
    path: Path | None
    trouble: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """`left_out` names what is plainly no document: programs, sounds, pictures of signatures."""

    members: tuple[Member, ...]
    left_out: tuple[str, ...] = ()

    @property
    def bytes(self) -> int:
        return sum(member.path.stat().st_size for member in self.members if member.path is not None)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may still be unpacked of one file with all that is nested in it; `depth` counts parcels."""

    bytes: int = 4 << 30
    members: int = 50_000
    depth: int = 3

    def at(self, depth: int) -> "Allowance":
        """For a parcel that lies in so many others."""
        return replace(self, depth=self.depth - depth)

    def less(self, unpacked: Unpacked) -> "Allowance":
        return replace(self, bytes=self.bytes - unpacked.bytes, members=self.members - len(unpacked.members))


def plain_name(name: str) -> str:
    """A name that can be shown and kept on every system; empty when nothing of it is left."""
    parts = (_plain_part(part) for part in cleaned(name.replace("\\", "/")).split("/"))
    return "/".join(part for part in parts if part)


def told_apart(names: Iterable[str]) -> list[str]:
    """Of two members with one name the later one is numbered: 通知 (2).docx."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        free, count = name, 2
        while free in taken:
            path = PurePosixPath(name)
            free, count = str(path.with_name(f"{path.stem} ({count}){path.suffix}")), count + 1
        taken.add(free)
        found.append(free)
    return found


def place_for(name: str, number: int, into: Path) -> Path:
    """Where it is unpacked: of its own name only the suffix is used, so that it leads nowhere."""
    suffix = PurePosixPath(name).suffix
    return into / f"{number}{suffix.lower() if _SUFFIX.fullmatch(suffix) else ''}"


def is_left_out(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "~$")) for part in parts) or is_no_document(parts[-1])


def is_litter(name: str) -> bool:
    """What systems leave in folders, which nobody has put there and nobody misses."""
    *folders, file = PurePosixPath(name).parts
    return "__MACOSX" in folders or file.startswith("._") or file.lower() in _LITTER


def unpacked_to_wire(unpacked: Unpacked) -> dict[str, Any]:
    return {
        "members": [_member_to_wire(member) for member in unpacked.members],
        "left_out": unpacked.left_out,
    }


def unpacked_from_wire(message: dict[str, Any]) -> Unpacked:
    members = tuple(_member_from_wire(*member) for member in message["members"])
    return Unpacked(members, tuple(message["left_out"]))


def _member_to_wire(member: Member) -> list[Any]:
    trouble = None if member.trouble is None else [member.trouble.name, member.trouble.facts]
    return [member.name, None if member.path is None else str(member.path), trouble]


def _member_from_wire(name: str, path: str | None, trouble: list[Any] | None) -> Member:
    error = None if trouble is None else error_from_facts(*trouble)
    assert error is None or isinstance(error, DocumentError)
    return Member(name, None if path is None else Path(path), error)


def _plain_part(part: str) -> str:
    stripped = _FORBIDDEN.sub("_", " ".join(part.split())).strip(" ")
    stripped = stripped if stripped.strip(".") else ""
    if len(stripped) <= _LONGEST:
        return stripped
    suffix = PurePosixPath(stripped).suffix[:10]
    return stripped[: _LONGEST - len(suffix)] + suffix
