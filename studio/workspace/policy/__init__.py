"""What an administrator has set for this computer, and what of it people may change."""

from studio.workspace.policy.model import (
    CLASS_MODEL,
    DEFAULT_ENDPOINT,
    ENDPOINTS,
    FILES,
    FORBIDDEN_TOOLS,
    SETTABLE,
    Limits,
    PolicyFile,
)
from studio.workspace.policy.policy import Policy, Said
from studio.workspace.policy.reading import policy_for, policy_in, read_policy

__all__ = [
    "CLASS_MODEL",
    "DEFAULT_ENDPOINT",
    "ENDPOINTS",
    "FILES",
    "FORBIDDEN_TOOLS",
    "SETTABLE",
    "Limits",
    "Policy",
    "PolicyFile",
    "Said",
    "policy_for",
    "policy_in",
    "read_policy",
]
