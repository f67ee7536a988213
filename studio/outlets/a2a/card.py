"""Agent cards: who answers at this address, in which protocol, and what a key is needed for.

The fields of 1.0 (a2a.proto, package lf.a2a.v1) and beside them those by which a reader of 0.3 finds its way.
"""

from collections.abc import Sequence
from typing import Any

import studio
from studio.catalogue.values.releases import Release
from studio.core.i18n import Words

Json = dict[str, Any]
BINDING, NOW, BEFORE = "JSONRPC", "1.0", "0.3"
_TEXT, _DATA = "text/plain", "application/json"


def agent_card(release: Release, address: str, say: Words) -> Json:
    """Of one agent, asked at an address of its own."""
    office = release.owner or release.author.department
    return {
        **_card(release.name, _about(release, say), release.version, f"{address}/a2a/{release.agent}"),
        "provider": {"organization": office or say("Agent Studio"), "url": address},
        "skills": [_skill(release, say)],
    }


def service_card(releases: Sequence[Release], address: str, say: Words) -> Json:
    """Of the whole catalogue: each agent the asking program may use is a skill, and `tenant` chooses it."""
    name = say("Published agents of this catalogue")
    about = say("Name the agent as `tenant`, or ask it at its own address. A key tells which you may ask.")
    general = {"id": "ask", "name": name, "description": about, "tags": ["catalogue"]}
    skills = [_skill(release, say) for release in releases] or [general]
    return {**_card(name, about, studio.__version__, f"{address}/a2a/"), "skills": skills}


def _card(name: str, about: str, version: str, url: str) -> Json:
    interfaces = [
        {"url": url, "protocolBinding": BINDING, "protocolVersion": spoken} for spoken in (NOW, BEFORE)
    ]
    return {
        "name": name,
        "description": about,
        "version": version,
        "supportedInterfaces": interfaces,
        "capabilities": {"streaming": True, "pushNotifications": False, "extendedAgentCard": False},
        "securitySchemes": {"key": {"httpAuthSecurityScheme": {"scheme": "Bearer"}}},
        "securityRequirements": [{"schemes": {"key": {"list": []}}}],
        "defaultInputModes": [_TEXT],
        "defaultOutputModes": [_TEXT, _DATA],
        **_for_0_3(url),
    }


def _for_0_3(url: str) -> Json:
    return {
        "protocolVersion": "0.3.0",
        "url": url,
        "preferredTransport": BINDING,
        "security": [{"key": []}],
        "supportsAuthenticatedExtendedCard": False,
    }


def _skill(release: Release, say: Words) -> Json:
    return {
        "id": release.agent,
        "name": release.name,
        "description": _about(release, say),
        "tags": [release.category.value, *([release.owner] if release.owner else [])],
        "inputModes": [_TEXT],
        "outputModes": [_TEXT, _DATA],
    }


def _about(release: Release, say: Words) -> str:
    """What it is for, and what a caller should know before asking."""
    parts = [
        release.purpose or release.name,
        say("It answers from its documents alone.") if release.only_from_knowledge else "",
        say("Outdated: {reason}", reason=release.deprecated) if release.deprecated else "",
    ]
    return " ".join(part for part in parts if part)
