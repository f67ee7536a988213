"""How a reader's process is told to become two: by the pipes that its twin is to speak over."""

_TWIN = "twin="


def told_of_twin(requests: int, replies: int) -> str:
    """The argument that says so."""
    return f"{_TWIN}{requests},{replies}"


def tells_of_twin(argument: str) -> bool:
    return argument.startswith(_TWIN)


def pipes_of_twin(argument: str) -> tuple[int, int]:
    """For its requests and its replies."""
    requests, replies = map(int, argument.removeprefix(_TWIN).split(","))
    return requests, replies
