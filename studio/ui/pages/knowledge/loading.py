"""Adds files and folders to a base, whichever is shown meanwhile, and says what came of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from studio.core.i18n import mark
from studio.ui.background import PROGRESS, Job
from studio.ui.components import ProgressCard
from studio.ui.language import tr, words
from studio.ui.shell import Services
from studio.wording import now_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.knowledge import LoadProgress, LoadReport
    from studio.workspace import Workspace

_GROWTH_MILLISECONDS, _PAINT_MILLISECONDS = 1000, 200
_PACE = mark("{speed} passages a second")


async def find_namesakes(workspace: "Workspace", base: str, paths: Sequence[Path]) -> dict[str, Path]:
    """Raises NothingToLoad."""
    return await (await workspace.knowledge.open(base)).namesakes(paths)


async def add_documents(
    workspace: "Workspace",
    base: str,
    paths: Sequence[Path],
    keep_both: bool,
    on_progress: "Callable[[LoadProgress], None]",
) -> "LoadReport":
    from studio.knowledge import Namesakes

    namesakes = Namesakes.KEEP_BOTH if keep_both else Namesakes.REPLACE
    return await (await workspace.knowledge.open(base)).add(paths, on_progress, namesakes)


async def replace_document(
    workspace: "Workspace",
    base: str,
    name: str,
    paths: Sequence[Path],
    on_progress: "Callable[[LoadProgress], None]",
) -> "LoadReport":
    """Load another file in place of one that failed; its row goes when the new one is in."""
    opened = await workspace.knowledge.open(base)
    report = await opened.add(paths, on_progress)
    if name not in (*report.failed, *report.refused, *report.loaded, *report.replaced):
        rows = {row.name for row in await opened.documents()}
        if name in rows and (report.loaded or report.replaced or report.skipped):
            await opened.remove(name)
    return report


class Loading(QObject):
    """One load: its card, its job. `ended` brings the LoadReport, or None when it was stopped or failed.

    `grew` tells, at most once a second, that more documents are in; `shown` asks to see those of an outcome.
    """

    ended = Signal(object)
    grew = Signal()
    shown = Signal(str, list)

    def __init__(self, parent: QObject, services: Services, base: str, title: str) -> None:
        super().__init__(parent)
        self.base, self.card = base, ProgressCard(title)
        self._services = services
        self._report: LoadReport | None = None
        self._job: Job | None = None
        self._last: LoadProgress | None = None
        self._painting = QTimer(self, singleShot=True, interval=_PAINT_MILLISECONDS)
        self._painting.timeout.connect(self._paint)
        self._since_growth = QElapsedTimer()
        self._since_growth.start()
        self.card.cancelled.connect(self.stop)
        self.card.part_chosen.connect(self._show_part)

    def start(self, function: object, *arguments: object) -> None:
        """`function` takes the workspace, then the arguments, then what it reports its progress to."""
        run = self._services.background.run
        self._job = run(function, self._services.workspace, *arguments, PROGRESS)  # type: ignore[arg-type]  # any such
        self._job.tell(self.card.title(), "knowledge", self.base)
        self._job.progressed.connect(self._take)
        self._job.done.connect(self._keep)
        self._job.failed.connect(self._services.notices.show_error)
        self._job.failed.connect(self._drop_card)
        self._job.ended.connect(self._end)

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @property
    def running(self) -> bool:
        return self._job is not None and self._job.running

    def _take(self, progress: "LoadProgress") -> None:
        """Many come at once; only the newest is painted, some five times a second."""
        self._last = progress
        if not self._painting.isActive():
            self._painting.start()

    def _paint(self) -> None:
        progress = self._last
        if progress is None or self._job is None or not self._job.running:
            return
        self._job.tell(tr("Loading into “{name}”", name=self.base), "knowledge", self.base)
        self._job.measure(progress.done, progress.total, tr("docs"))
        if progress.vectors_total:
            note = tr("Making it findable by meaning; its words are found already")
            self.card.begin_part(_PACE, progress.vectors)
            self.card.set_progress(progress.vectors, progress.vectors_total, note)
        else:
            note = now_reading(progress.current, progress.page, progress.pages, words())
            self.card.set_progress(progress.done, progress.total, note)
        self.card.set_counts(counts_of(progress))
        if self._since_growth.elapsed() > _GROWTH_MILLISECONDS:
            self._since_growth.restart()
            self.grew.emit()

    def _show_part(self, outcome: str) -> None:
        if outcome == "behind":
            self._services.navigator.open("knowledge", self.base, "settings")
            return
        names = getattr(self._report, outcome, ()) if self._report else ()
        self.shown.emit(outcome, list(names))

    def _keep(self, report: "LoadReport") -> None:
        self._report = report
        if self._job is not None:
            missed = _is_lacking(report)
            said = tr("“{name}”: {told}", name=self.base, told=_told(report))
            self._job.announce(said, "warning" if missed else "success")

    def _drop_card(self) -> None:
        self.card.deleteLater()
        self.card.hide()

    def _end(self) -> None:
        if self._report is not None:
            missed = _is_lacking(self._report)
            self.card.finish(_told(self._report), "warning" if missed else "success")
            self.card.set_counts(counts_of_report(self._report))
        elif not self.card.isHidden():
            kept = self._last.loaded if self._last else 0
            self.card.finish(
                tr(
                    "Stopped. {count} {count:document|documents} {count:was|were} loaded and stay.",
                    count=kept,
                ),
                "warning",
            )
        self.ended.emit(self._report)


def counts_of(progress: "LoadProgress") -> list[tuple[str, str]]:
    """What became of the files so far; what did not happen is not said."""
    told = [("", tr("loaded {count}", count=f"{progress.loaded:,}"))]
    if progress.skipped:
        told.append(("", tr("unchanged {count}", count=f"{progress.skipped:,}")))
    return told + _missed(progress.failed, progress.refused)


def counts_of_report(report: "LoadReport") -> list[tuple[str, str]]:
    """The same when it is over: each count leads to its documents."""
    told = []
    if report.loaded:
        told.append(("loaded", tr("loaded {count}", count=f"{len(report.loaded):,}")))
    if report.replaced:
        told.append(("replaced", tr("replaced {count}", count=f"{len(report.replaced):,}")))
    if report.skipped:
        told.append(("skipped", tr("unchanged {count}", count=f"{len(report.skipped):,}")))
    told += _missed(len(report.failed), len(report.refused))
    return [*told, ("behind", tr("found by words, by meaning not yet"))] if report.behind else told


def _is_lacking(report: "LoadReport") -> bool:
    return bool(report.failed or report.refused or report.behind)


def _missed(failed: int, refused: int) -> list[tuple[str, str]]:
    told = []
    if failed:
        told.append(("failed", tr("not loaded {count}", count=f"{failed:,}")))
    if refused:
        told.append(("refused", tr("refused {count}", count=f"{refused:,}")))
    return told


def _told(report: "LoadReport") -> str:
    loaded = len(report.loaded) + len(report.replaced)
    if not loaded and report.skipped and not report.failed and not report.refused:
        return tr(
            "All {count} {count:document|documents} {count:was|were} in already; nothing has changed.",
            count=len(report.skipped),
        )
    return tr(
        "{count} {count:document|documents} loaded in {seconds} s",
        count=loaded,
        seconds=f"{report.seconds:.1f}",
    )
