"""Runs `agent-studio` as a process of its own, as a script or a person would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
        self._environment = os.environ | (environment or {})

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
            env=self._environment,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)
