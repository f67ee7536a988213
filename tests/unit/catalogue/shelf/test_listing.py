"""The list of what is offered: its order, its pages, its filters."""

import pytest

from studio.catalogue import Sort, Wanted
from studio.catalogue.store import listing, releases
from studio.catalogue.store.database import Store
from tests.unit.catalogue.shelf.shelved import REVIEWER, Put, listed


def test_the_list_is_read_page_by_page_in_any_order(store: Store, put: Put) -> None:
    names = [f"agent-{number}" for number in range(7)]
    for name in names:
        put("1.0.0", name)
    for sort in Sort:
        seen: list[str] = []
        after = ""
        with store.reading() as session:
            while True:
                page = listing.page(session, Wanted(sort=sort, after=after, limit=3))
                seen += [card.agent for card in page.cards]
                if not (after := page.after):
                    break
        assert sorted(seen) == names, sort


def test_what_is_recalled_stands_at_the_end(store: Store, put: Put) -> None:
    put("1.0.0", "aaa")
    put("1.0.0", "bbb")
    with store.changing() as session:
        releases.recall(session, REVIEWER, "aaa", "1.0.0", "引用已废止")
    with store.reading() as session:
        first = listing.page(session, Wanted(sort=Sort.NAME, limit=1))
        rest = listing.page(session, Wanted(sort=Sort.NAME, limit=1, after=first.after))
    assert [card.agent for card in (*first.cards, *rest.cards)] == ["bbb", "aaa"]


def test_offices_and_categories_are_counted_and_narrow_the_list(store: Store, put: Put) -> None:
    put("1.0.0", "one", owner="示例市人社局 就业科", category="政务服务")
    put("1.0.0", "two", owner="示例市人社局", category="政务办公")
    put("1.0.0", "three", owner="", category="政务办公")
    with store.reading() as session:
        counts = listing.counts(session)
    assert counts.departments == {"示例市人社局": 2, "示例市应急管理局": 1}
    assert counts.categories == {"政务办公": 2, "政务服务": 1}
    assert listed(store, department="示例市人社局") == ["one", "two"]
    assert listed(store, category="政务服务") == ["one"]


@pytest.mark.parametrize(
    ("query", "count"), [("示应急[2026]3号", 1), ("（2026）3号", 1), ("2026/4", 0), ("%", 0), ("《》", 0)]
)
def test_a_number_is_found_however_its_brackets_are_typed(
    store: Store, put: Put, query: str, count: int
) -> None:
    put("1.0.0", name="解读示应急〔2026〕3号")
    with store.reading() as session:
        assert len(listing.page(session, Wanted(query)).cards) == count
        assert listing.counts(session, query).total == count
