"""How an agent is rated, what was said with it, and one's own stars."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout

from studio.catalogue import Rating, Ratings
from studio.ui.components import Button, Card, ElidedLabel, TextField, hairline, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.catalogue.passport.stars import Stars
from studio.ui.theme import space

_SHOWN = 5


class RatingsCard(Card):
    """`own` is set for whoever made the agent: they cannot rate it."""

    rated = Signal(int, str)

    def __init__(self, ratings: Ratings, *, own: bool) -> None:
        super().__init__(tr("Ratings"), _summary(ratings))
        self._stars = Stars(ratings.mine.stars if ratings.mine else 0, choosable=True, kind="icon.rail")
        self._comment = TextField(tr("What is good, what is missing? (optional)"))
        self._send = Button(tr("Change my rating") if ratings.mine else tr("Rate"), small=True)
        if ratings.count:
            self.body.addLayout(_bars(ratings))
        for rating in [one for one in ratings.ratings if one.comment][:_SHOWN]:
            self.body.addLayout(_said(rating))
        if ratings.count:
            self.body.addWidget(hairline())
        if own:
            text = tr("You made this agent; its users rate it.")
            self.body.addWidget(label(text, "dense", "muted", wrap=True))
        else:
            self._add_mine(ratings)

    def _add_mine(self, ratings: Ratings) -> None:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(label(tr("Your rating"), "dense", "secondary"))
        line.addWidget(self._stars)
        line.addStretch(1)
        self.body.addLayout(line)
        self._comment.setMaxLength(1000)
        self._comment.setAccessibleName(tr("Comment on your rating"))
        if ratings.mine:
            self._comment.set_value(ratings.mine.comment)
        below = QHBoxLayout()
        below.setSpacing(space("2"))
        below.addWidget(self._comment, 1)
        below.addWidget(self._send)
        self.body.addLayout(below)
        self._stars.chosen.connect(self._check)
        self._send.clicked.connect(self._tell)
        self._check()

    def _check(self) -> None:
        self._send.setEnabled(self._stars.value() > 0)

    def _tell(self) -> None:
        self.rated.emit(self._stars.value(), self._comment.value())


def _summary(ratings: Ratings) -> str:
    if not ratings.count:
        return tr("nobody has rated it yet")
    facts = {"average": f"{ratings.average:.1f}", "count": ratings.count}
    return tr("{average} of 5 stars, {count} {count:rating|ratings}", **facts)


def _bars(ratings: Ratings) -> QGridLayout:
    """Five lines from five stars to one, each with its count beside it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(space("3"))
    grid.setVerticalSpacing(space("1"))
    grid.setColumnStretch(1, 1)
    for row, stars in enumerate(range(5, 0, -1)):
        count = ratings.counts[stars - 1]
        bar = QProgressBar()
        bar.setRange(0, ratings.count)
        bar.setValue(count)
        bar.setTextVisible(False)
        bar.setFixedHeight(space("1") + space("1") // 2)
        bar.setAccessibleName(tr("{stars} {stars:star|stars}: {count}", stars=stars, count=count))
        grid.addWidget(Stars(stars), row, 0)
        grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(f"{count:,}", "caption", "muted"), row, 2, Qt.AlignmentFlag.AlignRight)
    return grid


def _said(rating: Rating) -> QVBoxLayout:
    column, head = QVBoxLayout(), QHBoxLayout()
    column.setSpacing(0)
    head.setSpacing(space("2"))
    head.addWidget(Stars(rating.stars))
    who = f"{rating.department} {rating.name}".strip()
    head.addWidget(ElidedLabel(f"{who} · {rating.version}", "caption", "muted"), 1)
    head.addWidget(label(short_time(rating.at), "caption", "muted"))
    column.addLayout(head)
    column.addWidget(label(rating.comment, "dense", wrap=True))
    return column
