"""Handing in an agent that has passed its tests on the practice endpoint: attacked, and with its reasons."""

from tests.e2e.command import Outcome, Studio

REASONS = [
    part
    for check in ("tests", "injections", "provenance")
    for part in ("--reason", f"{check}=示例数据，用于培训。")
]


def hand_in(studio: Studio, agent: str, *options: str, by: str = "") -> Outcome:
    attacked = studio("agent", "attack", agent)
    assert attacked.code == 0, attacked.err
    person = ["--as", by] if by else []
    return studio(*person, "catalogue", "submit", agent, *options, *REASONS)
