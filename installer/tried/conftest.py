"""The package under trial and the Debian it is tried in."""

import subprocess
from pathlib import Path

import pytest

from installer.identity import APP_ID
from installer.tried.clean_debian import Debian, clean_debian

PROGRAM = f"/opt/apps/{APP_ID}/files/agent-studio"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--package", type=Path, required=True, help="The .deb that is tried.")


@pytest.fixture(scope="session")
def package(request: pytest.FixtureRequest) -> Path:
    file = Path(request.config.getoption("--package"))
    assert file.is_file(), f"{file} is not there: run `make package` first"
    return file


@pytest.fixture(scope="session")
def debian(package: Path) -> Debian:
    """With the package installed by the system's own tool, which has nothing else to install it with."""
    made = clean_debian(package.parent / "debian", package.parent / "debian-tried")
    bare = made.run("sh", "-c", "command -v python3 gcc cc; ip route", by="root")
    assert bare.stdout == "", "this Debian is not clean"
    installed = install(made, package)
    assert installed.returncode == 0, installed.stderr
    return made


def install(debian: Debian, package: Path) -> "subprocess.CompletedProcess[str]":
    inside = debian.file("/tmp") / package.name
    inside.write_bytes(package.read_bytes())
    try:
        return debian.run("dpkg", "--install", f"/tmp/{package.name}", by="root", seconds=300)
    finally:
        inside.unlink()
