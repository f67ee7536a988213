"""What is being typed of an endpoint and not saved: kept as it is typed, put back when one comes again."""

import json

from studio.ui.pages.settings.endpoints.form import EndpointForm
from studio.ui.scratch import Scratch

_NEW = "settings/endpoint/new"


class Typed:
    def __init__(self, form: EndpointForm, scratch: Scratch) -> None:
        self._form, self._scratch = form, scratch

    def put_back(self, endpoint: str) -> None:
        typed = self._scratch.text(_place(endpoint))
        if not typed:
            return
        try:
            self._form.show_draft(dict(json.loads(typed)))
        except (ValueError, TypeError):
            self._scratch.forget(_place(endpoint))

    def keep(self, endpoint: str) -> None:
        if self._form.is_changed():
            self._scratch.keep(_place(endpoint), json.dumps(self._form.values()))
        else:
            self._scratch.forget(_place(endpoint))

    def keep_new(self, endpoint: str) -> None:
        """It is of one that was never saved."""
        self._scratch.keep(_NEW, endpoint)

    def new(self) -> str:
        """Return the one that was begun and never saved; empty for none."""
        return self._scratch.text(_NEW)

    def forget(self, endpoint: str) -> None:
        self._scratch.forget(_place(endpoint))
        self._scratch.forget(_NEW)


def _place(endpoint: str) -> str:
    return f"settings/endpoint/{endpoint}"
