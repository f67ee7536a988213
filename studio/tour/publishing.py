"""The second half of the tour: package, submission, refused self-review, approval, installation, answer."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from studio.catalogue import CheckName, Submission, Wanted
from studio.core.errors import ReviewerIsAuthor
from studio.core.i18n import Words
from studio.runtime import AgentFolder
from studio.tour.building import Building, ask_once, sources_of
from studio.tour.checks import Unmet, expect
from studio.tour.report import Answer, Released
from studio.workspace import Publishing, Workspace
from studio.workspace.settings import REVIEWER

USER = "街道值班员"


class Publication:
    """The third person's workspace is opened when the installation begins and closed with `stack`."""

    def __init__(
        self,
        author: Workspace,
        user_workspace: Callable[[], Workspace],
        stack: AsyncExitStack,
        say: Words,
        building: Building,
    ) -> None:
        self._author = author
        self._user_workspace = user_workspace
        self._stack = stack
        self._say = say
        self._building = building
        self._user: Workspace
        self._submission: Submission
        self._installed: AgentFolder
        self.answer = Answer()
        self.release = Released()

    @property
    def acts(self) -> list[tuple[str, Callable[[], Awaitable[str]]]]:
        return [
            ("package", self._package),
            ("submission", self._submit),
            ("self-review refused", self._refused),
            ("approval", self._approve),
            ("listing", self._list),
            ("installation", self._install),
            ("cited answer", self._ask),
        ]

    async def _package(self) -> str:
        agent = self._building.folder.agent
        file = self._author.folder.parent / f"{agent.id}-{agent.version}.agent"
        package = await Publishing(self._author).package(self._building.folder, file)
        return f"{file.name} · {package.size / 1e6:.2f} MB · sha256 {package.digest[:16]}"

    async def _submit(self) -> str:
        note = self._say("First release: answers from the flood documents with sources.")
        reason = self._say("Practice data and the practice endpoint: for a course, not for duty.")
        reasons = dict.fromkeys(CheckName, reason)
        self._submission = await Publishing(self._author).submit(self._building.folder, note, reasons)
        given = sum(bool(check.reason) for check in self._submission.checks)
        expect(all(check.reason or check.verdict == "pass" for check in self._submission.checks), "reasons")
        said = self._say("{count} {count:warning|warnings} with their reason", count=given)
        return f"#{self._submission.number} · {self._submission.author.name} · {said}"

    async def _refused(self) -> str:
        async with self._author.catalogue() as client:
            try:
                await client.desk.approve(self._submission.number, self._say("Approved by myself."))
            except ReviewerIsAuthor as refusal:
                return f"{refusal.name}: {refusal.person}"
        raise Unmet(self._submission.author.name)

    async def _approve(self) -> str:
        comment = self._say("Tests and sources checked; it may be used.")
        async with self._author.catalogue(REVIEWER.id) as client:
            decided = await client.desk.approve(self._submission.number, comment)
        return f"{REVIEWER.name} · {self._say(decided.state.value)}"

    async def _list(self) -> str:
        async with self._author.catalogue(USER) as client:
            cards = (await client.shelf.cards(Wanted(query=self._submission.agent))).cards
            found = [card for card in cards if card.agent == self._submission.agent]
        expect(len(found) == 1, self._submission.agent)
        self.release = Released(agent=found[0].agent, version=found[0].version, digest=found[0].digest)
        return f"{found[0].name} {found[0].version}"

    async def _install(self) -> str:
        self._user = await self._stack.enter_async_context(self._user_workspace())
        catalogue = str(self._author.folder / "catalogue")
        settings = self._user.settings.model_copy(update={"catalogue": catalogue, "person": USER})
        self._user.save_settings(settings)
        self._installed = await Publishing(self._user).install(self.release.agent, self.release.version)
        return f"{USER} · {self._installed.agent.name} {self._installed.agent.version}"

    async def _ask(self) -> str:
        question = self._installed.agent.opening.starters[0]
        answer, _ = await ask_once(self._user, self._installed, question, self._say)
        self.answer = Answer(text=answer.text, citations=sources_of(answer, self._say))
        return "; ".join(f"{source.document} · {source.place}" for source in self.answer.citations)
