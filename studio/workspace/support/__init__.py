"""What helps whoever looks after this computer: facts about the program and its work, contents masked."""

from studio.workspace.support.bundle import Bundle, write_bundle
from studio.workspace.support.gathering import gather
from studio.workspace.support.masking import Mask

__all__ = ["Bundle", "Mask", "gather", "write_bundle"]
