"""A spreadsheet with a 密级 mark is refused here as everywhere: nothing of it goes to a model."""

from collections.abc import Sequence

from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import DocumentClassified
from studio.core.places import Place
from studio.tools.spreadsheets.grids import Grid

_ROWS = 40  # marks stand at the top of a sheet, or at its very end


def refuse_classified(name: str, grids: Sequence[Grid]) -> None:
    """Raises DocumentClassified."""
    from studio.documents import classification_mark

    blocks = tuple(block for grid in grids for block in _ends(grid))
    mark = classification_mark(Document(name, DocumentKind.XLSX, "", 1, blocks))
    if mark is not None:
        raise DocumentClassified(document=name, level=mark.level, page=None)


def _ends(grid: Grid) -> list[Block]:
    rows = [*grid.texts[:_ROWS], *grid.texts[_ROWS:][-_ROWS:]]
    return [Block(" | ".join(filter(None, row)), Place(sheet=grid.sheet)) for row in rows if any(row)]
