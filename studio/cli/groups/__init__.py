"""The groups of commands, each complete with its commands; only the one that is called is loaded."""

from importlib import import_module

import typer

GROUPS = ("kb", "endpoint", "agent", "catalogue", "review")


def group(name: str) -> typer.Typer:
    app: typer.Typer = import_module(f"{__name__}.{name}").app
    return app
