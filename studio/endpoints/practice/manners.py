"""How the practice endpoint behaves if wanted: gullible, or like a reasoning model without tools."""

from enum import StrEnum

from studio.endpoints.practice.wire import Reply


class Manner(StrEnum):
    GULLIBLE = "gullible"  # does what it finds written in passages, attachments and results
    R1 = "r1"  # thinks aloud with its opening tag swallowed, and takes no tools


_THOUGHT_ZH = "用户问的是“{question}”。先看给出的资料和结果，再按要求回答。"
_THOUGHT_EN = "The user asks “{question}”. I look at what is given first, then I answer."


def thought_aloud(reply: Reply, question: str) -> Reply:
    """Put the reasoning before the answer as vLLM passes it on: without the opening tag."""
    shape = _THOUGHT_EN if question.isascii() else _THOUGHT_ZH
    return Reply(f"{shape.format(question=question[:60])}\n</think>\n\n{reply.text}", reply.calls)


NO_TOOLS = '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'
"""What vLLM answers to a request with tools when it was started without a parser for them."""
