"""What came out of an archive or a mail, on its way into the base."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.knowledge.arrivals import Arrival
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.preparing import failed

if TYPE_CHECKING:
    from studio.documents import Member, Unpacked

_NAMED = 5  # of the members left out


def coming_out(arrival: Arrival, unpacked: "Unpacked") -> list[Arrival]:
    return [
        _arrival(arrival, member, member.path.stat().st_size)
        for member in unpacked.members
        if member.path is not None
    ]


def failed_members(arrival: Arrival, unpacked: "Unpacked") -> list[LoadedDocument]:
    return [
        failed(_arrival(arrival, member), member.trouble)
        for member in unpacked.members
        if member.trouble is not None
    ]


def told(document: LoadedDocument, unpacked: "Unpacked") -> LoadedDocument:
    """The container's own row says how much it held, and what of that was left out."""
    row = document.row
    pages = row.pages or len(unpacked.members)
    return warned(
        replace(document, row=row.model_copy(update={"pages": pages})), _left_out(unpacked.left_out)
    )


def warned(document: LoadedDocument, warnings: Sequence[tuple[str, str]]) -> LoadedDocument:
    all_ = (*document.row.warnings, *warnings)
    return replace(document, row=document.row.model_copy(update={"warnings": all_}))


def _arrival(container: Arrival, member: "Member", size: int = 0) -> Arrival:
    return Arrival(
        path=member.path or Path(member.name),
        name=f"{container.name}/{member.name}",
        bytes=size,
        changed=container.changed,
        container=container.container or container.name,
        within=container.within or container.path,
    )


def _left_out(names: Sequence[str]) -> list[tuple[str, str]]:
    if not names:
        return []
    named = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return [("members_left_out", f"{len(names)} ({named})")]
