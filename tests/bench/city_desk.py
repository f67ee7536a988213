"""People who submit and review while others look around: each brings an agent, and another approves it."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.catalogue import Person, Role, server_client
from studio.core.errors import StudioError
from tests.bench.city_people import Met
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

BUILDERS = [Person(id=f"builder-{n}", name=f"业务{n}岗", roles=(Role.BUILDER,)) for n in range(50)]
REVIEWERS = [
    Person(id=f"checker-{n}", name=f"法规{n}岗", roles=(Role.REVIEWER,), reviews=("*",)) for n in range(50)
]
WORKERS = [*BUILDERS, *REVIEWERS]


@dataclass(frozen=True)
class Desk:
    url: str
    tokens: dict[str, str]
    packages: Sequence[bytes]

    async def work(self, seconds: float, met: Met) -> None:
        """Fifty submissions and fifty approvals, spread over that time."""
        await asyncio.gather(*(self._one(number, seconds, met) for number in range(len(self.packages))))

    async def _one(self, number: int, seconds: float, met: Met) -> None:
        await asyncio.sleep(random.Random(number).random() * seconds)
        builder, reviewer = BUILDERS[number], REVIEWERS[number]
        try:
            async with server_client(self.url, builder, self.tokens[builder.id]) as client:
                began = time.monotonic()
                waiting = await submit(client, self.packages[number], "首版")
                met.note("submit", time.monotonic() - began, 201)
            async with server_client(self.url, reviewer, self.tokens[reviewer.id]) as client:
                began = time.monotonic()
                await client.desk.submissions()
                await client.desk.changes(waiting.number)
                await client.desk.approve(waiting.number, "已核对，同意发布", digest=waiting.digest)
                met.note("review", time.monotonic() - began, 200)
        except StudioError as error:
            met.errors.append(f"{error.name} {error.facts}")


def packages_in(folder: Path) -> list[bytes]:
    return [
        Draft(folder / str(number), agent=f"new-{number}", name=f"新助手{number}", author=builder)
        .build()
        .content
        for number, builder in enumerate(BUILDERS)
    ]
