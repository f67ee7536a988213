"""Parameters that many commands take."""

from pathlib import Path
from typing import Annotated

import typer

Base = Annotated[str, typer.Argument(metavar="NAME", help="Name of the knowledge base.")]
Readable = Annotated[Path, typer.Argument(readable=False)]  # what cannot be read is said in words
