"""What is made when it is first wanted."""

import pytest

from studio.ui.components import Later


@pytest.mark.parametrize("first", ["view", "work"])
def test_a_view_and_its_work_are_made_together_and_once_whichever_is_wanted_first(first: str) -> None:
    made: list[str] = []

    def note(what: str) -> str:
        made.append(what)
        return what

    view = Later(lambda: note("view"))
    work = Later(lambda: note(f"work of {view()}"), view)
    work.then(lambda _: note("joined"))
    assert view.made is None

    for wanted in (view, work) if first == "view" else (work, view):
        wanted()

    assert made == ["view", "work of view", "joined"]
    assert (view(), work.made) == ("view", "work of view")
