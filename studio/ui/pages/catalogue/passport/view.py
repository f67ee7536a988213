"""The passport's page: what it does at the left, who answers for it at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import PackedBase, Release
from studio.ui.components import Banner, Card, IconTile, ScrollPage, StatusLabel, Waiting, clear_layout, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.catalogue.passport.documents_card import DocumentsCard
from studio.ui.pages.catalogue.passport.facts_card import FactsCard
from studio.ui.pages.catalogue.passport.head_card import HeadCard
from studio.ui.pages.catalogue.passport.versions_card import VersionsCard
from studio.ui.pages.catalogue.passport.words import endpoint_text, size_text, spaced_digest
from studio.ui.pages.catalogue.reading import PassportFacts
from studio.ui.theme import size, space


class PassportView(QWidget):
    version_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body = ScrollPage()
        self.waiting = Waiting(self.body)
        self._main, self._side = _column(), _column()
        self._side_holder = QWidget()
        self._side_holder.setLayout(self._side)
        self._banner = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(space("gap"))
        self._row.addLayout(self._main, 1)
        self._row.addWidget(self._side_holder)
        self.body.column.addLayout(self._banner)
        self.body.column.addLayout(self._row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)

    def show_facts(self, facts: PassportFacts) -> None:
        release = facts.release
        for column in (self._banner, self._main, self._side):
            clear_layout(column)
        if release.recalled:
            title = tr("Version {version} was recalled and is not handed out.", version=release.version)
            reason = tr("Reason: {reason}", reason=release.recalled)
            self._banner.addWidget(Banner("danger", title, reason, closable=False))
        self._add_main(facts)
        self._add_side(facts)
        self.waiting.show_content()

    def show_banner(self, banner: Banner) -> None:
        """Say why there is no passport to see."""
        clear_layout(self._banner)
        self._banner.addWidget(banner)
        self.waiting.show_content()

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        beside = width >= size("breakpoints.compact.rail")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        column = 336 if width >= size("breakpoints.panel.as.sheet") else 296
        self._side_holder.setMinimumWidth(column if beside else 0)
        self._side_holder.setMaximumWidth(column if beside else 16777215)

    def _add_main(self, facts: PassportFacts) -> None:
        self._main.addWidget(HeadCard(facts.release, facts.installed))
        self._main.addWidget(_reading_card(facts.release))
        self._main.addWidget(DocumentsCard(facts.release.knowledge))
        self._main.addStretch(1)

    def _add_side(self, facts: PassportFacts) -> None:
        versions = VersionsCard(facts.versions, facts.release.version)
        versions.chosen.connect(self.version_chosen)
        self._side.addWidget(_answering_card(facts))
        self._side.addWidget(_testing_card(facts.release))
        self._side.addWidget(versions)
        self._side.addStretch(1)


def _reading_card(release: Release) -> Card:
    """What it may touch: it reads its own bases and nothing else, and writes nothing."""
    card = Card(tr("What it reads"))
    for base in release.knowledge:
        card.body.addLayout(_base_line(base))
    card.body.addWidget(StatusLabel(tr("Brings its documents along; reads nothing else here"), "success"))
    sent = tr("Sends questions and passages to the chosen model endpoint only")
    card.body.addWidget(StatusLabel(sent, "info"))
    return card


def _base_line(base: PackedBase) -> QBoxLayout:
    line, words = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
    line.setSpacing(space("3"))
    words.setSpacing(0)
    words.addWidget(label(base.name, "body", wrap=True))
    words.addWidget(label(tr("{count} documents", count=len(base.documents)), "caption", "muted"))
    line.addWidget(IconTile("bookshelf"))
    line.addLayout(words, 1)
    return line


def _answering_card(facts: PassportFacts) -> FactsCard:
    release = facts.release
    rows = (
        (tr("Owner"), release.owner),
        (tr("Author"), _who(release.author.department, release.author.name)),
        (tr("Release note"), facts.note),
        (tr("Reviewer"), _who(release.reviewer.department, release.reviewer.name)),
        (tr("Reason"), release.comment),
        (tr("Approved"), short_time(release.released)),
        (tr("Digest"), spaced_digest(release.digest)),
    )
    return FactsCard(tr("Responsibility and review"), rows)


def _testing_card(release: Release) -> FactsCard:
    rows = (
        (tr("Endpoint"), endpoint_text(release.endpoint)),
        (tr("Model"), release.model),
        (tr("Tested"), short_time(release.tested)),
        (tr("Size"), size_text(release.size)),
    )
    return FactsCard(tr("Tested with"), rows)


def _who(department: str, name: str) -> str:
    return f"{department} {name}".strip()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("gap"))
    return column
