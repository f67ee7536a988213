"""Qt's own file dialog speaks the window's language and leaves room for names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

import studio.ui
from studio.core.languages import Language
from studio.ui.asking import MATERIAL, ask_files
from studio.ui.language import set_language


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    """Asks for files in a folder that holds one and a folder."""
    (tmp_path / "通知.docx").touch()
    (tmp_path / "来文").mkdir()
    page = QWidget()
    qtbot.addWidget(page)
    page.setProperty(MATERIAL, str(tmp_path))
    yield page
    set_language(Language.ZH)


@pytest.mark.parametrize(
    ("spoken", "kinds", "today"),
    [
        (Language.ZH, {"文件夹", "DOCX 文件"}, "今天"),
        (Language.EN, {"Folder", "DOCX file"}, "Today"),
    ],
)
def test_kinds_and_days_are_said_in_the_language_of_the_window(
    qtbot: QtBot, page: QWidget, spoken: Language, kinds: set[str], today: str
) -> None:
    set_language(spoken)
    dialog = ask_files(page)
    table = dialog.findChild(QTreeView, "treeView")
    assert isinstance(table, QTreeView)
    rows, root = table.model(), table.rootIndex()
    qtbot.waitUntil(lambda: rows.rowCount(root) == 2)

    assert {rows.index(row, 2, root).data() for row in range(2)} == kinds
    assert all(rows.index(row, 3, root).data().startswith(today) for row in range(2))
    assert table.columnWidth(0) > max(map(table.columnWidth, (1, 2, 3)))
    dialog.reject()


def test_what_is_chosen_in_it_is_the_file_itself(qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    dialog = ask_files(page)
    dialog.selectFile(str(tmp_path / "通知.docx"))
    name = dialog.findChild(QWidget, "fileNameEdit")
    assert isinstance(name, QWidget)
    with qtbot.waitSignal(dialog.filesSelected) as chosen:
        QTest.keyClick(name, Qt.Key.Key_Return)

    assert chosen.args == [[str(tmp_path / "通知.docx")]]


def test_files_are_asked_for_in_one_way() -> None:
    """Qt's own shortcuts stop the window and speak the system's language."""
    ui = Path(studio.ui.__file__).parent
    other = [file.name for file in ui.rglob("*.py") if "QFileDialog" in file.read_text("utf-8")]

    assert sorted(other) == ["asking.py", "file_rows.py"]


def test_one_is_first_asked_among_ones_own_documents(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    monkeypatch.chdir(Path(__file__).parent)
    QFileDialog(page).setDirectory(QDir.current())

    dialog = ask_files(page)

    assert dialog.directory().absolutePath().startswith(QDir.homePath())
    dialog.reject()
