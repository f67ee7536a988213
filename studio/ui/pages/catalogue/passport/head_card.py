"""The top of a passport: what it is, how it stands, and the few figures that decide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Release
from studio.ui.components import Card, IconTile, Tag, hairline, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.catalogue.categories import category_name
from studio.ui.theme import space


class HeadCard(Card):
    def __init__(self, release: Release, installed: str) -> None:
        super().__init__(padded=False)
        top, words = QHBoxLayout(), QVBoxLayout()
        edge = space("card")
        top.setContentsMargins(edge, edge, edge, edge)
        top.setSpacing(space("4"))
        words.setSpacing(space("1"))
        words.addLayout(_name_line(release, installed))
        belongs = [part for part in (release.owner, category_name(release.category)) if part]
        words.addWidget(label(" · ".join(belongs), "dense", "secondary", wrap=True))
        words.addWidget(label(release.purpose or tr("No purpose given."), "body", wrap=True))
        top.addWidget(IconTile(release.icon), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addLayout(_figures(release))


def _name_line(release: Release, installed: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    line.addWidget(label(release.name, "page"))
    line.addWidget(Tag(release.version))
    if release.recalled:
        line.addWidget(Tag(tr("recalled"), "danger", "alert-outline"))
    else:
        line.addWidget(Tag(tr("Listed"), "success", "check-circle"))
    if installed:
        same = installed == release.version
        text = tr("Installed") if same else tr("Installed: {version}", version=installed)
        line.addWidget(Tag(text, "success" if same else "accent", "check"))
    line.addStretch(1)
    return line


def _figures(release: Release) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, space("3"), 0, space("3"))
    line.setSpacing(0)
    for title, value, note in _told(release):
        line.addWidget(_figure(title, value, note), 1)
    return line


def _told(release: Release) -> Sequence[tuple[str, str, str]]:
    documents = [document for base in release.knowledge for document in base.documents]
    pages = sum(document.pages for document in documents)
    return (
        (tr("Tests"), f"{release.passed} / {release.total}", short_time(release.tested)),
        (tr("Documents"), f"{len(documents):,}", tr("{count} pages", count=f"{pages:,}") if pages else ""),
        (tr("Installed by"), f"{release.installs:,}", tr("people")),
        (tr("Listed since"), short_time(release.released), tr("Version {version}", version=release.version)),
    )


def _figure(title: str, value: str, note: str) -> QWidget:
    cell = QWidget()
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(space("card"), 0, space("2"), 0)
    layout.setSpacing(0)
    layout.addWidget(label(title, "caption", "muted"))
    layout.addWidget(label(value, "page"))
    layout.addWidget(label(note, "caption", "muted"))
    return cell
