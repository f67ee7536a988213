"""The passport of a released agent: who answers for it, what it reads, how it was tested and reviewed."""

from studio.ui.pages.catalogue.passport.controller import PassportController
from studio.ui.pages.catalogue.passport.view import PassportView

__all__ = ["PassportController", "PassportView"]
