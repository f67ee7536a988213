"""Words for classes: finding one, joining it, keeping one's seat."""

from studio.core import errors as e
from studio.core.i18n import mark

_KEPT = mark("What you did is kept on this computer and goes to the trainer once the connection is back.")
_NOT_JOINED = mark("You are not in the class yet.")

CLASSROOM: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.ClassNotFound: (
        mark("No class on this network answers to the code {code}."),
        _NOT_JOINED,
        mark("Compare the code with the trainer's screen, or type the address that stands there as well."),
    ),
    e.ClassUnreachable: (
        mark("The trainer's computer ({host}) does not answer."),
        _KEPT,
        mark("Go on with the lesson; if it stays so, tell the trainer or check the network cable."),
    ),
    e.ClassRefused: (
        mark("The trainer's computer answered with something unexpected ({status})."),
        _KEPT,
        mark("Check the address; if it is right, tell the trainer."),
    ),
    e.ClassCodeWrong: (
        mark("This is not the code of the class."),
        _NOT_JOINED,
        mark("Type the six signs from the trainer's screen."),
    ),
    e.ClassCodeTooOften: (
        mark("Too many wrong codes came from this computer."),
        mark("For {seconds} {seconds:second|seconds} nothing more is looked at, not even the right code."),
        mark("Wait, then type the code from the trainer's screen."),
    ),
    e.ClassFull: (
        mark("All {seats} {seats:seat|seats} of the class are taken."),
        _NOT_JOINED,
        mark("Ask the trainer to free a seat."),
    ),
    e.SeatTaken: (
        mark("Somebody else sits at seat {seat}."),
        _NOT_JOINED,
        mark("Take another seat, or none in particular."),
    ),
    e.SeatLost: (
        mark("Your seat was freed, or the class is over."),
        mark("What you made is still on this computer."),
        mark("Join again with the code on the trainer's screen."),
    ),
    e.SeatNone: (
        mark("You are not in a class here."),
        mark("Nothing was sent."),
        mark("Join with the code on the trainer's screen."),
    ),
    e.ClassNone: (
        mark("There is no class here."),
        mark("Nothing was changed."),
        mark("Start one, or name the workspace from which it was started."),
    ),
    e.ClassSilent: (
        mark("The class “{course}” on this computer stands still: it runs, and does not answer."),
        mark("Seats and results are kept."),
        mark(
            "Give it a moment. If it stays so, end its program and start the class again: it goes on there."
        ),
    ),
    e.ClassRoomTaken: (
        mark("This class is open already, from {folder}."),
        mark("A second one would mix up its seats."),
        mark("Use the window or the command that has it open, or end that first."),
    ),
}
