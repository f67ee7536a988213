"""A reviewer comments lines, settings and documents where they stand; the author answers."""

from PySide6.QtCore import Qt

from studio.catalogue import Spot
from studio.ui.pages.reviews.remarks import RemarkThread
from studio.ui.pages.reviews.remarks.composer import Composer
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, offers, press, said
from tests.ui.reviews.opened import opened, submitted


def test_a_line_is_commented_answered_and_settled(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="只依据知识库回答。\n回答要注明出处。"), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes

    lines = changes.instructions.diffs[0]
    lines.setFocus()
    office.press(lines, Qt.Key.Key_Down)
    office.press(lines, Qt.Key.Key_Down)
    office.press(lines, Qt.Key.Key_Return)
    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    composer.field.set_value("注明到条款")
    press(composer, "提意见")

    office.until(lambda: "注明到条款" in said(changes))
    (remark,) = submitted(office, 1).remarks
    assert (remark.file, remark.line, remark.quote) == ("instructions.md", 2, "回答要注明出处。")
    office.until(lambda: offers(changes, "回复"))
    (thread,) = changes.findChildren(RemarkThread)
    press(thread, "回复")
    office.until(lambda: offers(thread, "发送"))
    thread.field.setText("好")
    press(thread, "发送")
    office.until(lambda: "好" in said(changes))
    office.until(lambda: offers(changes, "标为已解决"))
    press(changes, "标为已解决")
    office.until(lambda: "已解决" in said(changes))
    page.review.tabs.set_current("remarks")
    assert "指令第 2 行" in said(page.review.remarks)


def test_a_comment_leaves_the_reader_where_they_were(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条 注明出处。" for n in range(80))), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes
    bar = changes.verticalScrollBar()
    changes.book.write_at(Spot(file="instructions.md", line=40, digest=changes.digest))
    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    composer.field.set_value("写明依据")
    office.until(composer.field.hasFocus)
    seen = list[int]()
    office.until(lambda: comes_to_rest(bar.value(), seen))
    place = bar.value()
    press(composer, "提意见")
    office.until(lambda: offers(changes, "回复"))
    office.until(lambda: 0 < place == bar.value())


def comes_to_rest(value: int, seen: list[int]) -> bool:
    """Whether it has moved, and was the same at the last ten looks: the focus is followed a little later."""
    seen.append(value)
    return value > 0 and len(seen) >= 10 and len(set(seen[-10:])) == 1


def test_a_setting_and_a_document_are_commented_where_they_stand(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes
    for file, subject in (("agent.yaml", "model.temperature"), ("knowledge", "防汛预案/值班制度.md")):
        page.review.book.said.emit(Spot(file=file, subject=subject, digest=changes.digest), "看这里")
    office.until(lambda: said(changes).count("看这里") == 2)
    found = {one.subject for one in submitted(office, 1).remarks}
    assert found == {"model.temperature", "防汛预案/值班制度.md"}


def test_a_comment_leads_to_the_place_it_is_about(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条规定。" for n in range(60))), by=THIRD)
    page = opened(office, 1)
    changes, remarks = page.review.changes, page.review.remarks
    page.review.book.said.emit(Spot(file="instructions.md", line=55, digest=changes.digest), "看这里")
    office.until(lambda: "看这里" in said(changes))
    page.review.tabs.set_current("remarks")
    office.until(lambda: offers(remarks, "去看"))

    press(remarks, "去看")

    (thread,) = changes.findChildren(RemarkThread)
    office.until(lambda: not thread.visibleRegion().isEmpty())
    office.until(changes.verticalScrollBar().value)
    assert page.focusWidget() is thread


def test_where_one_writes_comes_into_sight(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条规定。" for n in range(60))), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes

    changes.book.write_at(Spot(file="instructions.md", line=58, digest=changes.digest))

    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    office.until(lambda: composer.visibleRegion().boundingRect().height() == composer.height())


def test_what_is_written_and_not_said_yet_is_there_again(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    office.type(page.review.bar.reason, "not yet")
    office.until(lambda: page.review.changes.instructions.diffs)
    diff = page.review.changes.instructions.diffs[0]
    diff.stand_at(0)
    office.press(diff, Qt.Key.Key_C)
    office.until(lambda: page.review.changes.findChildren(Composer))
    office.type(page.review.changes.findChildren(Composer)[0].field, "why")

    again = opened(office, 1)

    assert again.review.bar.reason.text() == "not yet"
    diff = again.review.changes.instructions.diffs[0]
    diff.stand_at(0)
    office.press(diff, Qt.Key.Key_C)
    office.until(lambda: again.review.changes.findChildren(Composer))
    assert again.review.changes.findChildren(Composer)[0].field.value() == "why"


def test_f7_walks_all_changes_and_takes_the_keys_along(office: Office, shelves: Shelves) -> None:
    shelves.release()
    documents = {"防汛应急预案.docx": "一、总则\n响应分为五级。", "新办法.md": "新的办法。"}
    shelves.submit(shelves.draft(version="1.1.0", instructions="换了。", documents=documents), by=THIRD)
    page = opened(office, 2)
    changes = page.review.changes
    office.until(lambda: changes.instructions.diffs)
    places = changes._changed_places()

    for place in places:
        changes._go(forward=True)
        assert place.holder.isAncestorOf(page.focusWidget()) or page.focusWidget() is place.holder
    assert len(places) > 3
