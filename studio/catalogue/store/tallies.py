"""How many agents each office has in each category, kept up to date with the shelf."""

from sqlalchemy.orm import Session

from studio.catalogue.store.adding import row_of
from studio.catalogue.store.tables import ShelfRow, TallyRow


def tally(session: Session, shown: ShelfRow, by: int = 1) -> None:
    """Count the agent where it stands now; `by` is -1 before it goes elsewhere."""
    key = {"category": shown.category, "department": shown.department}
    row_of(session, TallyRow, key, {"agents": 0}).agents += by
    session.flush()
