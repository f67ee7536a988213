"""What PyInstaller collects of Qt for screens that are not ours, and libraries that nothing else links to."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

# GTK's theme brings all of GTK, in the version of the machine that builds; the desktop portal does without.
_PLUGINS = {
    "platformthemes/libqgtk3.so",
    "networkinformation/libqglib.so",
    "platforms/libqeglfs.so",
    "platforms/libqlinuxfb.so",
    "platforms/libqminimal.so",
    "platforms/libqminimalegl.so",
    "platforms/libqvkkhrdisplay.so",
    "platforms/libqvnc.so",
}
_FOLDERS = {"egldeviceintegrations", "generic"}

Binary = tuple[str, str, str]
"""Where it goes, where it lies, what it is: an entry of PyInstaller's table of contents."""


def without_unneeded(binaries: Iterable[Binary], needs: Callable[[str], set[str]]) -> list[Binary]:
    """`needs` tells the names of the libraries that the file at a path links to."""
    kept = [binary for binary in binaries if not _for_other_screens(binary[0])]
    while True:
        used = {name for binary in kept for name in needs(binary[1])}
        fewer = [binary for binary in kept if _stays(binary, used)]
        if len(fewer) == len(kept):
            return kept
        kept = fewer


def _for_other_screens(target: str) -> bool:
    folder, _, name = target.rpartition("/")
    group = PurePosixPath(folder).name
    return "/Qt/plugins/" in target and (group in _FOLDERS or f"{group}/{name}" in _PLUGINS)


def _stays(binary: Binary, used: set[str]) -> bool:
    """A library beside the program is there for others; what lies in a package is that package's own."""
    target, _, kind = binary
    is_library = "/" not in target and target.startswith("lib") and ".so" in target
    return not is_library or kind == "SYMLINK" or target in used or target.startswith("libpython")
