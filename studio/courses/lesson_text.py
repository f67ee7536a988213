"""What stands in a lesson around its steps: an introduction above, and why it is done below."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import FileInvalid, NotFound
from studio.courses.course import Lesson

_RULE = re.compile(r"^-{3,}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LessonText:
    """Both in Markdown; `why` is empty where the file has no line of `---`."""

    intro: str
    why: str = ""


def lesson_text(folder: Path, lesson: Lesson) -> LessonText:
    """Read it from the course in that folder; raises NotFound or FileInvalid."""
    try:
        text = (folder / lesson.text).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FileInvalid(file=lesson.text, problem="not_utf8") from error
    except OSError as error:
        raise NotFound(kind="file", missing=lesson.text) from error
    intro, *below = _RULE.split(text, maxsplit=1)
    return LessonText(intro.strip(), below[0].strip() if below else "")
