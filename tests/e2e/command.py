"""Runs `agent-studio` as a process of its own, as a script or a person would."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from studio.cli.main import run


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # any JSON value
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Studio:
    """The command in one workspace; every call adds `--json` unless told not to."""

    def __init__(self, workspace: Path, environment: dict[str, str] | None = None) -> None:
        self.workspace = workspace
        self._own = environment or {}

    def __call__(self, *arguments: str | Path, as_json: bool = True, typed: str = "") -> Outcome:
        common = ["--workspace", str(self.workspace), *(["--json"] if as_json else [])]
        command = [sys.executable, "-m", "studio", *common, *map(str, arguments)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            input=typed,
            timeout=150,
            check=False,
            env=os.environ | self._own,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


class StudioHere(Studio):
    """The same command inside this process: for many short calls, each of which would take a start-up."""

    def __call__(self, *arguments: str | Path, as_json: bool = True, typed: str = "") -> Outcome:
        assert not typed, "nothing is typed into a command of this process"
        common = ["--workspace", str(self.workspace), *(["--json"] if as_json else [])]
        out, err = io.StringIO(), io.StringIO()
        with patch.dict(os.environ, self._own), redirect_stdout(out), redirect_stderr(err):
            code = run([*common, *map(str, arguments)])
        return Outcome(code, out.getvalue(), err.getvalue())
