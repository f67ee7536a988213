"""Tells the catalogue how often its agents answered here, when it is asked for something else anyway."""

import asyncio

from studio.catalogue import UsageTaken
from studio.workspace.workspace import Workspace


async def report_usage(workspace: Workspace) -> UsageTaken | None:
    """Tell the catalogue what it was not told yet; None when there is nothing, or nothing may be told.

    Raises whatever the catalogue answers; what was not told waits for the next time.
    """
    if not workspace.settings.share_usage:
        return None
    report = await asyncio.to_thread(workspace.usage.report)
    if not report.lines:
        return None
    async with workspace.catalogue() as client:
        taken = await client.opinions.report_usage(report)
    await asyncio.to_thread(workspace.usage.told, report)
    return taken
