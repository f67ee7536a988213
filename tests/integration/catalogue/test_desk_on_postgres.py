"""What the review desk leaves to the database, with PostgreSQL as the database."""

import pytest

from tests.integration.catalogue.desk.conftest import desks, office
from tests.integration.catalogue.desk.test_decisions import (
    test_a_new_version_needs_an_approval_of_its_own,
    test_an_author_withdraws_with_a_reason_and_only_once,
    test_the_database_itself_alters_nothing_on_the_desk,
)
from tests.integration.catalogue.desk.test_queues import (
    test_each_reviewer_has_the_queues_they_work_on_counted_and_paged,
    test_what_a_forged_package_leaves_out_the_service_has_seen_itself,
)
from tests.integration.catalogue.desk.test_remarks import (
    test_a_comment_stands_at_its_place_and_is_answered,
    test_a_rerun_is_kept_counted_by_the_service,
)

__all__ = [
    "desks",
    "office",
    "test_a_comment_stands_at_its_place_and_is_answered",
    "test_a_new_version_needs_an_approval_of_its_own",
    "test_a_rerun_is_kept_counted_by_the_service",
    "test_an_author_withdraws_with_a_reason_and_only_once",
    "test_each_reviewer_has_the_queues_they_work_on_counted_and_paged",
    "test_the_database_itself_alters_nothing_on_the_desk",
    "test_what_a_forged_package_leaves_out_the_service_has_seen_itself",
]


@pytest.fixture
def database(postgres_url: str) -> str:
    return postgres_url
