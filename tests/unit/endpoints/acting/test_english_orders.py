"""Documents, figures and months as they are asked for in English."""

from studio.endpoints.practice.acting.english_orders import (
    english_issuer,
    english_kind,
    english_points,
    english_recipients,
    english_title,
    in_english,
)
from studio.endpoints.practice.acting.sql.months import with_months

ORDER = (
    "Draft a notice on preparing for heavy rain, in the name of Donghu Subdistrict Office, to all community "
    "committees. Requirements: 1. Man the duty desk. 2. Close underpasses by 18:00."
)


def test_an_order_says_title_issuer_recipients_and_points() -> None:
    assert in_english([ORDER])
    assert not in_english([ORDER, "通知"])
    assert english_title([ORDER]) == "Notice on preparing for heavy rain"
    assert english_issuer([ORDER]) == "Donghu Subdistrict Office"
    assert english_recipients([ORDER]) == "All community committees"
    assert english_points([ORDER]) == ["1. Man the duty desk.", "2. Close underpasses by 18:00."]
    assert english_kind([ORDER], ["报告", "通知"]) == "通知"
    assert english_kind(["Write a letter"], ["通知"]) is None


def test_a_later_turn_changes_one_point_and_no_other() -> None:
    changed = english_points([ORDER, "Change item 2 to: Close underpasses by 16:00."])
    assert changed == ["1. Man the duty desk.", "2. Close underpasses by 16:00."]
    assert english_points([ORDER, "Delete item 1"]) == ["1. Close underpasses by 18:00."]
    assert english_points([ORDER, "Add an item: Report at 20:00."])[2] == "3. Report at 20:00."


def test_an_order_that_names_nothing_leaves_it_open() -> None:
    assert english_title(["Draft something"]) == ""
    assert english_issuer(["Draft a notice"]) == ""
    assert english_recipients(["Draft a notice to whom it may concern"]) == ""
    assert english_points(["Draft a notice"]) == []


def test_months_are_figures() -> None:
    assert "2026年6月" in with_months("How many came in during June 2026?")
    assert "5月" in with_months("How many came in in May?")
    assert with_months("It may rain") == "It may rain"
