"""What works on this computer and what does not: each part tried for real, one after the other."""

from studio.workspace.self_check.checking import check_computer
from studio.workspace.self_check.findings import Finding, Part, State

__all__ = ["Finding", "Part", "State", "check_computer"]
