"""Whether answers come from the practice endpoint, told in the heads of pages."""

from typing import TYPE_CHECKING

from studio.core.errors import FileInvalid

if TYPE_CHECKING:
    from studio.endpoints import Endpoints


def practises(endpoints: "Endpoints", endpoint: str = "") -> bool:
    """Of the chosen one where none is named; a list that cannot be read is told of where it is needed."""
    try:
        return endpoints.get_or_default(endpoint).practice
    except FileInvalid:
        return False
