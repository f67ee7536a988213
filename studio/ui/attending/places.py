"""Where in the window a step is taken."""

from collections.abc import Callable


def place_of(goto: tuple[str, ...], agent_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return the place with the ids of agents for their names in braces; the list while one is not there.

    `agent_of` gives the id of the agent of that name or id, empty for none.
    """
    place: list[str] = []
    for part in goto:
        named = part[1:-1] if part.startswith("{") and part.endswith("}") else ""
        found = agent_of(named) if named else part
        if not found:
            return ("agents",)
        place.append(found)
    return tuple(place)
