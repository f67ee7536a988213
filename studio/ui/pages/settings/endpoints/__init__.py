"""Model endpoints: which there are, the chosen one as a form, what it can do, and what it did lately."""

from studio.ui.pages.settings.endpoints.controller import EndpointController
from studio.ui.pages.settings.endpoints.view import EndpointsView

__all__ = ["EndpointController", "EndpointsView"]
