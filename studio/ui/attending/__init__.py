"""A course being taken: what is to be seen of it, looked at again and again."""

from studio.ui.attending.attending import Attending

__all__ = ["Attending"]
