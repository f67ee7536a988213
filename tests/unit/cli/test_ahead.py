"""Readers start ahead of a call only where the first documents of a base are added."""

import asyncio
from pathlib import Path

import pytest

from studio.cli.ahead import ahead_of


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge" / "防汛"
    folder.mkdir(parents=True)
    return folder


def test_the_first_documents_of_a_base_find_readers_started(base: Path) -> None:
    with ahead_of(["kb", "add", "--workspace", str(base.parents[1]), "--keep-both", "防汛", "d"]) as ahead:
        assert ahead is not None
        assert len(ahead.readers) == 2
        assert ahead.run(asyncio.sleep(0, "done")) == "done"


@pytest.mark.parametrize(
    "call", ["kb add 别的 d", "kb add", "kb add --help", "kb list", "kb search 防汛 add", "add", ""]
)
def test_other_calls_start_none(base: Path, call: str) -> None:
    with ahead_of([f"--workspace={base.parents[1]}", *call.split()]) as ahead:
        assert ahead is None


def test_a_base_that_keeps_documents_is_looked_at_first(base: Path) -> None:
    (base / "sources").mkdir()
    (base / "sources" / "0.txt").touch()

    with ahead_of(["kb", "add", "防汛", "d", f"--workspace={base.parents[1]}"]) as ahead:
        assert ahead is None
