"""What may be told of a traceback: where it went and which error it was, not what the error said."""

import re
from collections.abc import Iterator

from studio.workspace.support.masking import own_part

_TIME = re.compile(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?=\s)")
_PLACE = re.compile(
    r'^[\s|+]*File "(?P<path>[^"]*)", line (?P<line>\d+), in (?P<name>[A-Za-z_<][\w.<>]*)\s*$'
)
_ERROR = re.compile(r"^[\s|]*(?P<name>(?:[A-Za-z_]\w*\.)*[A-Z][A-Za-z]+)(?::.*)?$", re.ASCII)
_BETWEEN = ("Traceback (most recent call last):", "During handling of", "The above exception was")
_KINDS = ("Error", "Exception", "Warning", "Exit", "Interrupt", "Group", "Timeout", "NotFound")


def bare(log: str) -> str:
    """Whatever is not known to be harmless is left out."""
    return "\n".join(_kept(log))


def _kept(log: str) -> Iterator[str]:
    for line in log.splitlines():
        if time := _TIME.match(line):
            yield f"\n{time.group()}"
        elif place := _PLACE.match(line):
            yield f"  {own_part(place['path'])}:{place['line']} {place['name']}"
        elif line.strip().startswith(_BETWEEN):
            yield next(known for known in _BETWEEN if line.strip().startswith(known))
        elif (error := _ERROR.match(line)) and error["name"].endswith(_KINDS):
            yield error["name"]
