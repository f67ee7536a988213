"""Files and folders that are dropped or chosen go into the base that is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.passages import Trouble
from studio.ui.asking import ask_file, ask_files, ask_folder
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.knowledge.broken_off import BrokenOff
from studio.ui.pages.knowledge.lines import DocumentLine, refusals
from studio.ui.pages.knowledge.loading import Loading, add_documents, find_namesakes, replace_document
from studio.ui.pages.knowledge.narrowing import ATTENTION
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.places import show_in_folder
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import LoadReport

SAMPLE = "flood-duty"
_SINGLE = 2
_WHERE = "where"


class AddingController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._loads: dict[str, Loading] = {}
        self._reports: dict[str, LoadReport] = {}
        self._broken_off = BrokenOff(services.scratch, self.add)
        self._replacing = ""
        self._waiting: tuple[Path, ...] = ()
        self._asked: tuple[str, tuple[Path, ...]] = ("", ())
        documents = view.one.documents
        documents.dropped.connect(self.add)
        view.bases.dropped_on.connect(self._add_to)
        view.bases.dropped.connect(self._name_first)
        view.naming.closed.connect(self._forget_waiting)
        documents.sample_wanted.connect(self.add_sample)
        documents.table.replaced.connect(self._choose_other)
        documents.table.located.connect(self._locate)
        view.namesakes.answered.connect(self._add_asked)
        view.files_wanted.connect(self._choose_files)
        view.folder_wanted.connect(self._choose_folder)
        view.base_shown.connect(self._show_card)
        view.base_shown.connect(self._offer_to_go_on)
        view.facts_shown.connect(self._tell_refusals)

    def add(self, paths: Sequence[Path]) -> None:
        """A second load of the same base waits until the first is over: the base sees to that."""
        if paths:
            self._asked = self._view.base, tuple(paths)
            job = self._services.background.run(find_namesakes, self._services.workspace, *self._asked)
            job.done.connect(self._ask_or_add)
            job.failed.connect(self._services.notices.show_error)

    def waiting(self) -> tuple[Path, ...]:
        """Hand out what was dropped before its base had a name."""
        waiting, self._waiting = self._waiting, ()
        return waiting

    def _add_to(self, base: str, paths: Sequence[Path]) -> None:
        self._services.navigator.open("knowledge", base)
        self.add(paths)

    def _name_first(self, paths: Sequence[Path]) -> None:
        self._view.naming.ask(suggested=paths[0].stem if paths[0].is_file() else paths[0].name)
        self._waiting = tuple(paths)

    def _forget_waiting(self) -> None:
        self._waiting = ()

    def _ask_or_add(self, namesakes: dict[str, Path]) -> None:
        if namesakes:
            self._view.namesakes.ask(namesakes)
        else:
            self._add_asked(False)

    def _add_asked(self, keep_both: bool) -> None:
        base, paths = self._asked
        self._broken_off.begin(base, paths)
        self.start(base, _title(paths), add_documents, base, list(paths), keep_both)

    def add_sample(self, base: str = "") -> None:
        """The documents of the sample, into that base or the one one looks at."""
        from studio.workspace.samples import template

        into, documents = base or self._view.base, template(SAMPLE) / "documents"
        self.start(into, tr("Loading the sample documents"), add_documents, into, [documents], False)

    def start(self, base: str, title: str, function: object, *arguments: object) -> None:
        """Show the card of a load; `function` is as in `Loading.start`."""
        self._drop_card(base)
        loading = Loading(self, self._services, base, title)
        loading.ended.connect(self._ended)
        loading.grew.connect(self._show_growth)
        loading.shown.connect(self._show_outcome)
        self._loads[base] = loading
        loading.start(function, *arguments)
        self._show_card()

    def _ended(self, report: "LoadReport | None") -> None:
        loading = self.sender()
        if isinstance(loading, Loading):
            self._broken_off.end(loading.base)
            if loading.base == self._view.base:
                self._view.one.documents.set_loading(False)
            if report is not None:
                self._reports[loading.base] = report
            if loading.base == self._view.base or not self._view.base:
                self._view.refresh()

    def _show_growth(self) -> None:
        loading = self.sender()
        if isinstance(loading, Loading) and loading.base == self._view.base:
            self._view.grown.emit(loading.base)

    def _show_outcome(self, outcome: str, names: list[str]) -> None:
        """While it runs the table's own segment shows what went wrong; afterwards exactly these."""
        documents = self._view.one.documents
        self._view.one.show_tab("documents")
        if names:
            documents.show_only(_outcome_word(outcome), names)
        else:
            documents.show_segment(ATTENTION)

    def _locate(self, name: str) -> None:
        """A document that can be opened is; of another the folder it lies in."""
        lines = self._view.one.documents.table.lines
        line = lines.line(lines.row_of(name))
        if line.ready:
            self._services.navigator.open("source", self._view.base, name)
        elif not show_in_folder(Path(line.row.source)):
            self._services.notices.say(tr("“{name}” is not there any more.", name=name), "warning")

    def _show_card(self) -> None:
        """Each base shows its own load; what ended while one was away is in the table."""
        here = self._loads.get(self._view.base)
        self._view.one.documents.set_loading(here is not None and here.running)
        for base in [name for name in self._loads if name != self._view.base]:
            self._drop_card(base)
        for base, loading in self._loads.items():
            if base == self._view.base and loading.card.parent() is None:
                self._view.one.documents.add_note(loading.card)
            loading.card.setVisible(base == self._view.base and not loading.card.closed)

    def _offer_to_go_on(self) -> None:
        here = self._loads.get(self._view.base)
        banner = self._broken_off.banner(self._view.base) if here is None or not here.running else None
        if banner is not None:
            self._view.one.documents.add_banner(banner)

    def _drop_card(self, base: str) -> None:
        known = self._loads.get(base)
        if known is not None and not known.running:
            known.card.deleteLater()
            del self._loads[base]

    def _tell_refusals(self, lines: list[DocumentLine]) -> None:
        """Said once, when the load that met them is over."""
        report = self._reports.pop(self._view.base, None)
        if report is None:
            return
        found = refusals([line.row for line in lines], report.refused)
        documents = self._view.one.documents
        if len(found) > _SINGLE:
            documents.add_banner(_many_refused(len(found)))
        for trouble in found if len(found) <= _SINGLE else ():
            self._add_refusal(trouble)
        failed = [line for line in lines if line.name in report.failed]
        if failed:
            documents.table.open_detail(failed[0].name)

    def _add_refusal(self, trouble: Trouble) -> None:
        banner = error_banner(trouble, [(_WHERE, tr("See where"))])
        banner.setProperty("document", trouble.facts.get("document"))
        banner.acted.connect(self._see_where)
        self._view.one.documents.add_banner(banner)

    def _see_where(self, action: str) -> None:
        banner = self.sender()
        if action == _WHERE and isinstance(banner, Banner):
            self._view.one.documents.reveal(str(banner.property("document")))

    def _choose_files(self) -> None:
        ask_files(self._view).filesSelected.connect(self._add_names)

    def _choose_folder(self) -> None:
        ask_folder(self._view).fileSelected.connect(self._add_name)

    def _choose_other(self, name: str) -> None:
        self._replacing = name
        title = tr("Choose another file for “{name}”", name=name)
        ask_file(self._view, title).fileSelected.connect(self._replace)

    def _add_names(self, names: list[str]) -> None:
        self.add([Path(name) for name in names])

    def _add_name(self, name: str) -> None:
        self.add([Path(name)])

    def _replace(self, chosen: str) -> None:
        base, name = self._view.base, self._replacing
        self.start(base, _title([Path(chosen)]), replace_document, base, name, [Path(chosen)])


def _title(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return tr("Loading “{name}”", name=paths[0].name)
    return tr("Loading {count} {count:file|files} and folders", count=len(paths))


def _many_refused(count: int) -> Banner:
    return Banner(
        "refused",
        tr(
            "{count} {count:file bears|files bear} a classification mark and {count:was|were} not loaded",
            count=count,
        ),
        tr("Nothing of them was stored or sent. The table says where each mark stands."),
    )


def _outcome_word(outcome: str) -> str:
    return {
        "loaded": tr("Loaded last"),
        "replaced": tr("Replaced last"),
        "skipped": tr("Unchanged"),
        "failed": tr("Not loaded"),
        "refused": tr("Refused"),
    }[outcome]
