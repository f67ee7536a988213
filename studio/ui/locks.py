"""What an administrator has set, as the pages of settings show it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from studio.ui.language import tr, words
from studio.wording.labels import SPOKEN_NAMES

if TYPE_CHECKING:
    from studio.workspace.policy import Policy

Locks = Mapping[str, str]
"""Whom to ask, by the names of what cannot be changed here."""


def locks_of(policy: "Policy") -> Locks:
    from studio.workspace.policy import DEFAULT_ENDPOINT, ENDPOINTS, SETTABLE

    whom = whom_to_ask(policy)
    return {name: whom for name in (*SETTABLE, ENDPOINTS, DEFAULT_ENDPOINT) if policy.locked(name)}


def forbidden_kinds(policy: "Policy") -> Locks:
    """Whom to ask, by the kinds of tools that may not be used here."""
    return dict.fromkeys(policy.forbidden_tools, whom_to_ask(policy))


def whom_to_ask(policy: "Policy") -> str:
    administrator = policy.administrator or words()(SPOKEN_NAMES["administrator"][""])
    return tr("If it has to be otherwise, ask {administrator}.", administrator=administrator)
