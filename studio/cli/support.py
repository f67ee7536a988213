"""`support-bundle`: what helps whoever looks after this computer, in one file, contents masked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.wording.support import NOT_IN_IT, part_label

if TYPE_CHECKING:
    from studio.workspace.support import Bundle


def support_bundle(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write, such as support.zip.")],
    show: Annotated[bool, typer.Option("--show", help="Print what would go in; write nothing.")] = False,
) -> None:
    """Write what helps to find a fault into one file: versions, states, counts; contents are masked."""
    session: Session = context.obj

    async def task() -> "Bundle":
        from studio.workspace.support import gather, write_bundle

        bundle = gather(session.folder)
        if not show:
            write_bundle(bundle, file)
        return bundle

    bundle = session.run(task)
    if show:
        session.show(bundle.parts, "\n\n".join(f"== {name}\n{text}" for name, text in bundle.parts.items()))
        return
    lines = [f"{name:<16} {part_label(name, session.say)}" for name in bundle.parts]
    said = session.say("Written to {file}:", file=file)
    parts = {name: len(text.encode()) for name, text in bundle.parts.items()}
    text = "\n".join([said, *lines, session.say(NOT_IN_IT)])
    session.show({"file": str(file), "parts": parts}, text)
