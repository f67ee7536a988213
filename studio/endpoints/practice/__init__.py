"""The practice endpoint: a real OpenAI-compatible server on loopback with no model in it."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.endpoints.practice.process import PracticeServer
    from studio.endpoints.practice.serving import serve

__all__ = ["PracticeServer", "serve"]

__getattr__ = lazily(
    __name__,
    {
        "studio.endpoints.practice.process": "PracticeServer",
        "studio.endpoints.practice.serving": "serve",
    },
)
