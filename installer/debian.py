"""The .deb as UOS wants it: all of it under /opt/apps/ID, and no script that runs at installing."""

import json
import shutil
import subprocess
from pathlib import Path

from installer.identity import (
    APP_ID,
    CHINESE,
    CHINESE_PURPOSE,
    MAINTAINER,
    NAME,
    PROGRAM,
    PURPOSE,
    machine,
    version,
)

_RESOURCES = Path(__file__).parent / "linux"
# What Qt needs of the desktop and does not bring along; every desktop of ours has them.
_NEEDS = "libc6 (>= 2.28), libgl1, libegl1, libfontconfig1, libxkbcommon0, libdbus-1-3"
_PERMISSIONS = ("autostart", "notification", "trayicon", "clipboard", "account", "bluetooth", "camera")
_ASKED = {"notification", "clipboard"}


def build_deb(program: Path, icons: Path, dist: Path) -> Path:
    """`program` is the one-folder program, `icons` has NxN.png."""
    root = dist / "deb"
    shutil.rmtree(root, ignore_errors=True)
    app = root / "opt" / "apps" / APP_ID
    shutil.copytree(program, app / "files", symlinks=True)
    _add_entries(app / "entries", icons)
    (app / "info").write_text(json.dumps(_info(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    _add_control(root)
    file = dist / f"{APP_ID}_{version()}_{machine()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(root), str(file)], check=True
    )
    return file


def _add_entries(entries: Path, icons: Path) -> None:
    """What the desktop shows: the program in the menu, its icon, its kinds of files."""
    applications, kinds = entries / "applications", entries / "mime" / "packages"
    for folder in (applications, kinds):
        folder.mkdir(parents=True)
    (applications / f"{APP_ID}.desktop").write_text(_filled("desktop.in"), encoding="utf-8")
    (kinds / f"{APP_ID}.xml").write_text(_filled("mime.xml.in"), encoding="utf-8")
    for icon in sorted(icons.glob("*.png")):
        target = entries / "icons" / "hicolor" / icon.stem / "apps" / f"{APP_ID}.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(icon, target)


def _filled(template: str) -> str:
    text = (_RESOURCES / template).read_text(encoding="utf-8")
    values = {"id": APP_ID, "program": PROGRAM, "name": NAME, "chinese": CHINESE}
    values |= {"purpose": PURPOSE, "chinese_purpose": CHINESE_PURPOSE}
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _info() -> dict[str, object]:
    """The file a UOS store reads."""
    return {
        "appid": APP_ID,
        "name": CHINESE,
        "version": version(),
        "arch": [machine()],
        "permissions": {name: name in _ASKED for name in _PERMISSIONS},
    }


def _add_control(root: Path) -> None:
    size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    fields = {
        "Package": APP_ID,
        "Version": version(),
        "Architecture": machine(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size // 1024),
        "Depends": _NEEDS,
        "Section": "utils",
        "Priority": "optional",
        "Description": f"{NAME} {CHINESE}\n {PURPOSE}.\n {CHINESE_PURPOSE}。",
    }
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), encoding="utf-8")
