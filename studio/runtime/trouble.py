"""An error as the events carry it."""

from studio.core.errors import StudioError
from studio.core.passages import Trouble


def trouble_of(error: StudioError) -> Trouble:
    return Trouble(name=error.name, facts=error.facts)
