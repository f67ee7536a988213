"""What the practice endpoint does otherwise than a model, side by side."""

from PySide6.QtWidgets import QWidget

from studio.ui.components import SideSheet, label
from studio.ui.language import tr
from studio.ui.theme import space


class PracticeSheet(SideSheet):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("How it differs from a real model"))
        self.body.setSpacing(space("2"))
        for title, practice, model in _differences():
            self.body.addWidget(label(title, "strong", wrap=True))
            for who, kind, text in (
                (tr("Practice endpoint"), "practice", practice),
                (tr("Real model"), "accent", model),
            ):
                self.body.addWidget(label(who, "caption", kind))
                self.body.addWidget(label(text, "body", "secondary", wrap=True))
            self.body.addSpacing(space("3"))
        self.body.addStretch(1)


def _differences() -> list[tuple[str, str, str]]:
    return [
        (
            tr("How it answers"),
            tr("It quotes the sentences of your documents that fit best, with their numbers."),
            tr("It writes an answer of its own from them, and may sum up and compare."),
        ),
        (
            tr("When the documents hold nothing"),
            tr("It says so, every time."),
            tr("It may make something up: open the sources, test, and have it decline."),
        ),
        (
            tr("What instructions change"),
            tr("Hardly anything; write them all the same."),
            tr("Tone, form, order, and what it leaves to people."),
        ),
        (
            tr("The same question twice"),
            tr("The same answer, at once."),
            tr("Often other words, after some seconds; when it is busy there is a queue."),
        ),
        (
            tr("Tests and attacks"),
            tr("They show whether the right place is found and whether the rules hold."),
            tr("Run them again on the model before anybody works with the agent."),
        ),
    ]
