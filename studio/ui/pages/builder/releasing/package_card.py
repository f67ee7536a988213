"""The card with what a package would hold, and its checks to be worked off."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.catalogue import CheckName
from studio.core.i18n import mark
from studio.ui.components import Button, Card, ProgressCard, clear_layout, label
from studio.ui.language import tr
from studio.ui.packages import short_digest
from studio.ui.pages.builder.releasing.checks import RUN_ATTACKS, CheckList, size_text
from studio.ui.theme import space
from studio.workspace.publishing import Checked


class PackageCard(Card):
    """Reasons that were written stay when the checks are run again.

    `unhindered` when nothing stands in the way of submitting it.
    """

    built = Signal()
    acted = Signal(str)
    opened = Signal(object, object)
    stopped = Signal()
    submitted = Signal()
    unhindered = Signal()
    reasoned = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Package and checks"), tr("The same checks the catalogue runs"))
        self._list: CheckList | None = None
        self._written: dict[CheckName, str] = {}
        self._build = Button(tr("Check"), icon="package-variant-closed-check", small=True)
        self._build.clicked.connect(self.built)
        self.attack = Button(tr("Run attacks"), icon="shield-bug-outline", small=True)
        self.attack.setToolTip(tr("Texts that try to make it act past the person are tried on it."))
        self.attack.clicked.connect(self._attack)
        self.add_header_widget(self.attack)
        self.add_header_widget(self._build)
        self._attacking: ProgressCard | None = None
        self.show_nothing()

    def set_busy(self, busy: bool) -> None:
        self._build.set_busy(busy, tr("Checking…"))

    def show_nothing(self) -> None:
        self._keep_written()
        self._list = None
        clear_layout(self.body)
        text = tr(
            "The package holds the agent with its documents, so that it answers on other computers too."
        )
        self.body.addWidget(label(text, "dense", "secondary", wrap=True))

    def show_checked(self, found: Checked) -> None:
        self._keep_written()
        clear_layout(self.body)
        self.body.setSpacing(space("1"))
        self.body.addWidget(label(_facts(found), "dense", "secondary", wrap=True))
        self._hindrance = label("", "strong", wrap=True)
        self.body.addWidget(self._hindrance)
        self._list = CheckList(found.checks, self._written)
        self._list.acted.connect(self.acted)
        self._list.opened.connect(self.opened)
        self._list.reasoned.connect(self._say_what_hinders)
        self._list.reasoned.connect(self.reasoned)
        self.body.addWidget(self._list)
        self.body.addLayout(self._foot())
        self._say_what_hinders()

    def show_attacks(self, done: int, total: int) -> None:
        """How far the attacks have come, in place of the checks that are void meanwhile."""
        if self._attacking is None:
            self.show_nothing()
            self._attacking = ProgressCard(tr("Attacking the agent"))
            self._attacking.count_in(
                mark("{speed} attacks a second"), mark("waiting for the model: {seconds} s")
            )
            self._attacking.cancelled.connect(self.stopped)
            self.attack.setEnabled(False)
            self.body.addWidget(self._attacking)
        self._attacking.set_progress(done, total)

    def end_attacks(self) -> None:
        self._attacking = None
        self.attack.setEnabled(True)
        self.show_nothing()

    def open_reason(self) -> QWidget | None:
        """The field of the first warning without a reason."""
        return self._list.first_without_reason() if self._list else None

    def reasons(self) -> dict[CheckName, str]:
        self._keep_written()
        return dict(self._written)

    def suggest(self, reasons: Mapping[CheckName, str]) -> None:
        """Reasons given before, where none is written now."""
        self._written = {**reasons, **self._written}
        if self._list is not None:
            self._list.suggest(self._written)

    def hindrance(self) -> str:
        """Why it cannot be submitted yet; empty when it can, or when nothing was checked."""
        return hindrance(self._list) if self._list else ""

    def forget(self) -> None:
        """What was written for an agent that is no longer open, or has been submitted."""
        self._list = None
        self._written = {}
        self.show_nothing()

    def _foot(self) -> QHBoxLayout:
        """Whoever has worked the list off is at its end."""
        foot = QHBoxLayout()
        self._submit = Button(tr("Submit for review"), "primary", "send-check-outline")
        self._submit.clicked.connect(self.submitted)
        foot.addStretch(1)
        foot.addWidget(self._submit)
        return foot

    def _attack(self) -> None:
        self.acted.emit(RUN_ATTACKS)

    def _keep_written(self) -> None:
        if self._list is not None:
            self._written |= self._list.reasons()

    def _say_what_hinders(self) -> None:
        hindrance = self.hindrance()
        self._submit.setVisible(not hindrance)
        self._hindrance.setText(hindrance or tr("Nothing stands in the way of submitting it."))
        if not hindrance:
            self.unhindered.emit()


def hindrance(checks: CheckList) -> str:
    parts = []
    if stops := checks.stops():
        parts.append(tr("stopped by {count}", count=stops))
    if missing := checks.without_reason():
        parts.append(tr("warnings without a reason: {count}", count=missing))
    return tr("It cannot be submitted yet: {why}.", why=tr(", ").join(parts)) if parts else ""


def _facts(found: Checked) -> str:
    documents = sum(len(base.documents) for base in found.manifest.knowledge)
    return " · ".join(
        (
            tr("Version {version}", version=found.manifest.version),
            tr("{count} {count:document|documents}", count=documents),
            size_text(found.size),
            tr("digest {digest}", digest=short_digest(found.digest)),
        )
    )
