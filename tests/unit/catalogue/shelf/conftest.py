"""A store with people and releases in it, without a service around it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.catalogue import Release
from studio.catalogue.store import releases, submissions
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.values.releases import Act, PackageFacts
from studio.catalogue.values.validity import Validity
from tests.unit.catalogue.samples import AUTHOR
from tests.unit.catalogue.shelf.shelved import AGENT, REVIEWER, Put, with_people


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as opened:
        with_people(opened)
        yield opened


@pytest.fixture
def put(store: Store) -> Put:
    """Release a version of an agent whose package is never looked at."""

    def released(version: str, agent: str = AGENT, holds: Validity | None = None, **facts: object) -> Release:
        said = {
            "agent": agent,
            "name": agent,
            "version": version,
            "digest": "0" * 64,
            "owner": "示例市应急管理局",
        }
        told = PackageFacts.model_validate({**said, "size": 1, "passed": 2, "total": 2, **facts})
        with store.changing() as session:
            number = submissions.submit(session, AUTHOR, told, AUTHOR.id, [], f"{version} 说明").number
            submissions.decide(session, REVIEWER, number, Act.APPROVE, "同意", holds)
            return releases.find_release(session, agent, version)

    return released
