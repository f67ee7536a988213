"""The passport's page: what it does at the left, who answers for it at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Changes, Release
from studio.endpoints import PRACTICE
from studio.ui.components import Banner, PracticeMark, ScrollPage, SideSheet, Waiting, clear_layout
from studio.ui.dates import full_day, short_time
from studio.ui.language import tr, words
from studio.ui.packages import DigestLine, DocumentsCard, FactsCard, endpoint_text, size_text
from studio.ui.pages.catalogue.passport.acts import made_by
from studio.ui.pages.catalogue.passport.feedback_card import SentFeedbackCard
from studio.ui.pages.catalogue.passport.head_card import HeadCard
from studio.ui.pages.catalogue.passport.ratings_card import RatingsCard
from studio.ui.pages.catalogue.passport.reading import PassportFacts
from studio.ui.pages.catalogue.passport.touching_card import BoundsCard, TouchingCard
from studio.ui.pages.catalogue.passport.versions_card import VersionsCard
from studio.ui.pages.reviews.changes_view import ChangesView
from studio.ui.theme import UNBOUNDED, size, space
from studio.wording.passports import notices
from studio.wording.trust import vouched_rows


class PassportView(QWidget):
    version_chosen = Signal(str)
    instead_opened = Signal()
    compared = Signal()
    rated = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.body = ScrollPage()
        self.waiting = Waiting(self.body)
        self._main, self._side = _column(), _column()
        self._side_holder = QWidget()
        self._side_holder.setLayout(self._side)
        self._banner = QVBoxLayout()
        self._banner.setSpacing(space("2"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(space("gap"))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._main, 1)
        self._row.addWidget(self._side_holder)
        self.body.column.addLayout(self._banner)
        self.body.column.addLayout(self._row)
        self.changes = ChangesView()
        self.sheet = SideSheet(self, tr("What changed"), width=2 * size("sheet"))
        self.sheet.body.setContentsMargins(0, 0, 0, 0)
        self.sheet.body.addWidget(self.changes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)

    def begin(self) -> None:
        """Wait for another passport, which is read from its top."""
        self.sheet.close_sheet()
        self.body.verticalScrollBar().setValue(0)
        self.waiting.wait()

    def show_facts(self, facts: PassportFacts) -> None:
        self.sheet.close_sheet()
        for column in (self._banner, self._main, self._side):
            clear_layout(column)
        release = facts.passport.release
        self._add_notice(release)
        self._add_main(facts)
        self._add_side(facts)
        self.waiting.show_content()

    def _add_notice(self, release: Release) -> None:
        """All in one, the most urgent first."""
        said = list(notices(release, words()))
        if not said:
            return
        other = [("instead", tr("See what to use instead"))] if release.instead else []
        kind = "danger" if release.recalled else "warning"
        banner = Banner(kind, said[0], "\n".join(said[1:]), other, closable=False)
        banner.acted.connect(self.instead_opened)
        self._banner.addWidget(banner)

    def show_changes(self, version: str, changes: Changes) -> None:
        since = changes.since
        title = tr("What {version} changed against {since}", version=version, since=since)
        self.sheet.set_title(title if since else tr("{version} is the first version", version=version))
        self.changes.show_changes(changes)
        self.sheet.open()

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
        self._pair.setDirection(down if width < size("breakpoints.one.column") else across)
        column = size("panel.narrow" if width >= size("breakpoints.panel.as.sheet") else "panel.narrower")
        self._side_holder.setMinimumWidth(column if beside else 0)
        self._side_holder.setMaximumWidth(column if beside else UNBOUNDED)

    def _add_main(self, facts: PassportFacts) -> None:
        passport = facts.passport
        self._main.addWidget(HeadCard(passport))
        self._pair = pair = QBoxLayout(self._pair.direction())
        pair.setSpacing(space("gap"))
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(TouchingCard(passport.release), 3)
        pair.addWidget(BoundsCard(passport.release), 2)
        holder = QWidget()
        holder.setLayout(pair)
        self._main.addWidget(holder)
        self._main.addWidget(DocumentsCard(passport.release.knowledge))
        ratings = RatingsCard(passport.ratings, own=made_by(passport))
        ratings.rated.connect(self.rated)
        self._main.addWidget(ratings)
        self._main.addStretch(1)

    def _add_side(self, facts: PassportFacts) -> None:
        release = facts.passport.release
        versions = VersionsCard(facts.passport.versions, release.version)
        versions.chosen.connect(self.version_chosen)
        versions.compared.connect(self.compared)
        self._side.addWidget(_answering_card(release))
        self._side.addWidget(_testing_card(release))
        self._side.addWidget(FactsCard(tr("Signatures"), vouched_rows(facts.passport.vouched, words())))
        self._side.addWidget(versions)
        if facts.sent:
            self._side.addWidget(SentFeedbackCard(facts.sent))
        self._side.addStretch(1)


def _answering_card(release: Release) -> FactsCard:
    rows = (
        (tr("Owner"), release.owner),
        (tr("Author"), _who(release.author.department, release.author.name)),
        (tr("Release note"), release.note),
        (tr("Reviewer"), _who(release.reviewer.department, release.reviewer.name)),
        (tr("Reason"), release.comment),
        (tr("Approved"), short_time(release.released)),
        (tr("Valid until"), full_day(release.valid_until)),
        (tr("Re-review by"), full_day(release.review_due)),
        (tr("Digest"), DigestLine(release.digest)),
    )
    return FactsCard(tr("Responsibility and review"), rows)


def _testing_card(release: Release) -> FactsCard:
    rows = (
        (tr("Endpoint"), endpoint_text(release.endpoint)),
        (tr("Model"), release.model),
        (tr("Tested"), short_time(release.tested)),
        (tr("Size"), size_text(release.size)),
    )
    card = FactsCard(tr("Tested with"), rows)
    if release.endpoint == PRACTICE.name:
        card.add_header_widget(PracticeMark())
    return card


def _who(department: str, name: str) -> str:
    return f"{department} {name}".strip()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("gap"))
    return column
