"""Asking whoever sits at the terminal before something is written or sent; alone, nothing is done."""

import asyncio
import sys

from studio.cli.session import Session
from studio.core.proposals import Consent, Proposal
from studio.wording.proposals import proposal_content, proposal_text

_AGREED = {"y", "yes", "是", "好", "同意"}


def consent_at(session: Session, *, agreed: bool) -> Consent:
    """`agreed` stands for a yes to everything, said beforehand with `--yes`."""

    async def consent(proposal: Proposal) -> bool:
        session.tell("\n".join(["", proposal_text(proposal, session.say), *_content(proposal)]))
        if agreed:
            return True
        if not sys.stdin.isatty():
            session.tell(session.say("Not done: nobody is there to agree. With --yes all is agreed to."))
            return False
        session.tell(session.say("Do it? [y/N] "), ending="")
        return (await asyncio.to_thread(_answer)).casefold() in _AGREED

    return consent


def _content(proposal: Proposal) -> list[str]:
    return [f"  {line}" for line in proposal_content(proposal).splitlines()]


def _answer() -> str:
    return sys.stdin.readline().strip()
