"""What the endpoint's help with a search came to, in words."""

from collections.abc import Sequence

from studio.core.i18n import Words, mark
from studio.core.searches import SkippedStep
from studio.wording.explanation import explain_trouble

STEPS = {"rewrite": mark("rewriting the question"), "rerank": mark("rerank"), "vectors": mark("vectors")}


def search_notes(rewritten: Sequence[str], skipped: Sequence[SkippedStep], say: Words) -> list[str]:
    """What was searched as well, and each step that was wanted and went undone, with the reason."""
    words = "; ".join(rewritten)
    lines = [say("Also searched: {words}", words=words)] if words else []
    for one in skipped:
        reason = explain_trouble(one.trouble, say)
        lines.append(say("Searched without {step}: {reason}", step=say(STEPS[one.step]), reason=reason))
    return lines
