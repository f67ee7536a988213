"""How far out headings stand: by the level of their style, then by the scheme of their numbering."""

from collections.abc import Sequence

from studio.core.documents import Block, BlockKind
from studio.documents.heading_lines import is_heading_line
from studio.documents.numbering import Numbering, Scheme

Rank = tuple[float, int]  # level given by markup or found, then the scheme of the numbering
TITLE: Rank = (0, 0)
_UNMARKED = 20.0  # numbering no styled heading uses stands below all styled ones
_ABOVE_ARTICLES = Scheme.ARTICLE - 1


class Ranks:
    """`count_chapters`: judicial interpretations are parted by 一、适用范围 into articles counted through."""

    def __init__(self, blocks: Sequence[Block], numberings: Sequence[Numbering | None]) -> None:
        self.count_chapters = _articles_follow_counts(blocks, numberings)
        self._levels: dict[Scheme, float] = {}
        for block, number in zip(blocks, numberings, strict=True):
            if block.kind is BlockKind.HEADING and number is not None:
                self._levels.setdefault(number.scheme, float(block.level))

    def of(self, scheme: Scheme) -> Rank:
        """Numbering that some styled heading bears has that heading's level."""
        place = self.place(scheme)
        if scheme in self._levels:
            return (self._levels[scheme], place)
        deeper = [level for other, level in self._levels.items() if self.place(other) > place]
        return (min(deeper) - 0.5, place) if deeper else (_UNMARKED, place)

    def place(self, scheme: Scheme) -> int:
        return _ABOVE_ARTICLES if self.parts_articles(scheme) else int(scheme)

    def parts_articles(self, scheme: Scheme) -> bool:
        return self.count_chapters and scheme is Scheme.COUNT


def _articles_follow_counts(blocks: Sequence[Block], numberings: Sequence[Numbering | None]) -> bool:
    first = next((index for index, number in enumerate(numberings) if number and number.numbers == (1,)), -1)
    number, after = (*numberings[first : first + 2], None, None)[:2]
    if first < 0 or number is None or after is None or number.scheme is not Scheme.COUNT:
        return False
    return after.scheme is Scheme.ARTICLE and is_heading_line(blocks[first].text, number)
