"""Tries the parts one after the other; whatever one of them raises is its finding, not the end."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.workspace.self_check.findings import Finding, Part, State
from studio.workspace.self_check.reading import try_readers, try_recognition
from studio.workspace.self_check.system import tell_system, try_disk, try_keyring, try_policy
from studio.workspace.self_check.vectors import try_vectors
from studio.workspace.self_check.window import try_fonts, try_window

if TYPE_CHECKING:
    from studio.endpoints import KeyStore

Try = Callable[[], Awaitable[Finding]]


async def check_computer(folder: Path, keys: "KeyStore") -> AsyncIterator[Finding]:
    """`folder` is the workspace, which need not exist; nothing in it is changed."""
    from studio.workspace.self_check.endpoint import try_endpoint

    tries: dict[Part, Try] = {
        Part.SYSTEM: tell_system,
        Part.POLICY: try_policy,
        Part.WINDOW: try_window,
        Part.FONTS: try_fonts,
        Part.KEYRING: try_keyring,
        Part.DISK: lambda: try_disk(folder),
        Part.READERS: try_readers,
        Part.RECOGNITION: try_recognition,
        Part.VECTORS: try_vectors,
        Part.ENDPOINT: lambda: try_endpoint(folder, keys),
    }
    for part, one in tries.items():
        began = time.perf_counter()
        finding = await _found(part, one)
        yield finding.model_copy(update={"seconds": round(time.perf_counter() - began, 2)})


async def _found(part: Part, one: Try) -> Finding:
    try:
        return await one()
    except StudioError as error:
        return Finding(part=part, state=State.FAILS, trouble=Trouble(name=error.name, facts=error.facts))
    except Exception as error:  # what is broken here breaks in ways nobody has foreseen
        return Finding(part=part, state=State.FAILS, facts={"reason": repr(error)})
