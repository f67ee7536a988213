"""Keeping test runs and finding them again."""

from contextlib import AbstractContextManager
from pathlib import Path

from studio.core.errors import NotFound
from studio.trials.overruling import Overruled
from studio.trials.report import Report
from studio.trials.results import CaseResult, Overruling
from studio.trials.runs.lines import RunLine, lines
from studio.trials.runs.rows import add_result, add_run, count_again, filled, heads, let_old_go
from studio.trials.runs.tables import held_open, reading, writing


class Runs:
    """Holds no connection open, blocks while the disk is asked; several programs may use the file at once.

    What a person overruled stands beside the results, which never change. Of each agent the `most` newest
    runs are kept, and those in which something was overruled.
    """

    def __init__(self, file: Path, most: int = 100) -> None:
        self._file, self._most = file, most

    def held_open(self) -> AbstractContextManager[None]:
        """While a run goes on: what is kept inside is kept faster."""
        return held_open(self._file)

    def begin(self, report: Report) -> Report:
        """Keep a run without results; return its report with its number."""
        with writing(self._file) as database:
            let_old_go(database, report.agent, self._most - 1)
            return add_run(database, report)

    def keep(self, report: Report, result: CaseResult) -> None:
        """Keep one answer of a run; killed after this returns, the program finds it again."""
        with writing(self._file) as database:
            add_result(database, report, result)

    def finish(self, report: Report, finished: str, *, about_nothing: bool = False) -> Report:
        """Say when a run came to its end; return it as it was kept.

        It is about nothing when what it tested was changed meanwhile: then it bears no digest.
        """
        done = "UPDATE runs SET finished = ?, agent_digest = ?, report = ? WHERE (agent, number) = (?, ?)"
        digest = "" if about_nothing else report.agent_digest
        head = report.model_copy(update={"agent_digest": digest, "results": ()})
        with writing(self._file) as database:
            database.execute(done, (finished, digest, head.model_dump_json(), report.agent, report.run))
        return self.get(report.agent, report.run)

    def adopt(self, report: Report) -> None:
        """Keep a report of an earlier version of this program, once."""
        with writing(self._file) as database:
            alike = (report.started, report.agent_digest)
            if any(heads(database, report.agent, "(started, agent_digest) = (?, ?)", *alike)):
                return
            begun = add_run(
                database, report.model_copy(update={"finished": report.finished or report.started})
            )
            for number, result in enumerate(report.results, start=1):
                add_result(database, begun, result.model_copy(update={"number": result.number or number}))

    def list(self, agent: str) -> list[RunLine]:
        """Return all runs of an agent, the newest first."""
        with reading(self._file) as database:
            return lines(database, list(heads(database, agent)))

    def get(self, agent: str, run: int) -> Report:
        """Raises NotFound."""
        with reading(self._file) as database:
            for head in heads(database, agent, "number = ?", run):
                return filled(database, head)
        raise NotFound(kind="run", missing=str(run))

    def newest(self, agent: str, *, about: tuple[str, str] | None = None) -> Report | None:
        """Return the newest run of all cases that came to its end.

        `about` are the digests of agent and knowledge it is to have tested.
        """
        wanted = "finished != '' AND whole"
        if about:
            wanted += " AND (agent_digest, knowledge_digest) = (?, ?)"
        with reading(self._file) as database:
            for head in heads(database, agent, wanted, *(about or ())):
                return filled(database, head)
        return None

    def overrule(self, agent: str, run: int, which: Overruled, overruling: Overruling) -> Report:
        """Put a person's verdict in place of one; earlier ones stay on the record. Raises NotFound."""
        checks = self.get(agent, run).attempt(which.number, which.attempt).checks
        if not 0 < which.place <= len(checks):
            raise NotFound(kind="check", missing=str(which.place))
        place = (agent, run, which.number, which.attempt)
        with writing(self._file) as database:
            values = (*place, which.place, overruling.model_dump_json())
            database.execute("INSERT INTO overrulings VALUES (?, ?, ?, ?, ?, ?)", values)
            report = filled(database, next(heads(database, agent, "number = ?", run)))
            count_again(database, report, report.attempt(which.number, which.attempt))
        return report

    def forget(self, agent: str) -> None:
        """Delete all runs of an agent."""
        if self._file.exists():
            with writing(self._file) as database:
                for table in ("runs", "results", "unanswered", "overrulings"):
                    database.execute(f"DELETE FROM {table} WHERE agent = ?", (agent,))
