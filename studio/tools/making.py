"""Making a file for the person: free of classification marks, agreed to as it stands, then written."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.artifacts import Artifact, PaperLine
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import PaperClassified
from studio.core.events import ArtifactMade
from studio.core.files import write_atomically, writing_to
from studio.core.places import Place
from studio.core.proposals import Effect, Proposal
from studio.papers.file_names import free_path, portable
from studio.tools.tool import ToolContext


@dataclass(frozen=True)
class Draft:
    """A file as it will be: `content` is all its text, `data` makes its bytes when they are wanted."""

    title: str
    ending: str
    content: str
    data: Callable[[], bytes]
    paper: tuple[PaperLine, ...] = ()


async def make_file(draft: Draft, tool: str, context: ToolContext) -> Path | None:
    """Return the file, or None when the person did not agree and nothing was written.

    Raises PaperClassified, FolderNotWritable or DiskFull.
    """
    await asyncio.to_thread(refuse_marks, tool, draft.title, draft.content.split("\n"))
    name = portable(draft.title, tool)
    while True:
        path = free_path(context.folder, name, draft.ending)
        if not await context.consent(_proposal(tool, path, draft)):
            return None
        if await asyncio.to_thread(_written, path, draft.data):
            break  # else another call took the name while the person was asked
    context.tell(ArtifactMade(artifact=_artifact(path, draft)))
    return path


def _written(path: Path, data: Callable[[], bytes]) -> bool:
    """Whether the name was still free; raises FolderNotWritable or DiskFull and leaves nothing then."""
    content = data()
    with writing_to(path.parent):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it may hold what people said
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            return False
    try:
        write_atomically(path, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return True


def refuse_marks(tool: str, title: str, lines: Sequence[str]) -> None:
    """Raises PaperClassified when what would be written bears a 密级."""
    from studio.documents import classification_mark

    blocks = tuple(Block(line, Place()) for line in lines if line.strip())
    mark = classification_mark(Document(f"{title}.docx", DocumentKind.DOCX, "", 1, blocks))
    if mark is not None:
        raise PaperClassified(tool=tool, level=mark.level)


def _proposal(tool: str, path: Path, draft: Draft) -> Proposal:
    return Proposal(tool=tool, effect=Effect.WRITES_FILE, target=str(path), content=draft.content)


def _artifact(path: Path, draft: Draft) -> Artifact:
    return Artifact(name=path.name, path=path, title=draft.title, paper=draft.paper)
