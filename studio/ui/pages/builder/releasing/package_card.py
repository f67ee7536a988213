"""The card with what a package would hold and what its checks say."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.catalogue import Check, Package, Verdict, run_checks
from studio.runtime import AgentFolder
from studio.ui.components import Button, Card, StatusLabel, clear_layout, hairline, label
from studio.ui.language import tr
from studio.ui.pages.builder.releasing.checks import check_sentence, check_title, size_text
from studio.ui.theme import space
from studio.workspace import Publishing

_KINDS = {Verdict.PASS: "success", Verdict.WARN: "warning", Verdict.STOP: "danger"}


@dataclass(frozen=True, slots=True)
class Packed:
    """A package as it would be submitted now."""

    version: str
    digest: str
    size: int
    documents: int
    checks: tuple[Check, ...]


async def packed(publishing: Publishing, folder: AgentFolder) -> Packed:
    """Build and check it; raises what stands in the way."""
    import asyncio

    async with publishing.packed(folder) as package:
        return _facts(package, await asyncio.to_thread(run_checks, package))


class PackageCard(Card):
    built = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Package and checks"), tr("The same checks the catalogue runs"))
        self._build = Button(tr("Build and check"), icon="package-variant-closed-check", small=True)
        self._build.clicked.connect(self.built)
        self.add_header_widget(self._build)
        self.show_nothing()

    def set_busy(self, busy: bool) -> None:
        self._build.set_busy(busy, tr("Checking…"))

    def show_nothing(self) -> None:
        clear_layout(self.body)
        text = tr(
            "The package holds the agent with its documents, so that it answers on other computers too."
        )
        self.body.addWidget(label(text, "dense", "secondary", wrap=True))

    def show_packed(self, found: Packed) -> None:
        clear_layout(self.body)
        facts = (
            tr("Version {version}", version=found.version),
            tr("{count} documents", count=found.documents),
            size_text(found.size),
            tr("digest {digest}", digest=" ".join((found.digest[:4], found.digest[4:8], found.digest[8:12]))),
        )
        self.body.addWidget(label(" · ".join(facts), "dense", "secondary", wrap=True))
        for check in found.checks:
            self.body.addWidget(hairline())
            self.body.addWidget(_row(check))


def _row(check: Check) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space("3"))
    words = {Verdict.PASS: tr("pass"), Verdict.WARN: tr("warning"), Verdict.STOP: tr("stops")}
    layout.addWidget(label(check_title(check), "dense"), 1)
    layout.addWidget(label(check_sentence(check), "dense", "secondary", wrap=True), 3)
    layout.addWidget(StatusLabel(words[check.verdict], _KINDS[check.verdict]))
    return row


def _facts(package: Package, checks: list[Check]) -> Packed:
    manifest = package.manifest
    return Packed(
        version=manifest.version,
        digest=package.digest,
        size=package.size,
        documents=sum(len(base.documents) for base in manifest.knowledge),
        checks=tuple(checks),
    )
