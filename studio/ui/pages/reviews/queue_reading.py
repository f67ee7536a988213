"""Gathers what the queue shows: what waits for the person, their own, and what was decided lately."""

from dataclasses import dataclass

from studio.catalogue import CatalogueClient, DepartmentQueue, Person, Role, Submission, SubmissionState
from studio.workspace import Workspace

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants to see; `waited` are days, `pages` and `decided_pages` how far they went on."""

    department: str | None = None
    category: str = ""
    waited: int = 0
    pages: int = 1
    decided_pages: int = 1

    @property
    def narrows(self) -> bool:
        return self.department is not None or bool(self.category or self.waited)


@dataclass(frozen=True, slots=True)
class Group:
    department: str
    submissions: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """`waiting` by office with the oldest first, `own` still waiting, `decided` newest first.

    `queues` counts all that waits for the person, whatever was asked for.
    """

    person: Person
    asked: Asked = Asked()
    queues: tuple[DepartmentQueue, ...] = ()
    waiting: tuple[Group, ...] = ()
    own: tuple[Submission, ...] = ()
    decided: tuple[Submission, ...] = ()
    more_wait: bool = False
    more_decided: bool = False

    @property
    def may_review(self) -> bool:
        return Role.REVIEWER in self.person.roles

    @property
    def sees_others(self) -> bool:
        """Whether there is anything to choose among: reviewers and administrators see queues."""
        return not {Role.REVIEWER, Role.ADMIN}.isdisjoint(self.person.roles)

    @property
    def count(self) -> int:
        return sum(queue.waiting for queue in self.queues)


NOBODY = Person(id="nobody", name="nobody")
"""Who looks before it is known who does."""


async def read_queue(workspace: Workspace, asked: Asked) -> Queue:
    async with workspace.catalogue() as client:
        narrowed = {"department": asked.department, "category": asked.category, "waited": asked.waited}
        wait = {"state": SubmissionState.SUBMITTED.value}
        waiting, more = await _pages(client, asked.pages, **wait, **narrowed, mine=False)
        own, _ = await _pages(client, 1, **wait, mine=True)
        decided, more_decided = await _pages(client, asked.decided_pages, decided=True, **narrowed)
        return Queue(
            person=await client.accounts.me(),
            asked=asked,
            queues=tuple(await client.desk.queues()),
            waiting=_grouped(waiting),
            own=tuple(own),
            decided=tuple(decided),
            more_wait=more,
            more_decided=more_decided,
        )


async def _pages(client: CatalogueClient, pages: int, **wanted: object) -> tuple[list[Submission], bool]:
    """Return as many pages, and whether there may be more."""
    found: list[Submission] = []
    for _ in range(pages):
        after = found[-1].number if found else None
        page = await client.desk.submissions(**wanted, limit=PAGE, after=after)
        found += page
        if len(page) < PAGE:
            return found, False
    return found, True


def _grouped(submissions: list[Submission]) -> tuple[Group, ...]:
    groups: dict[str, list[Submission]] = {}
    for one in submissions:
        groups.setdefault(one.department, []).append(one)
    return tuple(Group(department, tuple(rows)) for department, rows in groups.items())
