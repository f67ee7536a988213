"""Pictures whose text is not read: many beside hardly any text, or large ones; so it is said."""

from collections.abc import Sequence

from studio.core.documents import Block

_TEXT_BESIDE_A_PICTURE = 150  # characters with which it is an illustration


def picture_warning(blocks: Sequence[Block], pictures: int, large: int = 0) -> tuple[tuple[str, str], ...]:
    """`large` of the pictures fill a good part of a page, as a page does that was scanned."""
    written = sum(len(block.text) for block in blocks)
    if written < pictures * _TEXT_BESIDE_A_PICTURE:
        return (("pictures_not_read", str(pictures)),)
    return (("large_pictures_not_read", str(large)),) if large else ()
