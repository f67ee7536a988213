"""Joins window, background and workspace: the window's composition root."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from studio.core.languages import Language
from studio.ui.application import dress
from studio.ui.asking import MATERIAL
from studio.ui.background import Background, Job, wind_up
from studio.ui.closing import Closing
from studio.ui.contacting import Contacting
from studio.ui.doorway import Doorway
from studio.ui.entrance import Entrance
from studio.ui.foot import Foot
from studio.ui.language import tr
from studio.ui.last_place import LastPlace
from studio.ui.long_work import LongWork
from studio.ui.look import Look
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.opened import Opened, Way
from studio.ui.outside import Outside
from studio.ui.remembering import Remembering
from studio.ui.sample import make_sample_ready
from studio.ui.scratch import Scratch
from studio.ui.shell.commands import Command
from studio.ui.shell.frame import Frame
from studio.ui.shell.header import Header
from studio.ui.shell.navigator import Navigator, page_maker
from studio.ui.shell.no_permission import NoPermissionPage
from studio.ui.shell.page import Page
from studio.ui.shell.palette import Palette
from studio.ui.shell.places import needed
from studio.ui.shell.recents import Recents
from studio.ui.shell.services import Errand, Services
from studio.ui.theme import size
from studio.ui.tidying import Tidying
from studio.ui.unexpected import Unexpected
from studio.ui.waiting_for_me import WaitingForMe
from studio.ui.window_state import window_state

if TYPE_CHECKING:
    from studio.ui.attending import Attending
    from studio.ui.hosting import Hosting
    from studio.workspace import Workspace


class Studio(QObject):
    """Also what pages see as their shell: they tell it that settings have changed."""

    ready = Signal()
    going = Signal(object)

    def __init__(
        self, folder: Path, sample: str = "", window: MainWindow | None = None, way: Way | None = None
    ) -> None:
        super().__init__()
        self._way = way or Way(folder)
        self.folder, self._sample = folder, sample
        self.asked_language: Language | None = None
        """Spoken instead of the one that is kept, until another is chosen."""
        self._workspace: Workspace | None = None
        self._services: Services | None = None
        self._attending: Attending | None = None
        self._scratch: Scratch | None = None
        self.background = Background(self)
        self.notices = Notices(self)
        self._tidying = Tidying(self.background, self)
        self.window = window or MainWindow(window_state(folder))
        self.frame = Frame(self.window, self.notices)
        self.doorway = Doorway(folder, self.window, self)
        self.unexpected = Unexpected(folder, self.notices, self)
        self.background.unheard.connect(self.notices.show_error)
        self.outside = Outside(self.window, self._wants_word_outside)
        self.work = LongWork(self.frame, self.background, self.notices, self.outside)
        self.closing = Closing(self.window, self.background, self.notices)
        self.entrance = Entrance(self._way, self.frame, self.background, self.doorway)
        self.entrance.opened.connect(self._take_over)
        self.entrance.back_wanted.connect(self._go_back_over)
        self.navigator = Navigator(self.frame.stack, self._make_page, self.notices)
        self.frame.language_changed.connect(self._say_anew)
        self.frame.status.person_chosen.connect(self._act_as)

    @property
    def workspace(self) -> "Workspace":
        assert self._workspace is not None, "pages come after the workspace"
        return self._workspace

    @property
    def hosting(self) -> "Hosting":
        """The class this computer holds, or may hold."""
        assert self._services is not None, "it comes with the workspace"
        assert self._services.hosting is not None, "every window may hold a class"
        return self._services.hosting

    @property
    def is_open(self) -> bool:
        return self._workspace is not None

    def open_workspace(self) -> None:
        self.entrance.open()

    def _go_back_over(self) -> None:
        if self._way.back is not None:
            self.go_over(self._way.back)

    def go_over(
        self,
        folder: Path,
        *place: str,
        first: Errand | None = None,
        said: str = "",
        undo: Errand | None = None,
    ) -> None:
        """Leave this workspace for another in the same window, unless the person lets something run."""
        back = self._way.back if folder == self.folder else self.folder
        way = Way(folder, place, back, first, said, undo)
        self.closing.before(partial(self.going.emit, way))

    def _go_once_more(self) -> None:
        self.go_over(self.folder, *self.navigator.place, first=self._way.undo)

    def settings_changed(self) -> None:
        """Take up language, look, person and endpoint as they are kept now."""
        settings = self.workspace.settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        body = size("control")
        language = self.asked_language or settings.language
        dress(app, Look(language, settings.theme.value, settings.text_size, settings.still))
        self._show_status()
        if size("control") != body:
            self.frame.take_sizes()
            self.navigator.renew()

    def speak(self, language: Language) -> None:
        """Keep it and speak it: what was asked for at the start counts no longer."""
        self.workspace.save_settings(self.workspace.settings.model_copy(update={"language": language}))
        self.asked_language = None
        self.settings_changed()

    def open_gallery(self) -> None:
        self.navigator.open("gallery")

    def close(self) -> None:
        """Close the workspace, then the loop; nothing is left running."""
        self.closing.agree()
        self.window.hide()  # a page that is left keeps what was written, while something can still run
        self._end_parts()
        self.background.close(self._workspace.aclose if self._workspace else None)
        self._tidying.stop()
        self.unexpected.rest()
        self.window.close()
        self.window.state.sync()
        self.window.deleteLater()

    def leave(self) -> Job:
        """Close the workspace while the window stays; the job is over when it is closed."""
        self.closing.agree()
        self.frame.hide()
        self._end_parts()
        return self.background.run(wind_up, self._workspace.aclose if self._workspace else None)

    def vanish(self) -> None:
        """Once it has left: nothing of it goes on."""
        self.background.close()
        self._tidying.stop()
        self.unexpected.rest()
        self.deleteLater()

    def _end_parts(self) -> None:
        if self._scratch is not None:
            self._scratch.close()
            self.doorway.close()
            self._remembering.keep()
            self._foot.stop()
            self._waiting.stop()
            if self._attending is not None:
                self._attending.stop()
            self.palette.stop()

    def _take_over(self, opened: Opened) -> None:
        self._opened(opened.workspace, self._attend(opened))
        if opened.trouble is not None:
            self.notices.show_error(opened.trouble)
        if self._way.said:
            self.notices.toast(self._way.said, self._go_once_more if self._way.undo else None)

    def _attend(self, opened: Opened) -> "Attending | None":
        if opened.attendance is None:
            return None
        from studio.ui.attending import Attending

        return Attending(opened.attendance, opened.workspace, self.background, self)

    def _opened(self, workspace: "Workspace", attending: "Attending | None") -> None:
        self._workspace, self._attending = workspace, attending
        material = attending.material if attending is not None else None
        self.window.setProperty(MATERIAL, str(material) if material is not None else "")
        self._scratch = Scratch(self.folder / "scratch.json", self.background, self)
        self._scratch.not_kept.connect(self.notices.show_error)
        self._services = services = self._gathered(workspace, self._scratch, attending)
        self._foot = Foot(self.frame.status, workspace, self.background, self.navigator)
        self._waiting = WaitingForMe(workspace, self.background, self.navigator, self)
        self.settings_changed()
        self.frame.follow(self.navigator)
        self._go_along(services)
        self._remembering = Remembering(self.window.state, self.navigator)
        self._add_palette(services)
        LastPlace(self.window.state, self.navigator).open(self._way.place, in_course=attending is not None)
        contacting = Contacting(workspace, self.background, self.notices, self)
        self.navigator.arrived.connect(contacting.note_place)
        self.entrance.close(self.navigator)
        self._tidying.keep()
        for trouble in workspace.policy.troubles:
            self.notices.show_error(trouble)
        if self._sample:
            make_sample_ready(services, self._sample).ended.connect(self.navigator.refresh)
        self.doorway.open(self.frame, services)
        self.ready.emit()

    def _gathered(self, workspace: "Workspace", scratch: Scratch, attending: "Attending | None") -> Services:
        from studio.ui.hosting import Hosting
        from studio.workspace import Publishing

        return Services(
            workspace,
            Publishing(workspace),
            self.background,
            self.notices,
            self.navigator,
            self,
            scratch,
            attending,
            Hosting(workspace, self.background, self.notices),
        )

    def _go_along(self, services: Services) -> None:
        """The guide over the pages, and what a class in the room is to all of them."""
        from studio.ui.classroom.in_window import ClassInWindow
        from studio.ui.guide import lead

        lead(self.frame, services, self.navigator)
        ClassInWindow(self.frame, services, self.navigator, self.closing)

    def _add_palette(self, services: Services) -> None:
        self._recents = Recents(self.window.state)
        self.navigator.header_changed.connect(self._note_visit)
        self.palette = Palette(self.window, self.navigator, self._recents, services, self._everywhere)
        self.frame.rail.searched.connect(self.palette.open)
        self.frame.language_changed.connect(self.palette.renew)

    def _everywhere(self) -> list[Command]:
        from studio.ui.everywhere import everywhere

        own = [
            Command(tr("Help for this page"), self.frame.show_help, "help-circle-outline", "F1"),
            Command(tr("Everything that is running"), self.work.panel_wanted, "progress-clock"),
            Command(tr("Close the window"), self.window.close, "exit-to-app", "Ctrl+Q", tr("quit exit end")),
        ]
        assert self._services is not None
        return everywhere(self._services, own)

    def _make_page(self, name: str) -> Page:
        settings = self.workspace.settings
        if needed(name, settings.acting().roles):
            return page_maker(self._services)(name)
        admins = [person.name for person in settings.people if "admin" in person.roles]
        page = NoPermissionPage(name, admins)
        page.left.connect(self._go_home)
        return page

    def _go_home(self) -> None:
        self.navigator.open("home")

    def _show_status(self) -> None:
        self._foot.show()
        practising = self._attending is not None and self.workspace.endpoints.default.practice
        self.frame.practise(practising)
        roles = self.workspace.settings.acting().roles
        self.frame.rail.show_for([str(role.value) for role in roles])
        self._waiting.note_settings()

    def _wants_word_outside(self) -> bool:
        return self._workspace is None or self._workspace.settings.word_outside

    def _note_visit(self, header: Header) -> None:
        if header.title:
            self._recents.note(self.navigator.place, header.title)

    def _say_anew(self) -> None:
        if self._workspace is not None:
            self._show_status()
        self.navigator.renew()

    def _act_as(self, person: str) -> None:
        settings = self.workspace.settings.model_copy(update={"person": person})
        self.workspace.save_settings(settings)
        self._show_status()
        self.navigator.renew()
