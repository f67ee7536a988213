"""Words for what takes room in a workspace."""

from studio.core.i18n import Words, mark

_KINDS = {
    "documents": mark("Originals of documents"),
    "knowledge": mark("Text of knowledge bases"),
    "vectors": mark("Vector store"),
    "agents": mark("Agents with their versions"),
    "made": mark("Files agents made"),
    "conversations": mark("Conversations"),
    "traces": mark("Traces"),
    "tests": mark("Tests and reports"),
    "packages": mark("Packages and catalogue"),
    "courses": mark("Courses"),
    "other": mark("Settings and other things"),
}
_STEP = 1024


def kind_label(kind: str, say: Words) -> str:
    return say(_KINDS[kind])


def size_text(size: int) -> str:
    """Return 823 B, 4.1 MB, 1,204 MB: of large ones no more than is worth reading."""
    number, units = float(size), ["B", "KB", "MB", "GB"]
    while number >= _STEP and len(units) > 1:
        number /= _STEP
        units.pop(0)
    shown = f"{number:,.0f}" if units[0] == "B" or number >= 100 else f"{number:.1f}"
    return f"{shown} {units[0]}"
