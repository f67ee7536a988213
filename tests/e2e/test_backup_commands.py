"""`catalogue backup`, `restore` and `upgrade`, as whoever runs a catalogue types them."""

import subprocess
import sys
from pathlib import Path

from studio.catalogue import Person, Role, ServerSettings, first_admin
from studio.catalogue.store.database import sqlite_url
from tests.e2e.command import Studio, StudioHere
from tests.e2e.test_bad_input import refused
from tests.unit.catalogue.test_grown_catalogues import grow

ADMIN = Person(id="管理员", name="管理员", roles=(Role.ADMIN,))


def test_a_catalogue_is_saved_checked_and_brought_back(tmp_path: Path) -> None:
    studio: Studio = StudioHere(tmp_path / "workspace")
    first_admin(ServerSettings(folder=tmp_path / "old"), ADMIN)
    config = tmp_path / "server.yaml"
    config.write_text(f"folder: {tmp_path / 'old'}\n", encoding="utf-8")
    made = studio("catalogue", "backup", "--to", str(tmp_path), "--config", str(config)).data
    assert (made["rows"]["people"], made["log_whole"]) == (1, True)
    assert studio("catalogue", "restore", made["file"], "--check").data["rows"] == made["rows"]
    elsewhere = ("--database", f"sqlite:///{tmp_path}/elsewhere.sqlite3")
    assert studio("catalogue", "restore", made["file"], *elsewhere).data["rows"] == made["rows"]
    refused(studio("catalogue", "restore", made["file"], *elsewhere), "CatalogueNotEmpty")
    assert studio("catalogue", "upgrade", *elsewhere).data == {"upgraded_from": None}


def test_a_server_brings_an_older_catalogue_up_to_date_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    grow(sqlite_url(folder))
    options = ["--workspace", str(tmp_path), "--lang", "en", "serve", "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-m", "studio", *options], stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr
        said = [server.stderr.readline().strip() for _ in range(2)]
        server.terminate()
    assert said[0] == "The catalogue was brought up to date; its schema was 0001."
    assert said[1].startswith("http://127.0.0.1:")
