"""What is essential in the life of a package, with PostgreSQL as the database."""

from pathlib import Path

import pytest

from studio.catalogue import embedded_client
from tests.integration.catalogue.conftest import Open
from tests.integration.catalogue.test_life_of_a_package import (
    test_a_decision_is_final,
    test_a_recalled_version_is_no_longer_handed_out_and_says_why,
    test_a_released_version_is_not_released_again,
    test_a_reviewer_sends_it_back_and_the_author_submits_again,
    test_an_agent_is_submitted_reviewed_listed_and_fetched,
    test_only_its_author_withdraws_a_submission,
    test_people_of_one_folder_know_each_other_by_their_newest_roles,
    test_the_reviewer_sees_what_changed_since_the_release,
    test_what_does_not_exist_is_not_found,
)

__all__ = [
    "test_a_decision_is_final",
    "test_a_recalled_version_is_no_longer_handed_out_and_says_why",
    "test_a_released_version_is_not_released_again",
    "test_a_reviewer_sends_it_back_and_the_author_submits_again",
    "test_an_agent_is_submitted_reviewed_listed_and_fetched",
    "test_only_its_author_withdraws_a_submission",
    "test_people_of_one_folder_know_each_other_by_their_newest_roles",
    "test_the_reviewer_sees_what_changed_since_the_release",
    "test_what_does_not_exist_is_not_found",
]


@pytest.fixture
def open_as(tmp_path: Path, postgres_url: str) -> Open:
    return lambda person: embedded_client(tmp_path / "catalogue", person, postgres_url)
