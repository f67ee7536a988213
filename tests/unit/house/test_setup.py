"""The set-up says plainly what is missing, goes on where it stopped, and does nothing twice."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOOLS = ["bash", "cat", "chmod", "cp", "dirname", "echo", "env", "flock", "grep", "mkdir", "rm"]
TOOLS += ["sed", "sha256sum", "tail", "tee", "touch", "xargs"]
PRETENDED_PYTHON = """
case "$*" in
    *version_info*|*ensurepip*) exit 0 ;;
    "-m venv .venv")
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python
        echo "#!$PWD/.venv/bin/python" >.venv/bin/pip
        echo '#!/bin/sh' >.venv/bin/pybabel
        chmod +x .venv/bin/* ;;
    *"pip install"*)
        echo "Collecting reader"
        [ ! -e offline ] || { echo "No matching distribution"; exit 1; } ;;
esac
"""


class Machine:
    """A checkout on a pretended machine, where the commands that matter are written by the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._commands = folder / "commands"
        self._commands.mkdir()
        shutil.copytree(ROOT / "scripts", folder / "scripts")
        for name in ("constraints.txt", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)
        for tool in TOOLS:
            (self._commands / tool).symlink_to(shutil.which(tool) or tool)

    def has(self, command: str, script: str = "") -> None:
        file = self._commands / command
        file.write_text(f"#!/bin/bash\n{script}\n")
        file.chmod(0o755)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        command = [self.folder / "scripts/setup"]
        environment = {"PATH": str(self._commands), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian with everything on it, and nobody signed in as root."""
    machine = Machine(tmp_path)
    machine.has("python3.11", PRETENDED_PYTHON)
    machine.has("dpkg-query", "echo -n installed")
    machine.has("apt-get")
    machine.has("id", "echo 1000")
    return machine


def test_a_machine_is_set_up_in_named_steps(machine: Machine) -> None:
    outcome = machine.set_up()

    assert outcome.returncode == 0, outcome.stderr
    assert [line[:5] for line in outcome.stdout.splitlines() if line.startswith("[")] == [
        f"[{step}/5]" for step in range(1, 6)
    ]


def test_a_second_set_up_says_and_does_nothing(machine: Machine) -> None:
    machine.set_up()
    machine.has("python3.11", "exit 1")
    started = time.monotonic()

    outcome = machine.set_up()

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    assert time.monotonic() - started < 1


def test_other_versions_set_the_machine_up_again(machine: Machine) -> None:
    machine.set_up()
    with (machine.folder / "constraints.txt").open("a") as constraints:
        constraints.write("reader==2\n")

    assert "[3/5]" in machine.set_up().stdout


def test_an_environment_that_was_moved_is_set_up_again(machine: Machine) -> None:
    machine.set_up()
    moved = machine.folder.with_name("moved")
    shutil.copytree(machine.folder, moved, symlinks=True)
    machine.folder = moved

    assert "[3/5]" in machine.set_up().stdout
    assert str(moved) in (moved / ".venv/bin/pip").read_text()


def test_an_installation_that_was_cut_off_begins_anew(machine: Machine) -> None:
    machine.set_up()
    (machine.folder / ".venv/.set-up-for").unlink()
    (machine.folder / ".venv/.half-installed").touch()
    (machine.folder / ".venv/half a package").touch()

    machine.set_up()

    assert not (machine.folder / ".venv/half a package").exists()
    assert not (machine.folder / ".venv/.half-installed").exists()


def test_without_root_the_missing_packages_are_named_with_the_command_to_run(machine: Machine) -> None:
    machine.has("dpkg-query", 'case "$*" in *libegl1*) exit 1;; esac; echo -n installed')

    outcome = machine.set_up()

    assert outcome.returncode == 1
    assert "缺少系统软件包" in outcome.stderr
    assert "apt-get update && apt-get install libegl1\n" in outcome.stderr


def test_a_person_with_sudo_need_not_be_root(machine: Machine) -> None:
    machine.has(
        "dpkg-query",
        f'case "$*" in *libegl1*) [ -e {machine.folder}/libegl1 ] || exit 1;; esac; echo -n installed',
    )
    machine.has("sudo", 'shift; "$@"')
    machine.has("dpkg")
    machine.has(
        "apt-get",
        f'case "$*" in *install*libegl1*) echo "Unpacking libegl1"; touch {machine.folder}/libegl1 ;; esac',
    )

    outcome = machine.set_up()

    assert outcome.returncode == 0, outcome.stderr
    assert (machine.folder / "libegl1").exists()


def test_a_package_source_that_does_not_answer_is_explained(machine: Machine) -> None:
    machine.has("dpkg-query", "exit 1")
    machine.has("sudo", 'shift; "$@"')
    machine.has("dpkg")
    machine.has("apt-get", 'case "$*" in *install*) echo "E: Unable to locate package" >&2; exit 100 ;; esac')

    outcome = machine.set_up()

    assert outcome.returncode == 1
    assert "E: Unable to locate package" in outcome.stderr
    assert "The system packages could not be installed" in outcome.stderr


def test_a_python_of_another_version_is_named(machine: Machine) -> None:
    machine.has("python3.11", "exit 1")
    machine.has("python3", '[ "$1" != --version ] || { echo Python 3.9.2; exit 0; }; exit 1')
    if Path("/usr/bin/python3").exists():  # the real one is looked for as well: let this machine have none
        setup = machine.folder / "scripts/lib/environment.sh"
        setup.write_text(setup.read_text().replace("/usr/bin/python3", "/nowhere/python3"))

    outcome = machine.set_up()

    assert outcome.returncode == 1
    assert "Python 3.9.2" in outcome.stderr
    assert "Python 3.11 or 3.12 is needed" in outcome.stderr


def test_a_set_up_that_failed_goes_on_where_it_stopped(machine: Machine) -> None:
    (machine.folder / "offline").touch()
    failed = machine.set_up()
    (machine.folder / "offline").unlink()

    outcome = machine.set_up()

    assert failed.returncode == 1
    assert "No matching distribution" in failed.stderr
    assert outcome.returncode == 0, outcome.stderr
    assert os.access(machine.folder / ".venv/bin/python", os.X_OK)
