"""What is still being read of an agent when it is deleted fails, and is no news to who deleted it."""

from studio.core.errors import NotFound
from studio.runtime import AgentFolder


def is_news(error: object, folder: AgentFolder | None) -> bool:
    """False for what is missing because the agent itself is gone."""
    return not isinstance(error, NotFound) or folder is None or folder.path.exists()
