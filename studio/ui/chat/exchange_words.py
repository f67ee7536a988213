"""What is said beside an answer: what was searched, how long it took, what to doubt."""

from collections.abc import Sequence

from studio.core.events import AnswerFinished, PassagesFound
from studio.core.passages import Trouble
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import explanation_of, leading_banner
from studio.wording import joined


def searched(event: PassagesFound, used: int) -> str:
    bases = len({passage.base for passage in event.passages})
    seconds = f"{event.seconds:.2f}"
    if not bases:
        return tr("Searched, nothing found · {seconds} s", seconds=seconds)
    text = tr("Bases searched: {bases} · passages used: {used}", bases=bases, used=used)
    return f"{text} · {tr('{seconds} s', seconds=seconds)}"


def timed(event: AnswerFinished) -> str:
    total = tr("{seconds} s in all", seconds=f"{event.timings.total:.1f}")
    if event.timings.first_text is None:
        return total
    return f"{tr('first text {seconds} s', seconds=f'{event.timings.first_text:.1f}')} · {total}"


def doubt_banner(trouble: Trouble) -> Banner:
    said = explanation_of(trouble)
    return Banner("warning", said.happened, joined(said.meaning, said.action), closable=False)


def quoted_banner(event: AnswerFinished, actions: Sequence[tuple[str, str]]) -> Banner:
    """Stands below what is quoted."""
    title = tr("Quoted passages instead of an answer")
    if event.trouble is None:
        return Banner("warning", title, actions=actions, closable=False)
    said = explanation_of(event.trouble)
    return leading_banner(title, joined(said.happened, said.action), event.trouble, actions)
