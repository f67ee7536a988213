"""Joins the palette to the window, its page and its workspace."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from studio.ui.language import tr
from studio.ui.shell.commands import Command
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.palette.entries import Entry, offered_for, without_doubles
from studio.ui.shell.palette.gathering import Gathered, Gathering, Named, is_of_workspace
from studio.ui.shell.palette.matching import Sounds
from studio.ui.shell.palette.pinyin import Readings, read_readings
from studio.ui.shell.palette.view import PaletteView
from studio.ui.shell.places import SETTINGS, PlaceOnRail, icon_of, on_rail, thing_at, title_of
from studio.ui.shell.recents import Recents
from studio.ui.shell.services import Services

_RECENT, _WARM_MILLISECONDS, _ONCE_SHOWN_MILLISECONDS = 8, 1500, 100


class Palette(QObject):
    """What the workspace holds is read in the background, at the start and at each opening."""

    def __init__(
        self,
        window: QWidget,
        navigator: Navigator,
        recents: Recents,
        services: Services,
        everywhere: Callable[[], Sequence[Command]] = list,
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._recents = window, navigator, recents
        self._services, self._gathering, self._everywhere = services, Gathering(), everywhere
        self._gathered, self._of_workspace = Gathered(), list[Entry]()
        self._sounds = Sounds({})
        self._view: PaletteView | None = None
        self._entries: list[Entry] = []
        self._busy = self._sounding = False
        navigator.arrived.connect(self._put_away)
        self._warming = QTimer(self, singleShot=True, interval=_WARM_MILLISECONDS)
        self._warming.timeout.connect(self._gather)
        self._warming.start()

    @property
    def view(self) -> PaletteView:
        if self._view is None:
            self._view = PaletteView(self._window)
            self._view.typed.connect(self._offer)
            self._view.chosen.connect(_do)
        return self._view

    def open(self) -> None:
        """Ctrl+K a second time puts it away."""
        if self.view.isVisible():
            self.view.close_palette()
            return
        self._entries = without_doubles(self._all())
        self.view.field.clear()
        self._offer("")
        self.view.open()
        self._warming.start(_ONCE_SHOWN_MILLISECONDS)

    def stop(self) -> None:
        """The background is about to end."""
        self._warming.stop()

    def _put_away(self) -> None:
        """One has gone somewhere by another way."""
        if self._view is not None and self._view.isVisible():
            self._view.close_palette()

    def renew(self) -> None:
        """Speak another language."""
        self._of_workspace = list(self._entries_of(self._gathered))
        if self._view is not None:
            self._view.deleteLater()
            self._view = None

    def _offer(self, query: str, *, stay: bool = False) -> None:
        recent = [visited.place for visited in self._recents.all()]
        if query.strip():
            found = offered_for(query, self._entries, recent, self._sounds)
        else:
            found = [*self._before_a_word()]
        self.view.show_entries(found, stay=stay)

    def _before_a_word(self) -> Iterator[Entry]:
        """Where one has been lately, what one can do here, and where one can go."""
        here = thing_at(self._navigator.place)
        known = {entry.place: entry for entry in self._entries if entry.place}
        been = [v.place for v in self._recents.all() if v.place in known and v.place != here]
        recent = [place for place in been if place not in self._front][:_RECENT]
        yield from (known[place] for place in recent)
        for entry in self._entries:
            if not entry.place or (entry.place not in recent and entry.place in self._front):
                yield entry

    @property
    def _front(self) -> set[tuple[str, ...]]:
        return {(place.name,) for place in self._places()}

    def _all(self) -> Iterator[Entry]:
        yield from self._commands()
        for place in self._places():
            yield self._going(Named((place.name,), tr(place.title), place.icon), tr("Page"), place.keys)
        yield from self._commands_everywhere()
        yield from self._of_workspace
        for section in SETTINGS:
            words = f"{tr(section.words)} {section.name}" if section.words else section.name
            named = Named(("settings", section.name), tr(section.title), section.icon, words)
            yield self._going(named, tr("Settings"))
        there = {entry.place for entry in self._of_workspace}
        for visited in self._recents.all():
            if self._gathered.whole and is_of_workspace(visited.place) and visited.place not in there:
                continue  # removed meanwhile
            named = Named(visited.place, visited.title, icon_of(visited.place[0]))
            yield self._going(named, title_of(visited.place[0]))

    def _entries_of(self, gathered: Gathered) -> Iterator[Entry]:
        groups: Sequence[tuple[Sequence[Named], str, str]] = (
            (gathered.edited, tr("Agent · edit"), "robot-outline"),
            (gathered.installed, tr("Agent · use"), "message-outline"),
            (gathered.bases, tr("Knowledge base"), "bookshelf"),
            (gathered.conversations, tr("Conversation"), "message-text-outline"),
        )
        for group, kind, icon in groups:
            for named in group:
                yield self._going(named, kind, icon=named.icon or icon)

    def _commands(self) -> Iterator[Entry]:
        page = self._navigator.page(self._navigator.here[0])
        for command in page.offered() if page is not None else ():
            icon = command.icon or "flash-outline"
            yield Entry(command.title, tr("Here"), icon, command.act, (), command.keys, command.words)

    def _commands_everywhere(self) -> Iterator[Entry]:
        for one in self._everywhere():
            yield Entry(one.title, tr("Command"), one.icon, one.act, (), one.keys, one.words)

    def _going(self, named: Named, kind: str, keys: str = "", *, icon: str = "") -> Entry:
        act = partial(self._navigator.open, *named.place)
        return Entry(named.name, kind, icon or named.icon, act, named.place, keys, named.words)

    def _places(self) -> list[PlaceOnRail]:
        return on_rail(self._services.workspace.settings.acting().roles)

    def _gather(self) -> None:
        """Its widgets are made with the first look, so that Ctrl+K need not wait for them."""
        self.view.ensurePolished()
        if not self._busy:
            self._busy = True
            if not self._sounding:
                self._services.background.run(read_readings).done.connect(self.note_readings)
            job = self._services.background.run(self._gathering.gather, self._services.workspace)
            job.done.connect(self._note)
            job.ended.connect(self._rest)

    def note_readings(self, readings: Readings) -> None:
        self._sounds, self._sounding = Sounds(readings), True
        self._offer_anew()

    def _note(self, gathered: Gathered) -> None:
        changed, self._gathered = gathered != self._gathered, gathered
        if changed:
            self._of_workspace = list(self._entries_of(gathered))
            self._offer_anew()

    def _offer_anew(self) -> None:
        """What was found out meanwhile joins what is shown; what was chosen stays so."""
        if self._view is not None and self._view.isVisible():
            self._entries = without_doubles(self._all())
            self._offer(self._view.field.value(), stay=True)

    def _rest(self) -> None:
        self._busy = False


def _do(entry: Entry) -> None:
    entry.act()
