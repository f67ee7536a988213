"""How a release stands, as a tag."""

from studio.catalogue import ReleaseState
from studio.ui.components import Tag
from studio.ui.language import tr

_ICONS = {
    ReleaseState.RECALLED: ("danger", "alert-outline"),
    ReleaseState.ROLLED_BACK: ("warning", "restore"),
    ReleaseState.EXPIRED: ("warning", "calendar-remove-outline"),
    ReleaseState.DEPRECATED: ("warning", "archive-outline"),
}


def state_tag(state: ReleaseState) -> Tag | None:
    """Nothing for what is simply listed."""
    words, tone = state_words(state)
    return Tag(words, tone, _ICONS[state][1]) if words else None


def state_words(state: ReleaseState) -> tuple[str, str]:
    """The same as words and their tone."""
    words = {
        ReleaseState.RECALLED: tr("recalled"),
        ReleaseState.ROLLED_BACK: tr("rolled back"),
        ReleaseState.EXPIRED: tr("past its end"),
        ReleaseState.DEPRECATED: tr("deprecated"),
    }
    return words.get(state, ""), _ICONS.get(state, ("text.muted", ""))[0]
