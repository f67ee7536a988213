"""When a version was kept, why, and which parts of the agent differ from the one before."""

from datetime import datetime

from studio.authoring.versions import Version, Why
from studio.runtime.files import AGENT, INSTRUCTIONS, TESTS
from studio.ui.dates import short_time
from studio.ui.language import tr


def time_text(made: datetime) -> str:
    """The day, and always the time of day."""
    local = made.astimezone()
    day = short_time(made.isoformat())
    clock = f"{local:%H:%M}"
    return day if clock in day else f"{day} {clock}"


def name_text(version: Version) -> str:
    """What it is known by, else when it was kept."""
    return version.remark or time_text(version.made)


def why_text(why: Why) -> str:
    return {
        Why.OPENED: tr("when it was opened"),
        Why.EDITED: tr("while it was edited"),
        Why.LEFT: tr("when it was left"),
        Why.TESTED: tr("before it was tested"),
        Why.SUBMITTED: tr("when it was submitted"),
        Why.DESCRIBED: tr("before a draft was applied"),
        Why.RESTORED: tr("before a version was restored"),
        Why.WANTED: tr("kept by hand"),
    }[why]


def parts_text(version: Version, before: Version | None) -> str:
    """Name the parts that differ from the version before."""
    if before is None:
        return tr("first version kept")
    names = version.files.keys() | before.files.keys()
    changed = {name for name in names if version.files.get(name) != before.files.get(name)}
    own = {AGENT: tr("settings"), INSTRUCTIONS: tr("instructions"), TESTS: tr("test questions")}
    said = [text for name, text in own.items() if name in changed]
    files = len(changed - own.keys())
    return tr(", ").join([*said, tr("{count} {count:file|files}", count=files)] if files else said)
