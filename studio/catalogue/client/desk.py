"""The review desk: what was submitted, what it changes, and the decision."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from studio.catalogue.client.wire import Wire
from studio.catalogue.packages.changes import Changes
from studio.catalogue.packages.package import Package
from studio.catalogue.values.releases import Covering, PutPackage, Submission
from studio.catalogue.values.remarks import DepartmentQueue, Rerun, Spot, Standing


class Desk:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def put_package(self, digest: str, package: Path) -> PutPackage:
        """Bring the package in that file there, so that it can be submitted; the same again does no harm."""
        return await self._wire.send(f"packages/{digest}", PutPackage, package)

    async def submit(self, covering: Covering) -> Submission:
        """Queue a package that was put there."""
        return await self._wire.post("submissions", Submission, json=covering.model_dump(mode="json"))

    async def submissions(self, **wanted: object) -> list[Submission]:
        """Return a page of what the person may see; `wanted` narrows it as the service has it.

        state, decided, department, category, agent, mine, waited (days), after (the last number), limit.
        """
        return await self._wire.list("submissions", Submission, **_said(wanted))

    async def queues(self) -> list[DepartmentQueue]:
        """Return how many submissions of others wait, by department."""
        return await self._wire.list("submissions/queues", DepartmentQueue)

    async def submission(self, number: int) -> Submission:
        return await self._wire.get(f"submissions/{number}", Submission)

    async def standing(self, number: int) -> Standing:
        """Tell whether the person may decide and comment, and if not why."""
        return await self._wire.get(f"submissions/{number}/standing", Standing)

    async def package(self, number: int, file: Path) -> Package:
        """Bring the submitted package into that file; raises PackageDamaged."""
        submission = await self.submission(number)
        return await self._wire.package(f"submissions/{number}/package", submission.digest, file)

    async def changes(self, number: int) -> Changes:
        return await self._wire.get(f"submissions/{number}/changes", Changes)

    async def approve(
        self, number: int, comment: str, valid_until: date | None = None, digest: str = ""
    ) -> Submission:
        """It is released, and holds until that day, or as long as the catalogue's terms say.

        `digest` is the package that was looked at; raises SubmissionStale when another one waits.
        """
        until = valid_until.isoformat() if valid_until else None
        return await self._act(number, "approve", comment, digest=digest, valid_until=until)

    async def return_(self, number: int, comment: str, digest: str = "") -> Submission:
        return await self._act(number, "return", comment, digest=digest)

    async def reject(self, number: int, comment: str, digest: str = "") -> Submission:
        return await self._act(number, "reject", comment, digest=digest)

    async def withdraw(self, number: int, comment: str = "") -> Submission:
        return await self._act(number, "withdraw", comment)

    async def comment(self, number: int, comment: str, spot: Spot | None = None) -> Submission:
        """Say something about the whole, or about a place in it; raises NotFound for no such place."""
        place = spot.model_dump(include=set(Spot.model_fields)) if spot else {}
        return await self._act(number, "comments", comment, **place)

    async def answer(
        self, number: int, remark: int, comment: str, *, resolves: bool | None = None
    ) -> Submission:
        """Answer a comment; `resolves` settles it, or with False opens it again."""
        return await self._act(number, f"comments/{remark}/answers", comment, resolves=resolves)

    async def keep_rerun(self, number: int, report: bytes) -> Rerun:
        """Keep the report of a run of exactly the submitted suite; raises ReportUnfit."""
        return await self._wire.post(f"submissions/{number}/reruns", Rerun, content=report)

    async def rerun_report(self, number: int, rerun: int) -> bytes:
        return (await self._wire.ask("GET", f"submissions/{number}/reruns/{rerun}/report")).content

    async def _act(self, number: int, act: str, comment: str, **more: object) -> Submission:
        said = {"comment": comment, **more}
        return await self._wire.post(f"submissions/{number}/{act}", Submission, json=said)


def _said(wanted: Mapping[str, object]) -> dict[str, str]:
    """What was not said is not asked for."""
    plain = {name: value for name, value in wanted.items() if value is not None}
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in plain.items()
    }
