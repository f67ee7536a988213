"""The practice endpoint: a real OpenAI-compatible server on loopback with no model in it."""

from studio.endpoints.practice.process import PracticeServer
from studio.endpoints.practice.serving import serve

__all__ = ["PracticeServer", "serve"]
