"""A passport says who answers for an agent and how it was tested; a reviewer can recall it there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from studio.ui.components import ConfirmDialog, TextArea
from studio.ui.pages.catalogue import create
from studio.ui.pages.catalogue.page import CataloguePage
from studio.ui.pages.catalogue.passport.deprecate_dialog import DeprecateDialog
from studio.ui.pages.catalogue.passport.stars import Stars
from studio.workspace.settings import AUTHOR, REVIEWER
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, press, said


def opened(office: Office, *path: str) -> CataloguePage:
    page = create(office.services)
    assert isinstance(page, CataloguePage)
    office.qtbot.addWidget(page)
    page.resize(1300, 1200)
    page.open(*path)
    page.show()
    office.until(page.passport.body.isVisible)
    return page


def actions(page: CataloguePage) -> list[str]:
    return [action.text for action in page.header.actions]


def act(page: CataloguePage, text: str) -> None:
    next(action for action in page.header.actions if action.text == text).act()


def test_a_passport_tells_owner_documents_tests_and_reviewer(office: Office, shelves: Shelves) -> None:
    shelves.release()
    told = said(opened(office, "flood-duty"))

    for fact in ("防汛应急预案.docx", "2 / 2", "示例市数据局 法规科一岗", "同意上架。", "市共享模型", "首版"):
        assert fact in told


def test_a_release_is_installed_from_its_passport(office: Office, shelves: Shelves) -> None:
    shelves.release()
    page = opened(office, "flood-duty")
    assert actions(page) == ["弃用…", "复审…", "召回…", "保存档案…", "打印档案", "安装 1.0.0"]

    page.header.actions[-1].act()

    assert actions(page)[-1] == "正在安装…"
    office.until(lambda: actions(page)[-1] == "开始使用")
    page.header.actions[-1].act()
    assert office.navigator.went[-1] == ("agents", "use", "flood-duty")


def test_recalling_needs_a_reason_and_is_told(office: Office, shelves: Shelves) -> None:
    shelves.release()
    page = opened(office, "flood-duty")
    act(page, "召回…")
    dialog = next(found for found in page.findChildren(ConfirmDialog) if found.isVisible())

    dialog.findChildren(TextArea)[0].setPlainText("办法已废止")  # QTest types Latin only
    press(dialog, "召回")

    office.until(lambda: "已召回，不要再用：办法已废止" in said(page))
    assert actions(page) == ["保存档案…", "打印档案"]
    QApplication.processEvents()


def test_who_is_no_reviewer_is_not_offered_to_recall(office: Office, shelves: Shelves) -> None:
    shelves.release()
    people = (*office.workspace.settings.people, THIRD)
    changes = {"people": people, "person": THIRD.id}
    office.workspace.save_settings(office.workspace.settings.model_copy(update=changes))

    page = opened(office, "flood-duty")

    assert actions(page) == ["保存档案…", "打印档案", "安装 1.0.0"]


def test_each_version_has_its_passport(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(version="1.1.0")
    page = opened(office, "flood-duty")

    page.passport.version_chosen.emit("1.0.0")
    assert office.navigator.went == [("catalogue", "flood-duty", "1.0.0")]
    page.open("flood-duty", "1.0.0")

    office.until(lambda: actions(page)[-1:] == ["安装 1.0.0"])


def test_an_unknown_agent_is_said_in_the_page(office: Office) -> None:
    page = opened(office, "never-released")

    office.until(lambda: "never-released" in said(page))


def test_a_user_rates_with_the_keyboard_and_changes_it(office: Office, shelves: Shelves) -> None:
    shelves.release()
    page = opened(office, "flood-duty")

    QTest.keyClick(choosable(page), Qt.Key.Key_4)
    press(page, "评价")
    office.until(lambda: "4 星：1 人" in said(page))
    QTest.keyClick(choosable(page), Qt.Key.Key_Left)
    press(page, "修改评价")

    office.until(lambda: "3 星：1 人" in said(page))


def choosable(page: CataloguePage) -> Stars:
    return next(s for s in page.passport.findChildren(Stars) if s.focusPolicy() is Qt.FocusPolicy.StrongFocus)


def test_who_made_an_agent_is_not_asked_to_rate_it(office: Office, shelves: Shelves) -> None:
    shelves.approve(shelves.submit(shelves.draft(), by=AUTHOR), by=REVIEWER)

    assert "你参与制作了这个智能体" in said(opened(office, "flood-duty"))


def test_an_earlier_version_is_used_again_from_its_passport(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(version="1.1.0")
    page = opened(office, "flood-duty", "1.0.0")
    act(page, "恢复使用这一版…")
    dialog = next(found for found in page.findChildren(ConfirmDialog) if found.isVisible())

    dialog.findChildren(TextArea)[0].setPlainText("新版答错")
    press(dialog, "恢复使用")

    office.until(lambda: "已回退" in said(page))
    assert "恢复使用这一版…" not in actions(page)
    QApplication.processEvents()


def test_a_release_is_deprecated_with_what_to_use_instead(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(agent="policy-match", name="政策匹配助手")
    page = opened(office, "flood-duty")
    act(page, "弃用…")
    dialog = next(found for found in page.findChildren(DeprecateDialog) if found.isVisible())

    dialog.reason.setPlainText("职责已并入")
    dialog.instead.setText("policy-match")
    press(dialog, "弃用")

    office.until(lambda: "改用：policy-match" in said(page))
    QApplication.processEvents()
    press(page, "看改用什么")
    assert office.navigator.went == [("catalogue", "policy-match")]

    act(page, "取消弃用…")
    lifting = next(found for found in page.findChildren(ConfirmDialog) if found.isVisible())
    lifting.findChildren(TextArea)[0].setPlainText("误操作")
    press(lifting, "取消弃用")
    office.until(lambda: "改用：policy-match" not in said(page))


def test_what_a_version_changed_is_shown_in_a_sheet(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.release(version="1.1.0", instructions="只依据知识库回答。\n回答要注明页码。")
    page = opened(office, "flood-duty")

    press(page, "变化")

    office.until(page.passport.sheet.isVisible)
    assert "1.1.0 相对 1.0.0 的变更" in said(page.passport.sheet)


@pytest.mark.parametrize(("name", "begins"), [("档案.html", "<!doctype"), ("档案.pdf", "%PDF")])
def test_a_passport_is_saved_for_the_files(
    office: Office, shelves: Shelves, tmp_path: Path, name: str, begins: str
) -> None:
    shelves.release()
    page = opened(office, "flood-duty")
    act(page, "保存档案…")

    dialog = page.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()

    office.until(lambda: f"已写出“{name}”。" in office.notices.said_texts)
    assert (tmp_path / name).read_bytes().startswith(begins.encode())


def test_a_passport_goes_to_the_printer_one_chooses(office: Office, shelves: Shelves, tmp_path: Path) -> None:
    shelves.release()
    page = opened(office, "flood-duty")
    act(page, "打印档案")

    office.until(lambda: page.findChildren(QPrintDialog))
    dialog = page.findChildren(QPrintDialog)[0]
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    QDialog.accept(dialog)

    office.until((tmp_path / "printed.pdf").exists)
