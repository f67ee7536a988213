"""What a reviewer decided, above all else while the next move is the author's."""

from studio.catalogue import Act, Submission, SubmissionState
from studio.ui.components import Banner
from studio.ui.dates import short_time
from studio.ui.language import tr

_DECIDED = {SubmissionState.CHANGES_REQUESTED: Act.RETURN, SubmissionState.REJECTED: Act.REJECT}


def decided_banner(newest: Submission | None) -> Banner | None:
    """None when the newest submission was neither returned nor rejected."""
    act = _DECIDED.get(newest.state) if newest is not None else None
    if newest is None or act is None:
        return None
    said = next((one for one in reversed(newest.reviews) if one.act is act), None)
    if act is Act.RETURN:
        title = tr("Number {number} was returned: mend it, then submit it again", number=newest.number)
    else:
        title = tr("Number {number} was rejected", number=newest.number)
    text = f"{said.name} · {short_time(said.at)}\n{said.comment}".strip() if said else ""
    return Banner("warning" if act is Act.RETURN else "danger", title, text, closable=False)
