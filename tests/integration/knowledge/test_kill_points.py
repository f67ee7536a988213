"""Killed at random points of all that is done to bases: nothing is lost or doubled, and all goes on."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a program is forked for each round")
@pytest.mark.timeout(600)
async def test_two_hundred_kills_leave_every_base_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.integration.knowledge.faults.nursery", str(tmp_path), str(KILLS)]
    one_thread = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # a process with others may not fork
    nursery = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=one_thread)
    told = json.loads((await nursery.communicate())[0])
    assert told["wrong"] == []
    assert told["kills"] == KILLS
    assert {"load", "remove", "delete", "rename", "import", "export", "switch", "rebuild"} <= told[
        "during"
    ].keys()
