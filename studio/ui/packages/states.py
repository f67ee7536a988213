"""How a release stands, as a tag."""

from studio.catalogue import ReleaseState
from studio.ui.components import Tag
from studio.ui.language import tr


def state_tag(state: ReleaseState) -> Tag | None:
    """Nothing for what is simply listed."""
    match state:
        case ReleaseState.RECALLED:
            return Tag(tr("recalled"), "danger", "alert-outline")
        case ReleaseState.ROLLED_BACK:
            return Tag(tr("rolled back"), "warning", "restore")
        case ReleaseState.EXPIRED:
            return Tag(tr("past its end"), "warning", "calendar-remove-outline")
        case ReleaseState.DEPRECATED:
            return Tag(tr("deprecated"), "warning", "archive-outline")
        case ReleaseState.LISTED:
            return None
