"""How long conversations are kept, in a workspace: as long as its person says, or not at all."""

from pathlib import Path

from studio.workspace.workspace import Workspace


def keep_conversations(workspace: Workspace, days: int | None) -> int:
    """Keep them for so many days after they were last gone on with, for good with None, not at all with 0.

    What is older goes at once; return how many that were. With 0 even the files go.
    """
    before = [(talks, talks.store) for talks in (workspace.talks, workspace.trial_talks)]
    workspace.save_settings(workspace.settings.model_copy(update={"conversation_days": days}))
    gone = sweep_conversations(workspace)
    for talks, store in before:
        if store.lasts != (days != 0):
            gone += talks.forget()
            talks.change()
    return gone


def sweep_conversations(workspace: Workspace) -> int:
    """Delete for good what was removed and what is too old; return how many."""
    return workspace.talks.sweep() + workspace.trial_talks.sweep()


def forget_conversations(workspace: Workspace) -> int:
    """Delete all of them for good, also those with drafts; return how many there were."""
    return workspace.talks.forget() + workspace.trial_talks.forget()


def set_conversations_aside(workspace: Workspace) -> Path:
    """Begin a new file where the old one does not read; return what the old one is called now."""
    return workspace.talks.set_aside()
