"""The window's platform and its fonts, tried in a process of its own: Qt ends one where it cannot draw."""

import asyncio
import json
import re
from asyncio.subprocess import PIPE
from typing import Any

from studio.core.programs import running
from studio.workspace.self_check.findings import Finding, Part, State

_MODULE = "studio.ui.self_check"  # a program of its own: nothing here imports Qt
_PATIENCE_SECONDS = 30
_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")


async def try_window() -> Finding:
    told, complaint = await _told()
    if not told:
        library = _LIBRARY.search(complaint)
        facts = {"reason": complaint.strip()[-400:], "library": library[1] if library else ""}
        return Finding(part=Part.WINDOW, state=State.FAILS, facts=facts)
    drawn = told["platform"] not in {"offscreen", "minimal"}
    return Finding(
        part=Part.WINDOW,
        state=State.WORKS if drawn else State.LIMITED,
        facts={key: told[key] for key in ("platform", "screen", "scale")},
    )


async def try_fonts() -> Finding:
    told, _ = await _told()
    family = str(told.get("family", ""))
    return Finding(part=Part.FONTS, state=State.WORKS if family else State.FAILS, facts={"family": family})


async def _told() -> tuple[dict[str, Any], str]:
    """What it says of itself, or nothing, and what Qt complained of."""
    child = await asyncio.create_subprocess_exec(*running(_MODULE), stdout=PIPE, stderr=PIPE)
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            said, complaint = await child.communicate()
    except TimeoutError:
        child.kill()
        await child.wait()
        return {}, ""
    line = said.decode(errors="replace").strip()
    return (json.loads(line) if line.startswith("{") else {}), complaint.decode(errors="replace")
