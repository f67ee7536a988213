"""A course being taken: what is to be seen of it, looked at again and again."""

from studio.ui.attending.attending import Attending
from studio.ui.attending.material import show_material

__all__ = ["Attending", "show_material"]
