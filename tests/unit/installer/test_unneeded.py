"""What is left out of the package: Qt's ways to other screens, and what nobody else links to."""

from installer.unneeded import Binary, without_unneeded

_PLUGINS = "PySide6/Qt/plugins"
_LINKS = {
    "/q/libqgtk3.so": {"libgtk-3.so.0", "libglib-2.0.so.0"},
    "/s/libgtk-3.so.0": {"libcairo.so.2"},
    "/q/libqxcb.so": {"libglib-2.0.so.0"},
}


def test_a_theme_of_another_toolkit_goes_with_all_that_only_it_needs() -> None:
    kept = _targets(
        (f"{_PLUGINS}/platformthemes/libqgtk3.so", "/q/libqgtk3.so", "BINARY"),
        (f"{_PLUGINS}/platforms/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("libgtk-3.so.0", "/s/libgtk-3.so.0", "BINARY"),
        ("libcairo.so.2", "/s/libcairo.so.2", "BINARY"),
        ("libglib-2.0.so.0", "/s/libglib-2.0.so.0", "BINARY"),
    )

    assert kept == [f"{_PLUGINS}/platforms/libqxcb.so", "libglib-2.0.so.0"]


def test_what_lies_in_a_package_or_is_the_interpreter_stays() -> None:
    kept = _targets(
        ("cv2.libs/libavcodec.so.62", "/c/libavcodec.so.62", "BINARY"),
        ("libavcodec.so.62", "cv2.libs/libavcodec.so.62", "SYMLINK"),
        ("libpython3.11.so.1.0", "/p/libpython3.11.so.1.0", "BINARY"),
        ("_ssl.cpython-311.so", "/p/_ssl.so", "EXTENSION"),
    )

    assert len(kept) == 4


def _targets(*binaries: Binary) -> list[str]:
    return [target for target, _, _ in without_unneeded(binaries, lambda path: _LINKS.get(path, set()))]
