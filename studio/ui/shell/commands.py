"""What one can do at the place where one is: the actions of the page's header, and what the page adds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ui.shell.header import HeaderAction

MAIN_ACTION = "Ctrl+Enter"


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` as Qt writes them (“Ctrl+N”); `words` are others by which the palette finds it."""

    title: str
    act: Callable[[], object]
    icon: str = ""
    keys: str = ""
    words: str = ""


def command_of(action: "HeaderAction") -> Command:
    return Command(action.text, action.act, action.icon, keys_of(action))


def keys_of(action: "HeaderAction") -> str:
    """Return its own keys; the primary action without any has those of the main action."""
    return action.keys or (MAIN_ACTION if action.kind == "primary" else "")


def with_keys(text: str, keys: str) -> str:
    """Return a tooltip that names the shortcut as the keyboard does: 新建 (Ctrl+N)."""
    return f"{text} ({keys})" if keys else text
