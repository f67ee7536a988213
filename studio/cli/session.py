"""One call of the command: what the common options said, how it speaks, and how it ends."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from studio import wording
from studio.cli.ending import INTERRUPTED, hang_up, record
from studio.core.errors import StudioError
from studio.core.files import named
from studio.core.i18n import Words

if TYPE_CHECKING:
    from studio.cli.ahead import Ahead
    from studio.workspace import Workspace

Result = TypeVar("Result")


@dataclass(frozen=True)
class Session:
    """JSON goes to stdout and only there; progress and messages go to stderr."""

    folder: Path
    as_json: bool
    say: Words
    person: str
    ahead: "Ahead | None" = None

    def work(
        self, task: "Callable[[Workspace], Awaitable[Result]]", stopped: Callable[[], None] | None = None
    ) -> Result:
        """Open the workspace, do the task in it and close it again; `stopped` speaks after Ctrl+C."""

        async def opened() -> Result:
            from studio.workspace import Workspace
            from studio.workspace.environment_keys import EnvironmentKeys

            workspace = Workspace(
                self.folder,
                as_person=self.person,
                keys=EnvironmentKeys(),
                in_window=False,
                readers_ahead=self.ahead.readers if self.ahead else None,
                slow=self._teller_of_waiting(),
            )
            for trouble in workspace.policy.troubles:
                self.tell(str(wording.explain(trouble, self.say)))
            async with workspace:
                if _seat_of(self.folder).exists():
                    from studio.classroom.seat.fitting import at_seat

                    await at_seat(workspace)
                return await task(workspace)

        return self.run(opened, stopped)

    def run(self, task: Callable[[], Awaitable[Result]], stopped: Callable[[], None] | None = None) -> Result:

        async def awaited() -> Result:
            return await task()

        with self.speaking(stopped):
            return self.ahead.run(awaited()) if self.ahead else asyncio.run(awaited())

    @contextmanager
    def speaking(self, stopped: Callable[[], None] | None = None) -> Iterator[None]:
        """Say an error in the person's words and end the program with 1."""
        try:
            yield
        except KeyboardInterrupt:
            (stopped or self.tell_stopped)()
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            raise typer.Exit(hang_up()) from None
        except (typer.Exit, typer.BadParameter):
            raise
        except Exception as error:
            self.fail(error)
            raise typer.Exit(1) from error

    def show(self, data: Any, text: str) -> None:  # any JSON value
        """Print the one JSON document, or the text for a person."""
        self.print_json(data) if self.as_json else typer.echo(text)

    def print_json(self, data: Any) -> None:  # any JSON value
        typer.echo(json.dumps(data, ensure_ascii=False))

    def tell(self, text: str, *, ending: str = "\n") -> None:
        """Say something on the way: progress, notices; nothing in it steers the terminal."""
        from studio.documents.invisible import without_controls

        print(without_controls(text), end=ending, file=sys.stderr, flush=True)  # noqa: T201  # stderr is the face here

    def _teller_of_waiting(self) -> Callable[[str], None]:
        """Each host is told of once: nobody should wonder at a terminal that is silent."""
        told: set[str] = set()

        def tell(host: str) -> None:
            if host not in told:
                told.add(host)
                self.tell(self.say("Still waiting for the catalogue server {host}. Ctrl+C stops.", host=host))

        return tell

    def tell_stopped(self) -> None:
        self.tell(f"\n{self.say('Stopped.')}")

    def fail(self, raised: BaseException) -> None:
        error = named(raised)
        if self.folder.is_dir():
            from studio.workspace.journal import Journal

            Journal(self.folder).note("error", name=error_body(error, self.say)["name"])
        explanation = wording.explain(error, self.say)
        if self.as_json:
            self.print_json({"error": error_body(error, self.say)})
        parts = (explanation.happened, explanation.meaning, explanation.action)
        self.tell("\n".join(part for part in parts if part))
        if not isinstance(error, StudioError) and (file := record(error, self.folder)):
            self.tell(self.say("Details: {file}", file=file))


def _seat_of(folder: Path) -> Path:
    """Where a course's workspace was joined to a class, this is what its seat is kept in."""
    return folder.with_name(f"{folder.name}.seat.yaml")


def error_body(error: BaseException, say: Words) -> dict[str, Any]:
    """Return the error as the contract has it: name, facts, message, hint."""
    explanation = wording.explain(error, say)
    return {
        "name": error.name if isinstance(error, StudioError) else type(error).__name__,
        "facts": error.facts if isinstance(error, StudioError) else {},
        "message": wording.joined(explanation.happened, explanation.meaning),
        "hint": explanation.action,
    }
