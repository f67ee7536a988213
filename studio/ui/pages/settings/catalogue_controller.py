"""Who acts and where the catalogue is, and whom this computer believes."""

from PySide6.QtCore import QObject

from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.people_controller import PeopleController
from studio.ui.pages.settings.trust_controller import TrustController
from studio.ui.shell import Services


class CatalogueController(QObject):
    def __init__(self, view: PeopleView, services: Services) -> None:
        super().__init__(view)
        self._people, self._trust = PeopleController(view, services), TrustController(view.trust, services)
        self._people.moved.connect(self._trust.begin_anew)

    def show_all(self) -> None:
        self._people.show_all()
        self._trust.show_all()
