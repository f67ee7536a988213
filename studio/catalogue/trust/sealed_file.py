"""A package as a file with its signatures beside it: `NAME.agent` and `NAME.agent.sig`."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from studio.catalogue.packages.package import Package, read_package
from studio.catalogue.trust.statements import Seal
from studio.catalogue.trust.verifying import check_seal
from studio.core.errors import IndexContradicted, PackageInvalid, SignatureMissing
from studio.core.files import write_atomically


def beside(package: Path) -> Path:
    return package.with_name(f"{package.name}.sig")


def write_seal(package: Path, seal: Seal) -> Path:
    write_atomically(beside(package), (seal.model_dump_json(indent=1) + "\n").encode())
    return beside(package)


def read_sealed(file: Path, keys: Sequence[str]) -> tuple[Package, Seal]:
    """Check a package with the signatures beside it against the catalogue's public keys.

    Raises SignatureMissing, SignatureInvalid, IndexContradicted when it is another package, and what is
    wrong with the package itself.
    """
    package, seal = read_package(file), _read_seal(beside(file))
    check_seal(keys, seal)
    if seal.release.package != package.digest:
        raise IndexContradicted(agent=package.manifest.agent, version=package.manifest.version)
    return package, seal


def _read_seal(file: Path) -> Seal:
    try:
        return Seal.model_validate_json(file.read_bytes())
    except FileNotFoundError as error:
        raise SignatureMissing from error
    except ValidationError as error:
        raise PackageInvalid(file=file.name, problem="does_not_read") from error
