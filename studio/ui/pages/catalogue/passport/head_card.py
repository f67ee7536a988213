"""The top of a passport: what it is, how it stands, and the few figures that decide."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Release
from studio.ui.components import (
    Card,
    ElidedLabel,
    FlowLayout,
    IconTile,
    Tag,
    flowing,
    hairline,
    label,
    restyle,
)
from studio.ui.dates import full_day, month_of, short_time
from studio.ui.language import tr
from studio.ui.packages.categories import category_name
from studio.ui.packages.states import state_tag
from studio.ui.theme import size, space
from studio.workspace import Passport

_FEW = 3  # figures in a row of a narrow window


class HeadCard(Card):
    def __init__(self, passport: Passport) -> None:
        super().__init__(padded=False)
        release = passport.release
        top, words = QHBoxLayout(), QVBoxLayout()
        edge = space("card")
        top.setContentsMargins(edge, edge, edge, edge)
        top.setSpacing(space("4"))
        words.setSpacing(space("1"))
        words.addLayout(_name_line(passport))
        belongs = [part for part in (release.owner, category_name(release.category)) if part]
        words.addWidget(label(" · ".join(belongs), "dense", "secondary", wrap=True))
        words.addWidget(label(release.purpose or tr("No purpose given."), "body", wrap=True))
        top.addWidget(IconTile(release.icon, large=True), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addWidget(Figures(_told(passport)))


def _name_line(passport: Passport) -> FlowLayout:
    release, installed = passport.release, passport.installed
    line = FlowLayout()
    line.addWidget(flowing(release.name, "page"))
    line.addWidget(Tag(release.version))
    line.addWidget(state_tag(release.state) or Tag(tr("Listed"), "success", "check-circle"))
    vouched = passport.vouched
    if vouched is not None and vouched.seal is not None and vouched.trouble is None:
        line.addWidget(Tag(tr("Signature holds"), "success", "certificate-outline"))
    if installed:
        same = installed == release.version
        text = tr("Installed") if same else tr("Installed: {version}", version=installed)
        line.addWidget(Tag(text, "success" if same else "accent", "check"))
    return line


def _told(passport: Passport) -> Sequence[tuple[str, str, str]]:
    release, usage, ratings = passport.release, passport.usage, passport.ratings
    rating = f"{ratings.average:.1f}" if ratings.count else "—"
    people = tr(
        "{people} {people:person|people}, {offices} {offices:office|offices}",
        people=f"{usage.people:,}",
        offices=usage.departments,
    )
    rated = tr("{count} {count:person|people}", count=f"{ratings.count:,}")
    installed = tr("{count} {count:person|people}", count=f"{release.installs:,}")
    return (
        (tr("Tests"), f"{release.passed} / {release.total}", short_time(release.tested)),
        (tr("Used in 30 days"), tr("{count} {count:time|times}", count=f"{usage.answers:,}"), people),
        (tr("Rating"), rating, rated if ratings.count else tr("nobody has rated it yet")),
        (tr("Installed by"), installed, ""),
        (tr("Valid until"), month_of(release.valid_until) or "—", _review(release)),
    )


def _review(release: Release) -> str:
    day = full_day(release.review_due)
    return tr("re-review by {day}", day=day) if day else ""


class Figures(QWidget):
    """Side by side with a line between, or two in a row where there is no room for all."""

    def __init__(self, told: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._cells = [_figure(*one) for one in told]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._in_row = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_row = len(self._cells) if self.width() >= size("room.figures") else _FEW
        if in_row != self._in_row:
            self._in_row = in_row
            self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _place(self) -> None:
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < self._in_row else 0)
        for at, cell in enumerate(self._cells):
            row, column = divmod(at, self._in_row)
            cell.setProperty("divided", column > 0)
            restyle(cell)
            self._grid.addWidget(cell, row, column)


def _figure(title: str, value: str, note: str) -> QWidget:
    cell = QFrame()
    cell.setObjectName("figure")
    cell.setAccessibleName(f"{title}: {value} {note}".strip())
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(space("card"), space("3"), space("2"), space("3"))
    layout.setSpacing(0)
    layout.addWidget(ElidedLabel(title, "caption", "muted"))
    layout.addWidget(ElidedLabel(value, "page"))
    layout.addWidget(ElidedLabel(note, "caption", "muted"))
    layout.addStretch(1)
    return cell
