"""Who edited an agent's draft and when last, kept in its folder so that it goes where the folder goes.

Nothing of it counts towards the agent's digest; whoever packs the agent puts it into the package.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from studio.core.editors import Editor
from studio.core.files import write_atomically

EDITORS = ".editors.json"
_MOST = 200
_Editors = TypeAdapter(list[Editor])


def editors_of(folder: Path) -> tuple[Editor, ...]:
    """Return who edited the agent, whoever did so last at the end; a file that does not read names nobody."""
    try:
        return tuple(_Editors.validate_json((folder / EDITORS).read_bytes()))
    except (OSError, ValidationError):
        return ()


def note_editor(folder: Path, editor: Editor) -> None:
    others = [one for one in editors_of(folder) if one.id != editor.id]
    kept = [*others, editor][-_MOST:]
    write_atomically(folder / EDITORS, _Editors.dump_json(kept, indent=1))
