"""Parameters that many commands take."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Base = Annotated[str, typer.Argument(metavar="NAME", help="Name of the knowledge base.")]
Until = Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD", help="The last day on which it holds.")]
Readable = Annotated[Path, typer.Argument(readable=False)]  # what cannot be read is said in words


def day_of(text: str) -> date | None:
    """Raises BadParameter for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter("YYYY-MM-DD", param_hint="--until") from error
