"""Telling from what went wrong that a server or its model takes no functions; they say so in many ways."""

import re

from studio.core.errors import (
    ContextTooLong,
    EndpointError,
    EndpointFailed,
    EndpointModelUnknown,
    EndpointRejected,
    ToolsNotCalled,
)

_ABOUT_TOOLS = re.compile(r"tool|function|jinja|template", re.IGNORECASE)


def refuses_tools(error: EndpointError) -> bool:
    """Whether the same request may be accepted without functions."""
    if isinstance(error, EndpointFailed):
        return bool(_ABOUT_TOOLS.search(error.message))
    if isinstance(error, ContextTooLong):
        return False
    return isinstance(error, EndpointRejected | EndpointModelUnknown | ToolsNotCalled)
