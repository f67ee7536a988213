"""Where in a package a remark stands, and what is written there."""

from studio.catalogue.packages.changes import Part, parts_of
from studio.catalogue.packages.contents import OWN_FILES
from studio.catalogue.packages.package import Package
from studio.catalogue.values.remarks import Spot
from studio.core.errors import NotFound, SubmissionStale

KNOWLEDGE, TOOL_FILES = "knowledge", "files/"
_PARTS = {"agent.yaml": Part.SETTINGS, "tests.yaml": Part.TESTS, KNOWLEDGE: Part.KNOWLEDGE}
_LONGEST_QUOTE = 500


def quote_at(spot: Spot, submitted: Package, released: Package | None, number: int) -> tuple[Spot, str]:
    """Return the spot as it is kept, and what stands there.

    Raises NotFound when there is no such place, SubmissionStale for a digest of neither package.
    """
    package = _package(spot, submitted, released, number)
    spot = _plain(Spot(file=spot.file, line=spot.line, subject=spot.subject, digest=package.digest))
    return spot, _written(spot, package)[:_LONGEST_QUOTE]


def _package(spot: Spot, submitted: Package, released: Package | None, number: int) -> Package:
    if spot.digest in {"", submitted.digest}:
        return submitted
    if released is not None and spot.digest == released.digest:
        return released
    raise SubmissionStale(number=number)


def _plain(spot: Spot) -> Spot:
    """A document may be named as a file: `knowledge/base/document`."""
    if spot.file.startswith(f"{KNOWLEDGE}/") and not spot.subject:
        return spot.model_copy(update={"file": KNOWLEDGE, "subject": spot.file.removeprefix(f"{KNOWLEDGE}/")})
    return spot


def _written(spot: Spot, package: Package) -> str:
    if spot.subject and spot.file in _PARTS:
        found = parts_of(package)[_PARTS[spot.file]].get(spot.subject)
        if found is not None:
            return found[1] if spot.file != KNOWLEDGE else ""
    elif spot.file in OWN_FILES and not spot.subject:
        return _line(spot, package)
    elif (
        spot.file.startswith(TOOL_FILES)
        and spot.file in package.contents.tool_files
        and not (spot.line or spot.subject)
    ):
        return ""
    raise _no_such(spot)


def _line(spot: Spot, package: Package) -> str:
    if not spot.line:
        return ""
    lines = package.contents.text(spot.file).splitlines()
    if spot.line > len(lines):
        raise _no_such(spot)
    return lines[spot.line - 1]


def _no_such(spot: Spot) -> NotFound:
    place = f"{spot.file}:{spot.line}" if spot.line else spot.file
    return NotFound(kind="place", missing=" ".join(filter(None, (place, spot.subject))))
