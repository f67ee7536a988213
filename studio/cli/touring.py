"""`tour`: the main job on the flood-duty sample, with a picture of every page where Qt can draw."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.tour import Step, Tour


def tour(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="Folder for the tour's workspaces and pictures.")] = None,
    pictures: Annotated[bool, typer.Option(help="Leave a picture of every page.")] = True,
) -> None:
    """Do the main job from documents to a released agent and a cited answer."""
    from studio.tour import Tour

    session: Session = context.obj
    folder = out or Path("build") / "tour"
    journey = Tour(folder, session.say)
    report = session.run(lambda: journey.run(lambda step: _tell(step, session)))
    if pictures and report.ok:
        _take_pictures(journey, session)
    session.show(report.model_dump(mode="json"), report.answer.text)
    if not report.ok:
        raise typer.Exit(1)


def _tell(step: "Step", session: Session) -> None:
    session.tell(f"{'✓' if step.ok else '✗'} {step.name}  {step.seconds:.1f} s  {step.detail}")


def _take_pictures(journey: "Tour", session: Session) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the tour is for looking at afterwards
    try:
        from studio.ui.tour_pictures import picture_tour
    except ImportError as error:  # a server without the libraries Qt draws with
        session.tell(session.say("No pictures: {problem}", problem=error))
        return
    for file in picture_tour(
        journey.author_folder, journey.user_folder, journey.folder, session.say.language
    ):
        session.tell(session.say("Picture: {file}", file=file))
