"""First passwords in a file to hand out, which nobody else on this computer may read."""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from studio.catalogue import FirstPassword
from studio.core.errors import NameTaken
from studio.core.files import writing_to


@contextmanager
def to_hand_out(file: Path | None) -> Iterator[Callable[[Sequence[FirstPassword]], None]]:
    """The file is there before any password is: none is ever lost. Raises NameTaken or FolderNotWritable."""
    if file is None:
        yield lambda _: None
        return
    try:
        with writing_to(file.parent):
            opened = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise NameTaken(taken=str(file)) from error
    try:
        with os.fdopen(opened, "w", encoding="utf-8-sig", newline="") as out:  # as spreadsheets want it
            yield lambda given: _write(out, given)
    except BaseException:
        file.unlink()
        raise


def _write(out: TextIO, given: Sequence[FirstPassword]) -> None:
    rows = csv.writer(out)
    rows.writerow(["工号", "初始密码"])
    rows.writerows([first.person, first.password] for first in given)
