"""`kb settings`: how a base is loaded and searched, shown and set."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from studio.cli.lines import labelled
from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.core.findings import PersonalDataPolicy
from studio.core.i18n import Words
from studio.wording import policy_change_text

if TYPE_CHECKING:
    from studio.knowledge.settings import BaseSettings
    from studio.workspace import Workspace

Policy = Annotated[
    PersonalDataPolicy | None,
    typer.Option(help="Keep, mask or refuse personal data in documents."),
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Set anything else: --set search.threshold=0.2"),
]


def settings(context: typer.Context, name: Base, personal_data: Policy = None, assigned: Set = None) -> None:
    """Show how a base is loaded and searched; set what is named."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[BaseSettings, BaseSettings]":
        base = await workspace.knowledge.open(name)
        before = base.settings
        wanted = changed_settings(before, personal_data, assigned or [])
        if wanted != before:
            await base.change_settings(wanted)
        return before, base.settings

    before, now = session.work(task)
    if told := policy_change_text(before.personal_data, now.personal_data, session.say):
        session.tell(told)
    session.show({"name": name, "settings": now.model_dump(mode="json")}, _text(now, session.say))


def changed_settings(
    now: "BaseSettings", personal_data: PersonalDataPolicy | None, assigned: list[str]
) -> "BaseSettings":
    """Raises BadParameter for what is no setting or no value of it."""
    told = now.model_dump(mode="json")
    if personal_data is not None:
        told["personal_data"] = personal_data.value
    for assignment in assigned:
        _assign(told, assignment)
    try:
        return type(now).model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise typer.BadParameter(f"{place}: {first['msg']}", param_hint="--set") from error


def _assign(told: dict[str, Any], assignment: str) -> None:
    path, _, value = assignment.partition("=")
    *groups, key = path.strip().split(".")
    inner: Any = told
    for group in groups:
        inner = inner.get(group) if isinstance(inner, dict) else None
    if not isinstance(inner, dict) or isinstance(inner.get(key, {}), dict):
        raise typer.BadParameter(assignment, param_hint="--set")
    inner[key] = value.strip()


def _text(now: "BaseSettings", say: Words) -> str:
    return "\n".join(labelled(key, value, say) for key, value in _flat(now).items())


def _flat(model: BaseModel, before: str = "") -> dict[str, Any]:
    """The settings by the keys `--set` takes."""
    found: dict[str, Any] = {}
    for key, value in model:
        found |= (
            _flat(value, f"{before}{key}.") if isinstance(value, BaseModel) else {f"{before}{key}": value}
        )
    return found
