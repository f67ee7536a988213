"""What asks most of the database about the shelf, with PostgreSQL as the database."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.catalogue.store.database import Store
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KEY_FILE, KeyFile
from tests.unit.catalogue.shelf.conftest import put
from tests.unit.catalogue.shelf.shelved import with_people
from tests.unit.catalogue.shelf.test_listing import (
    test_offices_and_categories_are_counted_and_narrow_the_list,
    test_the_list_is_read_page_by_page_in_any_order,
)
from tests.unit.catalogue.shelf.test_opinions import (
    test_feedback_is_seen_by_makers_alone_and_taken_up_in_the_next_version,
)
from tests.unit.catalogue.shelf.test_terms import (
    test_what_is_due_is_told_to_its_makers_and_to_the_reviewers_of_its_queue,
)
from tests.unit.catalogue.shelf.test_usage import test_the_same_report_twice_counts_once

__all__ = [
    "put",
    "test_feedback_is_seen_by_makers_alone_and_taken_up_in_the_next_version",
    "test_offices_and_categories_are_counted_and_narrow_the_list",
    "test_the_list_is_read_page_by_page_in_any_order",
    "test_the_same_report_twice_counts_once",
    "test_what_is_due_is_told_to_its_makers_and_to_the_reviewers_of_its_queue",
]


@pytest.fixture
def store(postgres_url: str, tmp_path: Path) -> Iterator[Store]:
    signing = Signing(KeyFile(tmp_path / KEY_FILE))
    with closing(Store(postgres_url, signing=signing)) as opened:
        with_people(opened)
        yield opened
