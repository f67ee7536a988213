"""What can be done wherever one is: help, the list of work, another language, another theme."""

from collections.abc import Sequence
from functools import partial

from studio.core.languages import Language
from studio.ui.language import language, tr
from studio.ui.shell import Command
from studio.ui.shell.services import Services
from studio.workspace import Theme

_WORDS = {Language.ZH: "中文 Chinese", Language.EN: "English 英文"}


def everywhere(services: Services, commands: Sequence[Command]) -> list[Command]:
    """The window's own `commands`, then what changes how all of it looks and speaks."""
    settings = services.workspace.settings
    dark = settings.theme is Theme.DARK
    theme, title = (Theme.LIGHT, tr("Light theme")) if dark else (Theme.DARK, tr("Dark theme"))
    other = Language.EN if language() is Language.ZH else Language.ZH
    name = "English" if other is Language.EN else "中文"
    looks = {
        "theme": Command(title, partial(_change, services, theme=theme), "theme-light-dark"),
        "language": Command(name, partial(services.shell.speak, other), "translate", words=_WORDS[other]),
    }
    locked = services.workspace.policy.locked
    return [*commands, *(command for setting, command in looks.items() if not locked(setting))]


def _change(services: Services, **chosen: object) -> None:
    workspace = services.workspace
    workspace.save_settings(workspace.settings.model_copy(update=chosen))
    services.shell.settings_changed()
