"""`review`: reviews."""

from studio.cli.review import app

__all__ = ["app"]
