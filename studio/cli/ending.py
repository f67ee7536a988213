"""How a call ends, whatever happens in it: with an exit code and words, never with a traceback."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

DEBUG = "AGENT_STUDIO_DEBUG"
NOBODY_LISTENS = 141  # as a shell says it of a program whose reader has gone
INTERRUPTED = 130
LOG = "errors.log"
_LOG_BYTES = 1_000_000


def exit_code(call: Callable[[], object], unforeseen: Callable[[Exception], None]) -> int:
    """Make the call; `unforeseen` puts what nobody caught into words."""
    try:
        call()
    except SystemExit as ended:
        return _flushed(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return hang_up()
    except Exception as error:
        unforeseen(error)
        return _flushed(1)
    return _flushed(0)


def hang_up() -> int:
    """Say no more to a reader that has gone (`| head -1`), not even at the end of the program."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return NOBODY_LISTENS


def speak_any_character() -> None:
    """Bytes of an argument that are no text are shown as “?”; JSON is UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def record(error: BaseException, folder: Path) -> Path | None:
    """Keep the details for whoever looks after this computer, where the workspace can be written."""
    text = "".join(traceback.format_exception(error))
    if os.environ.get(DEBUG):
        print(text, file=sys.stderr)  # noqa: T201  # asked for
    file = folder / LOG
    try:
        mode = "w" if file.exists() and file.stat().st_size > _LOG_BYTES else "a"
        with file.open(mode, encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}  {' '.join(_asked())}\n{text}\n")
    except OSError:
        return None
    return file


def _asked() -> Sequence[str]:
    """Name the command alone: what was asked may be nobody's business."""
    return [argument for argument in sys.argv[1:3] if not argument.startswith("-")]


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return hang_up()
    return code
