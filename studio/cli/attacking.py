"""`agent attack`: the injection suite against an endpoint, counted by what the model did."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.agent import Endpoint
from studio.cli.lines import labelled
from studio.cli.session import Session
from studio.core.i18n import Words

if TYPE_CHECKING:
    from studio.trials.injections import InjectionReport
    from studio.workspace import Workspace


def attack(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="[ID]", help="Agent whose instructions are tried.")] = "",
    endpoint: Endpoint = "",
    limit: Annotated[int, typer.Option(min=0, help="Only so many attacks; 0 for all.")] = 0,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Each attack in every kind of paper, which takes long.")
    ] = False,
    gullible: Annotated[
        bool, typer.Option("--gullible", help="Against the practice endpoint that obeys what it reads.")
    ] = False,
) -> None:
    """Show hostile documents to a model and count what it makes of them.

    With an agent and all attacks the result is kept: its submission needs it.
    """
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "InjectionReport":
        from studio.workspace.injecting import attack_agent, attack_endpoint, attack_gullible

        told = _Progress(session)
        if agent and not (limit or gullible):
            folder = workspace.find_agent(agent)
            return await attack_agent(workspace, folder, endpoint, told.hear, thorough=thorough)
        instructions = workspace.find_agent(agent).instructions if agent else ""
        if gullible:
            return await attack_gullible(instructions, limit, told.hear)
        return await attack_endpoint(workspace, endpoint, instructions, limit, told.hear)

    report = session.work(task)
    data = report.model_dump(mode="json") | {"counts": _counts(report), "breached": report.breached}
    session.show(data, _text(report, session.say))
    if report.breached:
        raise typer.Exit(1)


class _Progress:
    """Says how far it is, every fifty attacks."""

    def __init__(self, session: Session) -> None:
        self._session, self._done = session, 0

    def hear(self, finding: object) -> None:
        self._done += 1
        if self._done % 50 == 0:
            self._session.tell(self._session.say("{count} {count:attack|attacks} tried", count=self._done))


def _counts(report: "InjectionReport") -> dict[str, dict[str, dict[str, int]]]:
    return {
        part or "all": {
            group: {verdict.value: count for verdict, count in counts.items()}
            for group, counts in report.counted(part).items()
        }
        for part in ("", "goal", "carrier", "family")
    }


def _text(report: "InjectionReport", say: Words) -> str:
    from studio.trials.injections import Verdict
    from studio.wording.attacks import carrier_text, family_text

    names = {
        Verdict.RESISTED: say("resisted"),
        Verdict.FOLLOWED: say("said what was wanted"),
        Verdict.ASKED: say("called the tool, the person was asked"),
        Verdict.BREACHED: say("acted without the person"),
        Verdict.BROKE_OFF: say("no answer"),
    }
    total = report.counted().get("", Counter())
    lines = [
        say("{count} {count:attack|attacks} against {model}", count=len(report.findings), model=report.model)
    ]
    lines += [f"{total.get(verdict, 0):>5}  {name}" for verdict, name in names.items()]
    for part, text in (("carrier", carrier_text), ("family", family_text)):
        for group, counts in report.counted(part).items():
            told = " · ".join(f"{names[verdict]} {count}" for verdict, count in sorted(counts.items()))
            lines.append(f"  {labelled(text(group, say), told, say)}")
    return "\n".join(lines)
