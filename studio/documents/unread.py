"""Pictures in a document with hardly any text: most likely the text is in them, so it is said."""

from collections.abc import Sequence

from studio.core.documents import Block

_TEXT_BESIDE_A_PICTURE = 150  # characters with which it is an illustration


def picture_warning(blocks: Sequence[Block], pictures: int) -> tuple[tuple[str, str], ...]:
    written = sum(len(block.text) for block in blocks)
    return (("pictures_not_read", str(pictures)),) if written < pictures * _TEXT_BESIDE_A_PICTURE else ()
