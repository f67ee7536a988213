"""What is essential in the life of a package, with PostgreSQL as the database."""

from pathlib import Path

import pytest

from studio.catalogue import embedded_client
from tests.integration.catalogue.conftest import Open
from tests.integration.catalogue.test_life_of_a_package import (
    test_a_decision_is_final,
    test_a_recalled_version_is_no_longer_handed_out_and_says_why,
    test_an_agent_is_submitted_reviewed_listed_and_fetched,
    test_the_reviewer_sees_what_changed_since_the_release,
)

__all__ = [
    "test_a_decision_is_final",
    "test_a_recalled_version_is_no_longer_handed_out_and_says_why",
    "test_an_agent_is_submitted_reviewed_listed_and_fetched",
    "test_the_reviewer_sees_what_changed_since_the_release",
]


@pytest.fixture
def open_as(tmp_path: Path, postgres_url: str) -> Open:
    return lambda person: embedded_client(tmp_path / "catalogue", person, postgres_url)
