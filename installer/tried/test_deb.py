"""At an office PC without a network: it installs, works, opens, and leaves what people have alone."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.identity import APP_ID, version
from installer.tried.clean_debian import HOME, Debian
from installer.tried.conftest import PROGRAM, install

pytestmark = pytest.mark.timeout(600)  # the whole main job, on a computer that may have others to serve
_WINDOW = f"""
Xvfb :7 -screen 0 1366x768x24 >/dev/null 2>&1 &
until xdpyinfo -display :7 >/dev/null 2>&1; do sleep 0.1; done
export DISPLAY=:7
{PROGRAM} --workspace {HOME}/window >/tmp/window.log 2>&1 &
for _ in $(seq 100); do
    if xwininfo -root -tree | grep -q 智能体工坊; then
        sleep 5
        exec xwd -root -silent -out /tmp/window.xwd
    fi
    sleep 0.2
done
cat /tmp/window.log
exit 1
"""


def test_all_of_it_lies_where_a_uos_package_may_put_something(package: Path) -> None:
    told = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True)
    names = [line.split(maxsplit=5)[5] for line in told.stdout.splitlines()]
    files = [name for name in names if not name.endswith("/")]

    assert [name for name in files if not name.startswith(f"./opt/apps/{APP_ID}/")] == []
    parts = {name.split("/")[4] for name in files}
    assert parts == {"entries", "files", "info"}


def test_nothing_runs_when_it_is_installed(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)

    assert [file.name for file in (tmp_path / "control").iterdir()] == ["control"]


def test_the_main_job_goes_from_end_to_end_without_a_network(debian: Debian) -> None:
    told = debian.run(
        PROGRAM, "tour", "--out", f"{HOME}/tour", "--json", seconds=300, QT_QPA_PLATFORM="offscreen"
    )

    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    assert all(step["ok"] for step in json.loads(told.stdout)["steps"])


def test_the_window_opens(debian: Debian, package: Path) -> None:
    told = debian.run("bash", "-c", _WINDOW, seconds=120)

    assert told.returncode == 0, told.stdout + told.stderr
    shutil.copyfile(debian.file("/tmp/window.xwd"), package.parent / "window.xwd")


def test_without_a_keyring_another_way_to_give_a_key_is_offered(debian: Debian) -> None:
    ours = f"{PROGRAM} --workspace {HOME}/keys endpoint"

    told = debian.run("sh", "-c", f"{ours} add city http://127.0.0.1:9/v1 && echo secret | {ours} key city")

    assert "AGENT_STUDIO_KEY" in told.stdout + told.stderr


def test_what_the_window_shows_of_itself_came_along(debian: Debian) -> None:
    assets = f"/opt/apps/{APP_ID}/files/_internal/studio/assets"
    guides = [debian.file(f"{assets}/guide/{name}") for name in ("USER_GUIDE.md", "USER_GUIDE.en.md")]
    assert all(guide.is_file() for guide in guides)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in debian.file(f"{assets}/notices/LGPL-3.0.txt").read_text()
    assert list(debian.file(f"{assets}/notices/system").glob("*.txt"))
    parts = json.loads(debian.file(f"{assets}/licences.json").read_text("utf-8"))
    metadata = {path.name.partition("-")[0] for path in debian.file(f"{assets}/../..").glob("*.dist-info")}
    assert len(metadata) >= len([part for part in parts if "within" not in part])


def test_courses_came_along(debian: Debian) -> None:
    told = debian.run(PROGRAM, "--workspace", f"{HOME}/courses", "course", "list", "--json")

    assert told.returncode == 0, told.stderr
    assert "flood-duty-basics" in told.stdout


def test_an_administrator_s_policy_is_obeyed_and_shown(debian: Debian) -> None:
    ours = [PROGRAM, "--workspace", f"{HOME}/managed", "--json"]
    beside = debian.file(f"/opt/apps/{APP_ID}/files/policy.yaml")
    system = debian.file("/etc/agent-studio/policy.yaml")
    system.parent.mkdir(exist_ok=True)
    beside.write_text("settings: {trace_days: 30, catalogue_in_the_open: true}\n", "utf-8")
    system.write_text("administrator: 8000\nsettings: {catalogue_in_the_open: false}\n", "utf-8")
    try:
        shown = json.loads(debian.run(*ours, "policy").stdout)["settings"]
        refused = debian.run(*ours, "catalogue", "connection", "--in-the-open")
    finally:
        beside.unlink()
        system.unlink()

    assert shown["trace_days"]["file"] == f"/opt/apps/{APP_ID}/files/policy.yaml"
    assert shown["catalogue_in_the_open"]["value"] is False
    assert json.loads(refused.stdout)["error"]["name"] == "PolicyForbids"


def test_the_next_version_keeps_what_people_have(debian: Debian, package: Path, tmp_path: Path) -> None:
    debian.run(PROGRAM, "--workspace", f"{HOME}/kept", "kb", "create", "防汛预案")

    told = install(debian, _next_version(package, tmp_path))

    assert told.returncode == 0, told.stderr
    bases = debian.run(PROGRAM, "--workspace", f"{HOME}/kept", "kb", "list", "--json")
    assert [base["name"] for base in json.loads(bases.stdout)["bases"]] == ["防汛预案"]


def test_removing_it_leaves_what_people_have(debian: Debian) -> None:
    told = debian.run("dpkg", "--purge", APP_ID, by="root")

    assert told.returncode == 0, told.stderr
    assert not debian.file(f"/opt/apps/{APP_ID}").exists()
    assert (debian.home / "kept" / "knowledge" / "防汛预案").is_dir()


def _next_version(package: Path, folder: Path) -> Path:
    subprocess.run(["dpkg-deb", "--raw-extract", package, folder / "next"], check=True)
    control = folder / "next" / "DEBIAN" / "control"
    told = control.read_text("utf-8")
    control.write_text(told.replace(f"Version: {version()}", "Version: 99.0.0"), "utf-8")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder / "next", folder / "next.deb"],
        check=True,
    )
    return folder / "next.deb"
