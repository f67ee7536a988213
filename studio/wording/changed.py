"""What a version changed, in a few lines for somebody who uses it: not a diff, but what to look at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.core.i18n import Words
from studio.wording.reviews import setting_label

if TYPE_CHECKING:
    from studio.catalogue import Change, Changes

_SIGNS = {"added": "+", "removed": "−", "changed": "±"}
_MOST = 40


def changed_lines(changes: "Changes", say: Words) -> Iterator[str]:
    """Nothing for a first version: there all would be new."""
    if not changes.since:
        return
    added = sum(line.before is None for line in changes.instructions)
    removed = sum(line.after is None for line in changes.instructions)
    if added or removed:
        yield say(
            "Instructions: {added} {added:line|lines} added, {removed} removed", added=added, removed=removed
        )
    for change in changes.changes[:_MOST]:
        yield f"{_SIGNS[change.how]} {_what(change, say)}"
    if (left := len(changes.changes) - _MOST) > 0:
        yield say("and {count} more", count=left)


def _what(change: "Change", say: Words) -> str:
    subject = setting_label(change.subject, say) if change.part.value == "settings" else change.subject
    part = {"settings": say("Settings"), "knowledge": say("Documents"), "tests": say("Test questions")}
    return say("{label}: {value}", label=part[change.part], value=subject)
