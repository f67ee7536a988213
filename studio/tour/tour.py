"""One person builds and submits an agent, a second reviews it, a third installs and asks it."""

import shutil
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from studio.core.errors import NameTaken, StudioError
from studio.core.files import writing_to
from studio.core.i18n import Words
from studio.tour.building import Building
from studio.tour.checks import Unmet
from studio.tour.publishing import Publication
from studio.tour.report import Step, TourReport
from studio.wording import explain
from studio.workspace import Workspace
from studio.workspace.policy import Policy

SAMPLE = "flood-duty"
_MARK = ".tour"


class Tour:
    """Leaves its two workspaces under `folder` so that they can be looked at; no policy reaches into them."""

    def __init__(self, folder: Path, say: Words) -> None:
        self.folder = folder
        self.author_folder = folder / "author"
        self.user_folder = folder / "user"
        self._say = say

    async def run(self, on_step: Callable[[Step], None] = lambda _: None) -> TourReport:
        """Do every step; the first that fails ends the tour."""
        self._clear()
        steps: list[Step] = []
        async with AsyncExitStack() as stack:
            author = await stack.enter_async_context(Workspace(self.author_folder, policy=Policy()))
            building = Building(author, self._say, SAMPLE)
            publication = Publication(author, self._user_workspace, stack, self._say, building)
            for name, act in [*building.acts, *publication.acts]:
                steps.append(await self._step(name, act))
                on_step(steps[-1])
                if not steps[-1].ok:
                    break
        return TourReport(steps=tuple(steps), answer=publication.answer, release=publication.release)

    async def _step(self, name: str, act: Callable[[], Awaitable[str]]) -> Step:
        start = time.perf_counter()
        try:
            ok, detail = True, await act()
        except Unmet as error:
            ok, detail = False, str(error)
        except (StudioError, OSError) as error:
            ok, detail = False, str(explain(error, self._say))
        return Step(name=name, ok=ok, seconds=round(time.perf_counter() - start, 3), detail=detail)

    def _user_workspace(self) -> Workspace:
        return Workspace(self.user_folder, policy=Policy())

    def _clear(self) -> None:
        """Start anew, but never remove a folder that no tour has made."""
        with writing_to(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            for old in (self.author_folder, self.user_folder):
                if old.exists() and not (self.folder / _MARK).exists():
                    raise NameTaken(taken=str(old))
                shutil.rmtree(old, ignore_errors=True)
            (self.folder / _MARK).touch()
