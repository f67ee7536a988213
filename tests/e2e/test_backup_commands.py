"""`catalogue backup`, `restore` and `upgrade`, as whoever runs a catalogue types them."""

from pathlib import Path

from studio.catalogue import Person, Role, ServerSettings, first_admin
from tests.e2e.command import Studio, StudioHere
from tests.e2e.test_bad_input import refused

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
