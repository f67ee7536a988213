"""What the place of a step is called, as the window itself calls it."""

from studio.ui.language import tr
from studio.ui.shell.places import SETTINGS, is_place, title_of


def leads(place: tuple[str, ...]) -> bool:
    """Whether there is such a place: a course may be of another version of the program."""
    return bool(place) and is_place(place[0])


def place_words(place: tuple[str, ...], agent: str = "") -> str:
    """知识库, 检索测试, 模型端点."""
    page, *path = place or ("",)
    if page == "settings" and path:
        return next((tr(section.title) for section in SETTINGS if section.name == path[0]), title_of(page))
    part = path[1] if len(path) > 1 else ""
    named = agent or (path[0] if page == "knowledge" and path else "")
    return _part_words(page, part) or (tr("“{name}”", name=named) if named else title_of(page))


def _part_words(page: str, part: str) -> str:
    if page == "knowledge":
        return {
            "search": tr("Search test"),
            "questions": tr("Question set"),
            "chunks": tr("Chunks"),
            "settings": tr("Settings"),
        }.get(part, "")
    if page == "builder":
        return {
            "tests": tr("Tests"),
            "trace": tr("Trace"),
            "versions": tr("Versions"),
            "release": tr("Publish"),
            "attacked": tr("Publish"),
        }.get(part, "")
    return ""
