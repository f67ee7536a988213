"""What a kind of tool is called, what it is for, what its form asks, and what it touches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from studio.core.i18n import Words, mark
from studio.core.reach import Reach, Touch, TouchKind


@dataclass(frozen=True)
class FieldWords:
    """English marked for translation; `choices` names the values of an enum."""

    label: str
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ToolWords:
    """`fields` has an entry for every field of the settings, those of inner objects as `outer.inner`.

    `instructions` are what an author may put into an agent's instructions so that the tool is used well.
    """

    name: str
    purpose: str
    fields: Mapping[str, FieldWords] = field(default_factory=dict)
    instructions: str = ""


def tool_words(kind: str) -> ToolWords:
    """Raises ModuleNotFoundError for a kind without words, which a test finds first."""
    found: ToolWords = import_module(f"studio.wording.tools.{kind}").WORDS
    return found


_TOUCHED = {
    TouchKind.KNOWLEDGE: mark("the agent's knowledge bases"),
    TouchKind.OWN_FILE: mark("the agent's own file “{name}”"),
    TouchKind.ATTACHMENT: mark("files attached to the chat"),
    TouchKind.CONVERSATION: mark("what is said in the chat"),
    TouchKind.CALENDAR: mark("date and calendar"),
    TouchKind.NEW_FILE: mark("a new file “{name}”"),
    TouchKind.HOST: mark("the server {name}"),
    TouchKind.PROGRAM: mark("a program started here: {name}"),
}
_NEW_KIND = mark("a new {name} file")


def reach_lines(reach: Reach, say: Words) -> tuple[str, str, str]:
    """Return what is read, what is written, where something is sent; “nothing” where there is nothing."""
    return _named(reach.reads, say), _named(reach.writes, say), _named(reach.sends, say)


def touch_text(kind: str, name: str, say: Words) -> str:
    """Name what is touched, of a kind this studio may not know."""
    known = kind in set(TouchKind)
    return _one(Touch(kind=TouchKind(kind), name=name), say) if known else name


def _named(touches: Iterable[Touch], say: Words) -> str:
    return say(", ").join(_one(touch, say) for touch in touches) or say("nothing")


def _one(touch: Touch, say: Words) -> str:
    """A file not made yet may have only its kind for a name."""
    if touch.kind is TouchKind.NEW_FILE and touch.name.startswith("."):
        return say(_NEW_KIND, name=touch.name)
    return say(_TOUCHED[touch.kind], name=touch.name.removeprefix("files/")).replace("“”", "").strip()
