"""The top of a passport: what it is, how it stands, and the few figures that decide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Release
from studio.ui.components import Card, IconTile, Tag, hairline, label
from studio.ui.dates import full_day, short_time
from studio.ui.language import tr
from studio.ui.packages.categories import category_name
from studio.ui.packages.states import state_tag
from studio.ui.theme import space
from studio.workspace import Passport


class HeadCard(Card):
    def __init__(self, passport: Passport) -> None:
        super().__init__(padded=False)
        release = passport.release
        top, words = QHBoxLayout(), QVBoxLayout()
        edge = space("card")
        top.setContentsMargins(edge, edge, edge, edge)
        top.setSpacing(space("4"))
        words.setSpacing(space("1"))
        words.addLayout(_name_line(release, passport.installed))
        belongs = [part for part in (release.owner, category_name(release.category)) if part]
        words.addWidget(label(" · ".join(belongs), "dense", "secondary", wrap=True))
        words.addWidget(label(release.purpose or tr("No purpose given."), "body", wrap=True))
        top.addWidget(IconTile(release.icon), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addLayout(_figures(passport))


def _name_line(release: Release, installed: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    line.addWidget(label(release.name, "page"))
    line.addWidget(Tag(release.version))
    line.addWidget(state_tag(release.state) or Tag(tr("Listed"), "success", "check-circle"))
    if installed:
        same = installed == release.version
        text = tr("Installed") if same else tr("Installed: {version}", version=installed)
        line.addWidget(Tag(text, "success" if same else "accent", "check"))
    line.addStretch(1)
    return line


def _figures(passport: Passport) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, space("3"), 0, space("3"))
    line.setSpacing(0)
    for title, value, note in _told(passport):
        line.addWidget(_figure(title, value, note), 1)
    return line


def _told(passport: Passport) -> Sequence[tuple[str, str, str]]:
    release, usage, ratings = passport.release, passport.usage, passport.ratings
    rating = f"{ratings.average:.1f}" if ratings.count else "—"
    people = tr(
        "{people} {people:person|people}, {offices} {offices:office|offices}",
        people=f"{usage.people:,}",
        offices=usage.departments,
    )
    return (
        (tr("Tests"), f"{release.passed} / {release.total}", short_time(release.tested)),
        (tr("Used in 30 days"), f"{usage.answers:,}", people),
        (tr("Rating"), rating, tr("{count} {count:person|people}", count=f"{ratings.count:,}")),
        (tr("Installed by"), f"{release.installs:,}", tr("people")),
        (tr("Valid until"), full_day(release.valid_until) or "—", _review(release)),
    )


def _review(release: Release) -> str:
    day = full_day(release.review_due)
    return tr("re-review by {day}", day=day) if day else ""


def _figure(title: str, value: str, note: str) -> QWidget:
    cell = QWidget()
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(space("card"), 0, space("2"), 0)
    layout.setSpacing(0)
    layout.addWidget(label(title, "caption", "muted"))
    layout.addWidget(label(value, "page"))
    layout.addWidget(label(note, "caption", "muted", wrap=True))
    return cell
