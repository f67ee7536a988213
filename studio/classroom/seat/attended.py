"""How far a learner is, as the course's workspace keeps it: steps by the course, tests by the test bench."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.classroom.values import StepMark, SuiteResult
from studio.core.errors import StudioError
from studio.courses import kept_progress
from studio.endpoints import PRACTICE

if TYPE_CHECKING:
    from studio.trials.runs.lines import RunLine
    from studio.workspace import Workspace

_MOST_AGENTS = 50


class AttendedCourse:
    """Blocking, and only reading: what is seen of the steps is for the page or the command that looks."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._read: dict[str, tuple[object, Sequence[SuiteResult]]] = {}

    def marks(self) -> tuple[str, Mapping[str, StepMark]]:
        """Return the lesson being taken, and the steps of which anything is known."""
        progress = kept_progress(self._workspace.folder)
        if progress is None:
            return "", {}
        return progress.lesson, {
            key: StepMark(done_at=state.done_at[:40], tries=max(0, state.tries), mistake=state.mistake[:100])
            for key, state in progress.steps.items()
            if state.done or state.mistake
        }

    def results(self) -> Sequence[SuiteResult]:
        """Return the newest whole run of each agent; the file is read again only when it has changed."""
        file = self._workspace.folder / "tests.sqlite3"
        stamp = _stamp(file)
        if self._read.get("results", (None, ()))[0] != stamp:
            self._read["results"] = stamp, self._results(file)
        return self._read["results"][1]

    def _results(self, file: Path) -> Sequence[SuiteResult]:
        from studio.trials import Runs

        found = []
        for agent in self._workspace.agents.ids()[:_MOST_AGENTS] if file.exists() else []:
            try:
                lines = [line for line in Runs(file).list(agent) if line.finished and line.head.whole]
                found += [_result(line, self._workspace.agents.get(agent).agent.name) for line in lines[:1]]
            except (StudioError, OSError):
                continue
        return found


def _result(line: "RunLine", name: str) -> SuiteResult:
    head = line.head
    return SuiteResult(
        agent=head.agent[:100],
        name=name[:100],
        version=head.version[:40],
        run=head.run,
        passed=line.passed,
        total=line.total,
        finished=head.finished[:40],
        practice=head.model == PRACTICE.chat_model,
    )


def _stamp(file: Path) -> object:
    """What changes with the file; what is not written into it yet stands in a second one beside it."""
    stamps: list[tuple[int, int, int] | None] = []
    for one in (file, file.with_name(f"{file.name}-wal")):
        try:
            stat = one.stat()
            stamps.append((stat.st_ino, stat.st_mtime_ns, stat.st_size))
        except OSError:
            stamps.append(None)
    return tuple(stamps)
