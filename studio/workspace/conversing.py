"""How long conversations are kept, in a workspace: as long as its person says, or not at all."""

from pathlib import Path

from studio.core.files import writing_to
from studio.papers.file_names import free_path
from studio.workspace.workspace import Workspace


def keep_conversations(workspace: Workspace, days: int | None) -> int:
    """Keep them for so many days after they were last gone on with, for good with None, not at all with 0.

    What is older goes at once; return how many that were. With 0 even the file goes.
    """
    before = workspace.conversations
    workspace.save_settings(workspace.settings.model_copy(update={"conversation_days": days}))
    gone = sweep_conversations(workspace)
    if before.lasts == (days != 0):
        return gone
    everything = [kept.id for kept in before.of()]
    before.remove(*everything)
    before.sweep()
    workspace.change_conversations()
    return gone + len(everything)


def sweep_conversations(workspace: Workspace) -> int:
    """Delete for good what was removed and what is too old; return how many."""
    return workspace.conversations.sweep(workspace.settings.conversation_days)


def set_conversations_aside(workspace: Workspace) -> Path:
    """Begin a new file where the old one does not read; return what the old one is called now."""
    workspace.change_conversations()
    file = workspace.folder / "conversations.sqlite3"
    aside = free_path(workspace.folder, "conversations-damaged", "sqlite3")
    with writing_to(workspace.folder):
        file.rename(aside)
        for rest in ("-wal", "-shm"):
            file.with_name(f"{file.name}{rest}").unlink(missing_ok=True)
    return aside
