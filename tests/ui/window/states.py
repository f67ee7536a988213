"""The pages otherwise than full: empty, waited for, failed, not permitted, and with something over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from PySide6.QtWidgets import QDialog

from studio.catalogue import sign_in_name
from studio.ui.components import Skeleton
from studio.ui.language import tr
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pictures import wait_until
from tests.ui.window.content import AGENT, BASE, NAME, QUESTION, RELEASED
from tests.ui.window.walking import SIZES, Sight, Walk

Place = tuple[str, ...]

_TABS = ("config", "tests", "trace", "versions", "release")
_PARTS = ("documents", "search", "questions", "chunks", "settings")
_NOWHERE = "http://127.0.0.1:9"
_PATIENCE_MILLISECONDS = 5_000

BARE: tuple[Place, ...] = (
    ("home",),
    ("agents", "edited"),
    ("agents", "used"),
    ("agents", "archived"),
    ("knowledge",),
    ("catalogue",),
    ("reviews",),
)
"""In a workspace that was just made."""

BEGUN: tuple[Place, ...] = (
    *(("builder", AGENT, tab) for tab in _TABS),
    *(("knowledge", BASE, part) for part in _PARTS),
)
"""An agent and a base with nothing in them yet."""

AWAITED: tuple[tuple[Place, ...], ...] = (
    (
        ("home",),
        ("agents", "edited"),
        ("builder", AGENT, "release"),
        ("knowledge",),
        ("source", BASE, "值班规定.md", "0"),
        ("catalogue",),
        ("reviews",),
        ("courses",),
        ("settings", "storage"),
    ),
    (("knowledge", BASE, "documents"), ("catalogue", RELEASED), ("reviews", "2")),
)
"""In two rounds: each page shows one place at a time."""

WITHOUT_SERVER: tuple[Place, ...] = (
    ("home",),
    ("builder", AGENT, "release"),
    ("catalogue",),
    ("catalogue", RELEASED),
    ("reviews",),
    ("reviews", "2"),
    ("settings", "catalogue"),
)

BROKEN: tuple[Place, ...] = (
    ("agents", "edited"),
    ("agents", "use", "gone"),
    ("builder", AGENT, "config"),
    ("knowledge",),
    ("knowledge", BASE, "documents"),
    ("source", BASE, "值班规定.md", "0"),
    ("settings", "endpoints"),
)

FORBIDDEN: tuple[Place, ...] = (("builder", AGENT, "config"), ("knowledge",), ("reviews",))

OVER: tuple[tuple[Place, tuple[str, ...]], ...] = (
    (("knowledge", "", "new"), ()),
    (("knowledge", BASE, "documents"), ("Watched folders",)),
    (("knowledge", BASE, "documents"), ("Rename",)),
    (("builder", AGENT, "describe"), ()),
    (("builder", AGENT, "config"), ("Add a tool",)),
    (("builder", AGENT, "tests"), ("Add a question",)),
    (("builder", AGENT, "tests"), ("Out of the documents…",)),
    (("catalogue", RELEASED), ("What changed",)),
    (("catalogue", RELEASED), ("Deprecate…",)),
    (("catalogue", RELEASED), ("Recall…",)),
    (("settings", "endpoints"), ("Show the record",)),
    (("settings", "about"), ("Support bundle…",)),
)
"""What is pressed, in the words of the code."""


def over_pages(walk: Walk) -> Iterator[Sight]:
    for place, presses in OVER:
        walk.go(place)
        for words in presses:
            walk.press(tr(words))
        yield from _seen(walk, place, presses[-1] if presses else "")
        walk.put_away()
    yield from _everywhere(walk)
    yield from _commented(walk)
    yield from _answered(walk)


def _everywhere(walk: Walk) -> Iterator[Sight]:
    walk.go(("home",))
    studio = walk.studio
    for name, turn in (("palette", studio.palette.open), ("running", studio.work.panel_wanted)):
        turn()
        walk.calm()
        yield from _seen(walk, ("home",), name)
        turn()
    studio.frame.show_help()
    walk.calm()
    yield from _seen(walk, ("home",), "help")
    walk.put_away()


def _commented(walk: Walk) -> Iterator[Sight]:
    place = ("reviews", "2")
    walk.go(place)
    changes = next(one for one in walk.page().findChildren(DiffView) if one.isVisible())
    changes.stand_at(changes.changes()[0][0])
    walk.press(tr("Comment on this line"))
    yield from _seen(walk, place, "comment")


def _answered(walk: Walk) -> Iterator[Sight]:
    """Beside the form, and as a sheet over it where there is no room."""
    place = ("builder", AGENT, "config")
    walk.fit(SIZES[0])
    walk.go(place)
    walk.press(QUESTION)
    yield from _seen(walk, place, "answer")
    walk.fit(SIZES[-1])
    walk.press(tr("Try it"))
    yield Sight("/".join((*place, "chat")), walk.window, SIZES[-1:])
    walk.put_away()


def awaited(walk: Walk) -> Iterator[Sight]:
    """All begin to wait at once, so that their skeletons come together."""
    for places in AWAITED:
        walk.calm()
        with _held(walk):
            walk.studio.navigator.renew()
            for place in places:
                walk.studio.navigator.open(*place)
            for place in places:
                walk.go(place)
                wait_until(lambda: bool(_skeletons(walk)), _PATIENCE_MILLISECONDS)
                walk.calm()
                yield from _seen(walk, place, "awaited")


def failed(walk: Walk) -> Iterator[Sight]:
    workspace = walk.studio.workspace
    kept = workspace.settings
    workspace.keys.set_key(sign_in_name(_NOWHERE, kept.person), "token", session_only=True)
    workspace.save_settings(kept.model_copy(update={"catalogue": _NOWHERE}))
    yield from _anew(walk, WITHOUT_SERVER, "unreachable")
    workspace.save_settings(kept)
    for file in ("agents/duty/agent.yaml", f"knowledge/{BASE}/kb.sqlite3", "endpoints.yaml"):
        (workspace.folder / file).write_text("{", encoding="utf-8")
    yield from _anew(walk, BROKEN, "broken")


def forbidden(walk: Walk) -> Iterator[Sight]:
    workspace = walk.studio.workspace
    me = workspace.settings.acting().model_copy(update={"roles": ()})
    workspace.save_settings(workspace.settings.model_copy(update={"people": (me,)}))
    yield from _anew(walk, FORBIDDEN, "forbidden")


def empty(walk: Walk) -> Iterator[Sight]:
    yield from _anew(walk, BARE, "empty")
    workspace = walk.studio.workspace
    workspace.agents.create(AGENT, name=NAME)
    walk.studio.background.run(workspace.knowledge.create, BASE)
    yield from _anew(walk, BEGUN, "empty")


def _anew(walk: Walk, places: tuple[Place, ...], state: str) -> Iterator[Sight]:
    walk.calm()
    walk.studio.navigator.renew()
    for place in places:
        walk.go(place)
        yield from _seen(walk, place, state)


def _seen(walk: Walk, place: Place, state: str = "") -> Iterator[Sight]:
    name = "/".join(filter(None, (*place, _plain(state))))
    dialogs = (top for top in walk.over() if isinstance(top, QDialog))
    yield Sight(name, next(dialogs, walk.window))


def _plain(words: str) -> str:
    return words.lower().removesuffix("…").replace(" ", "-")


@contextmanager
def _held(walk: Walk) -> Iterator[None]:
    """Nothing in the background gets on."""
    go_on = Event()

    async def hold() -> None:
        go_on.wait()

    walk.studio.background.run(hold)
    walk.waits = False
    yield
    go_on.set()
    walk.waits = True


def _skeletons(walk: Walk) -> list[Skeleton]:
    return [one for one in walk.window.findChildren(Skeleton) if one.isVisible()]
