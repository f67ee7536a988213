"""The likely cause of a failed case, and the button that mends it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.ui.language import tr, words
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.wording.whereabouts import whereabouts_text

if TYPE_CHECKING:
    from studio.knowledge import Whereabouts
    from studio.runtime import AgentFolder
    from studio.workspace import Workspace

SEARCH, EDIT, INSTRUCTIONS, TRACE = "search", "edit", "instructions", "trace"
_MOST = 2000
"""So many documents are read to see whether words stand in any; in more it is not looked for."""


@dataclass(frozen=True, slots=True)
class Cause:
    """`acts` are names of what mends it; empty words say nothing."""

    line: CaseLine
    text: str = ""
    acts: tuple[str, ...] = ()


async def why_not_cited(
    workspace: "Workspace", folder: "AgentFolder", line: CaseLine, document: str, place: str
) -> Cause:
    """In which step the search lost that document, or that it did not: then the answer left it aside."""
    for base in await workspace.bases_of(folder):
        for row in await base.documents():
            if document in (row.name, row.name.rpartition(".")[0]):
                told = await base.why_not_found(line.case.question, row.name, place=place)
                if told.found:
                    return Cause(line, _left_aside(told), (INSTRUCTIONS, TRACE))
                return Cause(line, whereabouts_text(told, words()), (SEARCH,))
    text = tr("No base of this agent holds “{document}”.", document=document)
    return Cause(line, text, (EDIT,))


def _left_aside(told: "Whereabouts") -> str:
    return tr(
        "The search found “{document}” at rank {rank}: the answer could read it and did not cite it. "
        "Instructions that say which document goes first help, or a better model.",
        document=told.document,
        rank=told.rank,
    )


async def why_not_said(workspace: "Workspace", folder: "AgentFolder", line: CaseLine, wanted: str) -> Cause:
    """Whether the words stand in a document at all, and in one that the answer cites."""
    cited = {one.document for one in line.result.citations} if line.result else set()
    holding = await _holding(workspace, folder, wanted, first=cited)
    if holding is None:
        return Cause(line)
    if not holding:
        text = tr("No document holds “{words}”. What is expected may be wrong or out of date.", words=wanted)
        return Cause(line, text, (EDIT,))
    facts = {"words": wanted, "document": holding}
    if holding in cited:
        text = tr("“{document}” was found and says “{words}”, but the answer does not.", **facts)
        return Cause(line, text, (INSTRUCTIONS, EDIT))
    text = tr("“{words}” stands in “{document}”, which the answer does not cite.", **facts)
    return Cause(line, text, (SEARCH, EDIT))


async def why_nothing_found(workspace: "Workspace", folder: "AgentFolder", line: CaseLine) -> Cause:
    """What lies nearest to a question for which the search held nothing fit."""
    found = [await base.search(line.case.question, top=1) for base in await workspace.bases_of(folder)]
    if not found:
        return Cause(line, tr("This agent reads no knowledge base, so there is nothing to answer from."))
    nearest = next((passages[0].document for passages in found if passages), "")
    if not nearest:
        text = tr("No document holds the words of this question. Add one, or ask it in their words.")
        return Cause(line, text, (SEARCH, EDIT))
    text = tr(
        "The nearest is “{document}”, which says too little about this question. "
        "Ask more exactly, in the words of the documents, or add a document that answers it.",
        document=nearest,
    )
    return Cause(line, text, (SEARCH, EDIT))


async def _holding(workspace: "Workspace", folder: "AgentFolder", wanted: str, first: set[str]) -> str | None:
    """The name of a document with these words, empty for none, None where there are too many to look."""
    sought = "".join(wanted.split())
    for base in await workspace.bases_of(folder):
        rows = [row.name for row in await base.documents()]
        if len(rows) > _MOST:
            return None
        for name in sorted(rows, key=lambda name: name not in first):
            if sought in "".join((await base.document_text(name)).split()):
                return name
    return ""
