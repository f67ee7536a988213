"""Seats, reports and orders: who sits where, and what is kept of it."""

from pathlib import Path

import pytest

from studio.classroom.room.seating import AWAY_SECONDS
from studio.classroom.values import OrderAsked, RaiseHand, Report, SeatState, StepMark, SuiteResult
from studio.core.errors import (
    ClassCodeTooOften,
    ClassCodeWrong,
    ClassFull,
    NameNotAllowed,
    NotFound,
    SeatLost,
    SeatTaken,
)
from tests.unit.classroom.rooms import opened, told


async def test_learners_get_seats_in_order_or_the_one_they_ask_for(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    seats = [(await class_.join(name, seat=seat)).seat for name, seat in (("甲", 0), ("乙", 3), ("丙", 0))]
    assert seats == [1, 3, 2]
    with pytest.raises(ClassFull):
        await class_.join("丁")
    with pytest.raises(SeatTaken):
        await class_.join("丁", seat=1)


async def test_a_wrong_code_opens_nothing_and_guessing_is_slowed_down(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    for _ in range(5):
        with pytest.raises(ClassCodeWrong):
            await class_.join(code="AAAAAA")
    with pytest.raises(ClassCodeTooOften):
        await class_.join()
    assert (await class_.join(address="10.0.0.8")).seat == 1


async def test_a_name_that_is_none_takes_no_seat(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    with pytest.raises(NameNotAllowed):
        await class_.join("\u200b")
    assert class_.room.figures().taken == 0


async def test_a_computer_gets_its_own_seat_back_and_the_old_token_ends(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    first = await class_.join("张三")
    await class_.join("李四")
    again = await class_.join("张三丰", device="the computer that belongs to 张三")
    assert (again.seat, again.name, again.person.id) == (1, "张三丰", first.person.id)
    assert class_.room.whose(again.token) == 1
    with pytest.raises(SeatLost):
        class_.room.whose(first.token)


async def test_a_computer_whose_disk_was_put_back_is_known_by_name_and_address(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join("张三")
    assert (await class_.join("张三", device="another device of his")).seat == 2  # the first is still there
    class_.clock.at += AWAY_SECONDS + 1
    assert (await class_.join("张三", device="a device of a new disk", address="10.0.0.99")).seat == 3
    assert (await class_.join("张三", device="a device of a newer disk")).seat == 1


async def test_a_report_counts_once_and_an_older_one_not_at_all(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join()
    await class_.room.report(1, told(2, "talk/base", "talk/search"))
    await class_.room.report(1, told(1, lesson="build"))
    seat = (await class_.room.report(1, told(2, "talk/base", "talk/search"))).seat
    assert (seat.state, seat.lesson, seat.step) == (SeatState.DONE, "talk", "")


async def test_a_step_met_once_stays_met_at_the_time_it_was_first_met(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join()
    await class_.room.report(1, told(1, "talk/base", mistaken="talk/search"))
    seat = (await class_.room.report(1, told(2))).seat
    assert seat.steps["talk/base"].done_at.startswith("2026-04-16T09:41")
    seat = (await class_.room.report(1, told(3, "talk/base", "no/such-step"))).seat
    assert seat.steps["talk/base"].done_at.startswith("2026-04-16T09:41")
    assert "no/such-step" not in seat.steps


async def test_figures_count_steps_places_and_mistakes(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    for name in ("甲", "乙", "丙"):
        await class_.join(name)
    await class_.room.report(1, told(1, "talk/base", "talk/search"))
    await class_.room.report(2, told(1, "talk/base", mistaken="talk/search"))
    await class_.room.raise_hand(2, RaiseHand(text="试了 4 次\u202e"))
    figures = class_.room.figures()
    assert [(step.done, step.at_it, step.mistaken) for step in figures.steps] == [
        (2, 1, 0),
        (1, 1, 1),
        (0, 0, 0),
    ]
    assert (figures.taken, figures.working, figures.done, figures.hands) == (3, 2, 1, 1)
    hand = class_.room.seat(2).hand
    assert hand is not None
    assert hand.text == "试了 4 次"


async def test_who_is_not_heard_of_for_a_while_is_away(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join()
    class_.clock.at += AWAY_SECONDS + 1
    assert class_.room.seat(1).state is SeatState.AWAY
    assert (await class_.room.report(1, told(1))).seat.state is SeatState.WORKING


async def test_everybody_hears_an_order_once_and_latecomers_where_the_class_is(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join("甲")
    await class_.room.send_to_all(OrderAsked(message="休息十分钟"))
    await class_.room.send_to_all(OrderAsked(lesson="build"))
    await class_.room.send_to_all(OrderAsked(message="看前面"))
    heard = (await class_.room.report(1, told(1))).orders
    assert [order.lesson or order.message for order in heard] == ["休息十分钟", "build", "看前面"]
    assert (await class_.room.report(1, told(1, heard=heard[-1].number))).orders == ()
    late = await class_.join("乙")
    orders = (await class_.room.report(2, told(1, heard=late.heard))).orders
    assert [order.lesson or order.message for order in orders] == ["build", "看前面"]
    assert late.room.lesson == "build"


@pytest.mark.parametrize("asked", [OrderAsked(), OrderAsked(message=" \u200b"), OrderAsked(lesson="no")])
async def test_nothing_and_an_unknown_lesson_are_not_sent(tmp_path: Path, asked: OrderAsked) -> None:
    with pytest.raises(NotFound):
        await opened(tmp_path).room.send_to_all(asked)


async def test_a_seat_that_was_freed_is_somebody_elses_from_then_on(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    first = await class_.join("甲")
    assert (await class_.room.free(1)).state is SeatState.FREE
    with pytest.raises(SeatLost):
        class_.room.whose(first.token)
    with pytest.raises(SeatLost):
        await class_.room.report(1, told(1))
    second = await class_.join("乙")
    assert (second.seat, class_.catalogue.left) == (1, [first.person.id])
    assert second.person.id != first.person.id


async def test_a_cleared_room_has_another_code_and_nobody_in_it(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    first, code = await class_.join("甲"), class_.code
    await class_.room.send_to_all(OrderAsked(lesson="build"))
    facts = await class_.room.clear()
    assert (facts.taken, facts.lesson, facts.code != code) == (0, "", True)
    assert facts.catalogue != first.room.catalogue
    with pytest.raises(ClassCodeWrong):
        await class_.join("乙", code=code)
    again = await class_.join("甲")
    assert (again.seat, again.heard, again.person.id != first.person.id) == (1, 0, True)


async def test_the_room_is_as_it_was_when_the_program_starts_again(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    joined = await class_.join("甲")
    result = SuiteResult(agent="agent-s1-1", run=3, passed=5, total=6)
    report = told(1, "talk/base").model_copy(update={"results": (result,)})
    await class_.room.report(1, report)
    await class_.room.raise_hand(1, RaiseHand(text="第二步"))
    await class_.room.send_to_all(OrderAsked(lesson="build"))
    before = class_.room.seat(1)

    again = opened(tmp_path)  # the first is never closed, as after a kill
    assert (again.code, again.room.row.token) == (class_.code, class_.room.row.token)
    assert again.room.whose(joined.token) == 1
    assert again.room.seat(1).model_copy(update={"state": before.state, "seen": before.seen}) == before
    assert [order.lesson for order in (await again.room.report(1, report)).orders] == ["build"]


async def test_what_a_hostile_computer_reports_is_shown_as_plain_words_or_not_at_all(tmp_path: Path) -> None:
    class_ = opened(tmp_path)
    await class_.join()
    steps = {
        "talk/base": StepMark(done_at="<script>", mistake="other_name"),
        "talk/search": StepMark(done_at="9999-99-99T00:00:00Z", mistake="\u202e<b>"),
        "build/agent": StepMark(done_at="2026-04-16T09:41:00"),
    }
    result = SuiteResult(agent="a\n\u200bb", name="\x1b[31m红", version="\u202e1", run=1, passed=9, total=3)
    report = Report(number=1, lesson="../x", steps=steps, results=(result,))
    seat = (await class_.room.report(1, report)).seat
    assert [(mark.done, mark.mistake) for mark in seat.steps.values()] == [
        (False, "other_name"), (False, ""), (False, ""),
    ]  # fmt: skip
    assert (seat.lesson, seat.results[0].agent, seat.results[0].name) == ("talk", "a b", "[31m红")
