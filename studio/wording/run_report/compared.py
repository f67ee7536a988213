"""Two runs side by side, as one page of HTML or as a workbook."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from studio.core.i18n import Words
from studio.papers.ai_label import AiLabel
from studio.papers.sheet import Cell, Sheet, sheets_xlsx
from studio.trials.comparison import CaseChange, Change, Comparison
from studio.trials.results import CaseResult
from studio.wording.run_report.page import AI_NOTE, page, table, tag, text
from studio.wording.run_report.workbook import seconds
from studio.wording.trials import CHANGES, counts_of, facts_of, passed_of, score_of, time_of

_KINDS = {Change.MENDED: "good", Change.BROKEN: "bad"}
_SHORT = 1000
"""Characters up to which answers are compared word by word, longer ones clause by clause."""
_MOST_PAIRS = 2_000_000
"""Beyond so many pairs of words or clauses, finding what differs would take longer than anybody waits."""
_WORDS = re.compile(r"[0-9A-Za-z.]+|.", re.DOTALL)
_CLAUSES = re.compile(r"[^，。；！？,;!?\n]*[，。；！？,;!?\n]|[^，。；！？,;!?\n]+")


def comparison_html(comparison: Comparison, say: Words) -> str:
    return page(_title(comparison, say), _body(comparison, say), comparison.newer.agent, say)


def comparison_xlsx(comparison: Comparison, say: Words) -> bytes:
    label = AiLabel(comparison.newer.agent, say(AI_NOTE))
    sheets: list[Sheet] = [
        (say("About the runs"), [["", say("Earlier run"), say("Later run")], *_facts(comparison, say)]),
        (say("Cases"), list(_rows(comparison, say))),
    ]
    return sheets_xlsx(_title(comparison, say), sheets, label)


def _title(comparison: Comparison, say: Words) -> str:
    older, newer = comparison.older, comparison.newer
    return say("Runs {older} and {newer} of “{agent}”", older=older.run, newer=newer.run, agent=newer.agent)


def _body(comparison: Comparison, say: Words) -> Iterator[str]:
    yield f'<p class="score">{text(counts_of(comparison, say))}</p>'
    facts = ([text(cell) for cell in row] for row in _facts(comparison, say))
    yield table(["", say("Earlier run"), say("Later run")], facts)
    yield f"<h2>{text(say('All cases'))}</h2>"
    heads = [say("Question"), say("What changed"), say("Earlier run"), say("Later run")]
    yield table(heads, (_line(change, say) for change in comparison.changes))
    yield f"<h2>{text(say('Answers that differ'))}</h2>"
    for change in comparison.changes:
        if change.answers_differ or change.differs:
            yield _side_by_side(change, say)


def _facts(comparison: Comparison, say: Words) -> list[list[str]]:
    before, after = facts_of(comparison.older, say), facts_of(comparison.newer, say)
    score = [say("Result"), score_of(comparison.older, say), score_of(comparison.newer, say)]
    names = list(dict.fromkeys(name for name, _ in (*before, *after)))
    return [score, *([name, dict(before).get(name, ""), dict(after).get(name, "")] for name in names)]


def _line(change: CaseChange, say: Words) -> tuple[str, ...]:
    kind = _KINDS.get(change.change, "muted")
    return (
        text(change.result.question),
        tag(kind, say(CHANGES[change.change])),
        text(_status(change.before, say)),
        text(_status(change.after, say)),
    )


def _status(result: CaseResult | None, say: Words) -> str:
    return f"{passed_of(result, say)} · {time_of(result, say)}" if result else ""


def _side_by_side(change: CaseChange, say: Words) -> str:
    before, after = _differing(_answer(change.before), _answer(change.after))
    return (
        f"<section><h2>{text(change.result.question)} "
        f"{tag(_KINDS.get(change.change, 'muted'), say(CHANGES[change.change]))}</h2>"
        f'<div class="two"><div><h3>{text(say("Earlier run"))}</h3><pre>{before}</pre></div>'
        f"<div><h3>{text(say('Later run'))}</h3><pre>{after}</pre></div></div></section>"
    )


def _answer(result: CaseResult | None) -> str:
    return result.answer if result else ""


def _differing(before: str, after: str) -> tuple[str, str]:
    """Mark what is only in one of the two; HTML."""
    if not (before and after):
        return text(before), text(after)
    parts = _CLAUSES if max(len(before), len(after)) > _SHORT else _WORDS
    was, is_now = parts.findall(before), parts.findall(after)
    if len(was) * len(is_now) > _MOST_PAIRS:
        return text(before), text(after)
    old, new = "", ""
    for what, i, j, k, m in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        left, right = text("".join(was[i:j])), text("".join(is_now[k:m]))
        old += left if what == "equal" else f"<del>{left}</del>" if left else ""
        new += right if what == "equal" else f"<ins>{right}</ins>" if right else ""
    return old, new


def _rows(comparison: Comparison, say: Words) -> Iterator[list[Cell]]:
    heads = (say("Question"), say("What changed"), say("Earlier run"), say("Later run"))
    more = (say("Seconds before"), say("Seconds after"), say("Answer before"), say("Answer after"))
    yield [*heads, *more]
    for change in comparison.changes:
        pair = (change.before, change.after)
        yield [
            change.result.question,
            say(CHANGES[change.change]),
            *(passed_of(result, say) if result else "" for result in pair),
            *(seconds(result.seconds) if result else "" for result in pair),
            *(_answer(result) for result in pair),
        ]
