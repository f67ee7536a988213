"""Model endpoints: profiles and keys, one HTTP transport, chat, embeddings, rerank, the probe, practice."""

import sys
from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.endpoints.endpoint import Endpoint
    from studio.endpoints.endpoints import Endpoints
    from studio.endpoints.keys import Keyring, KeyStore, SessionKeys
    from studio.endpoints.messages import (
        ChatPiece,
        CutPiece,
        Message,
        QueuePiece,
        Role,
        TextPiece,
        TextWasThinking,
        ThinkingPiece,
        ToolCallPiece,
        ToolSpec,
        UsagePiece,
    )
    from studio.endpoints.practice import PracticeServer
    from studio.endpoints.probing import ProbeResult, probe, service_found, tool_calling_found
    from studio.endpoints.profiles import PRACTICE, EndpointProfile, Service, ToolCalling
    from studio.endpoints.retries import Retries
    from studio.endpoints.urls import is_loopback, normalise_url, origin
    from studio.endpoints.uses import Use, Uses, UseSummary

# httpx loads its own command line, which is as large as all the rest; it does without one that is not there.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # Python's way to say so

__all__ = [
    "PRACTICE",
    "ChatPiece",
    "CutPiece",
    "Endpoint",
    "EndpointProfile",
    "Endpoints",
    "KeyStore",
    "Keyring",
    "Message",
    "PracticeServer",
    "ProbeResult",
    "QueuePiece",
    "Retries",
    "Role",
    "Service",
    "SessionKeys",
    "TextPiece",
    "TextWasThinking",
    "ThinkingPiece",
    "ToolCallPiece",
    "ToolCalling",
    "ToolSpec",
    "UsagePiece",
    "Use",
    "UseSummary",
    "Uses",
    "is_loopback",
    "normalise_url",
    "origin",
    "probe",
    "service_found",
    "tool_calling_found",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.endpoints.endpoint": "Endpoint",
        "studio.endpoints.endpoints": "Endpoints",
        "studio.endpoints.keys": "Keyring KeyStore SessionKeys",
        "studio.endpoints.messages": (
            "ChatPiece CutPiece Message QueuePiece Role TextPiece TextWasThinking ThinkingPiece "
            "ToolCallPiece ToolSpec UsagePiece"
        ),
        "studio.endpoints.practice": "PracticeServer",
        "studio.endpoints.probing": "ProbeResult probe service_found tool_calling_found",
        "studio.endpoints.profiles": "PRACTICE EndpointProfile Service ToolCalling",
        "studio.endpoints.retries": "Retries",
        "studio.endpoints.urls": "is_loopback normalise_url origin",
        "studio.endpoints.uses": "Use UseSummary Uses",
    },
)
