"""`support-bundle` as a person types it, and what endpoints were asked."""

import zipfile
from pathlib import Path

from tests.e2e.command import Studio


def test_a_bundle_is_written_and_says_what_is_in_it(studio: Studio, tmp_path: Path) -> None:
    studio("kb", "create", "防汛")
    assert studio("endpoint", "test", "practice").code == 0

    written = studio("support-bundle", tmp_path / "support.zip").data

    with zipfile.ZipFile(written["file"]) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert texts.keys() == written["parts"].keys()
    assert "base-1" in texts["knowledge.json"]
    assert "防汛" not in "".join(texts.values())
    assert '"name": "streaming"' in texts["probes.json"]
    assert " opened program=" in texts["journal.txt"]
    assert studio("endpoint", "use", "practice").data["requests"] > 3
    shown = studio("support-bundle", tmp_path / "unwritten.zip", "--show").data
    assert shown.keys() == texts.keys()
    assert not (tmp_path / "unwritten.zip").exists()
