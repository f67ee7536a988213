"""What a tool is about to do, put to the person in a sentence."""

from studio.core.i18n import Words, mark
from studio.core.proposals import Effect, Proposal
from studio.documents.invisible import made_visible

_DONE = {
    Effect.WRITES_FILE: mark("Writes one file: {target}. Nothing is sent to anybody."),
    Effect.SENDS: mark("Sends the following to {target}."),
    Effect.STARTS_PROGRAM: mark("Starts on this computer: {target}"),
    Effect.DESCRIPTION_CHANGED: mark("Look at what {target} says of itself now."),
}


def proposal_text(proposal: Proposal, say: Words) -> str:
    return say(_DONE[proposal.effect], target=made_visible(proposal.target))


def proposal_content(proposal: Proposal) -> str:
    """All that goes there, nothing in it hidden."""
    return made_visible(proposal.content)
