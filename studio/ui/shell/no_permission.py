"""What stands where a page would, for someone whose roles do not open it: who can, and how to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from studio.ui.components import EmptyState
from studio.ui.language import tr
from studio.ui.shell.header import Header
from studio.ui.shell.page import Page
from studio.ui.shell.places import roles_for, title_of


class NoPermissionPage(Page):
    left = Signal()

    def __init__(self, name: str, admins: Sequence[str]) -> None:
        super().__init__()
        self._name = name
        roles = tr(", ").join(tr(role) for role in roles_for(name))
        who = tr(roles_for(name)[0])
        told = tr("This page is for {roles}.", roles=roles)
        if admins:
            ask = tr("Ask {names} to give you that role.", names=tr(", ").join(admins))
        else:
            ask = tr("Ask the administrator of your office to give you that role.")
        state = EmptyState(
            "lock-outline", tr("You are not a {role} yet", role=who), f"{told}\n{ask}", tr("Go to Home")
        )
        state.primary_clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.addWidget(state)

    def open(self, *path: str) -> None:
        self.set_header(Header(title=title_of(self._name)))
