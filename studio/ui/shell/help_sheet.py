"""F1: the keys of this page, the keys of every page, and what the guide says about it."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from studio.ui.components import Select, SideSheet
from studio.ui.language import language, tr
from studio.ui.shell.commands import MAIN_ACTION, Command
from studio.ui.shell.guide import Chapter, chapter_for, read_guide
from studio.ui.theme import size, space

_KEYS = "keys"


class HelpSheet(SideSheet):
    """`Ctrl+1 …` in a table first, then the chapters; the one about the page is open."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Help"), width=size("sheet.wide"))
        self._chapters: list[Chapter] = []
        self._commands: tuple[Command, ...] = ()
        self.pick, self.text = Select(), QTextBrowser()
        self.pick.setAccessibleName(tr("Chapter"))
        self.text.setAccessibleName(tr("Help"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self.pick)
        self.body.addWidget(self.text, 1)
        self.pick.chosen.connect(self._show)

    def show_for(self, place: tuple[str, ...], commands: Sequence[Command]) -> None:
        """Open it for a place and what can be done there."""
        self._chapters = read_guide(language())
        self._commands = tuple(command for command in commands if command.keys)
        names = [(_KEYS, tr("Keys"))]
        self.pick.set_options([*names, *((chapter.title, chapter.title) for chapter in self._chapters)])
        about = chapter_for(self._chapters, place)
        self._show(about.title if about else _KEYS)
        self.open()

    def _show(self, name: str) -> None:
        self.pick.set_value(name)
        chapter = next((chapter for chapter in self._chapters if chapter.title == name), None)
        own = f"{_table(tr('On this page'), [(one.keys, one.title) for one in self._commands])}\n\n"
        rest = _table(tr("Everywhere"), _everywhere()) if chapter is None else chapter.text
        self.text.setMarkdown(own * bool(self._commands) + rest)
        _give_room(self.text.document())


def _give_room(document: QTextDocument) -> None:
    """Markdown's own paragraphs stand close together."""
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        room = QTextBlockFormat()
        room.setTopMargin(space("4") if block.blockFormat().headingLevel() else space("1"))
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(room)
        block = block.next()


def _everywhere() -> list[tuple[str, str]]:
    return [
        ("Ctrl+K", tr("Search and commands")),
        ("Ctrl+1 … Ctrl+7", tr("The pages of the rail")),
        ("Ctrl+N", tr("Make a new one of what the page shows")),
        ("Ctrl+F", tr("Find on this page")),
        (MAIN_ACTION, tr("The main action of the page")),
        ("Ctrl+L", tr("To the field one writes a question in")),
        ("Ctrl+Z", tr("Take back what was done last")),
        ("F6 · Shift+F6", tr("To the next and the last column")),
        ("Ctrl+Tab · Alt+1 … Alt+9", tr("To the next tab, to a tab by its number")),
        ("Esc", tr("One step back")),
        ("F1", tr("Help for this page")),
        ("Ctrl+Q", tr("Close the window; what was written is kept")),
    ]


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"| {keys} | {told.replace('|', '/')} |" for keys, told in rows)
    return f"### {title}\n\n| {tr('Keys')} | {tr('What they do')} |\n| --- | --- |\n{lines}"
