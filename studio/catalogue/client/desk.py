"""The review desk: what was submitted, what it changes, and the decision."""

from datetime import date
from pathlib import Path

from studio.catalogue.changes import Changes
from studio.catalogue.client.wire import Wire
from studio.catalogue.package import Package
from studio.catalogue.values import Covering, PutPackage, Submission


class Desk:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def put_package(self, digest: str, package: Path) -> PutPackage:
        """Bring the package in that file there, so that it can be submitted; the same again does no harm."""
        return await self._wire.send(f"packages/{digest}", PutPackage, package)

    async def submit(self, covering: Covering) -> Submission:
        """Queue a package that was put there."""
        return await self._wire.post("submissions", Submission, json=covering.model_dump(mode="json"))

    async def submissions(self) -> list[Submission]:
        return await self._wire.list("submissions", Submission)

    async def submission(self, number: int) -> Submission:
        return await self._wire.get(f"submissions/{number}", Submission)

    async def package(self, number: int, file: Path) -> Package:
        """Bring the submitted package into that file; raises PackageDamaged."""
        submission = await self.submission(number)
        return await self._wire.package(f"submissions/{number}/package", submission.digest, file)

    async def changes(self, number: int) -> Changes:
        return await self._wire.get(f"submissions/{number}/changes", Changes)

    async def approve(self, number: int, comment: str, valid_until: date | None = None) -> Submission:
        """It is released, and holds until that day, or as long as the catalogue's terms say."""
        said = {"comment": comment, "valid_until": valid_until.isoformat() if valid_until else None}
        return await self._wire.post(f"submissions/{number}/approve", Submission, json=said)

    async def return_(self, number: int, comment: str) -> Submission:
        return await self._act(number, "return", comment)

    async def reject(self, number: int, comment: str) -> Submission:
        return await self._act(number, "reject", comment)

    async def withdraw(self, number: int, comment: str = "") -> Submission:
        return await self._act(number, "withdraw", comment)

    async def comment(self, number: int, comment: str) -> Submission:
        return await self._act(number, "comments", comment)

    async def _act(self, number: int, act: str, comment: str) -> Submission:
        return await self._wire.post(f"submissions/{number}/{act}", Submission, json={"comment": comment})
