"""How long conversations are kept, in a workspace: as long as its person says, or not at all."""

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
