"""A person's workspace: the one place where knowledge, endpoints, agents and catalogue are joined."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.workspace.conversing import (
        keep_conversations,
        set_conversations_aside,
        sweep_conversations,
    )
    from studio.workspace.feedback import (
        drop_feedback,
        feedback_on,
        fetch_feedback,
        send_feedback,
        sent_feedback,
        take_feedback,
    )
    from studio.workspace.first_steps import FirstStep, FirstSteps, steps_taken
    from studio.workspace.order import Order
    from studio.workspace.passports import Passport, read_passport
    from studio.workspace.proposing import propose_version
    from studio.workspace.publishing import Publishing
    from studio.workspace.samples import add_sample, sample_names
    from studio.workspace.settings import Settings, Theme
    from studio.workspace.testing import Testing
    from studio.workspace.usage import report_usage
    from studio.workspace.usage_log import UsageLog
    from studio.workspace.workspace import Workspace

__all__ = [
    "FirstStep",
    "FirstSteps",
    "Order",
    "Passport",
    "Publishing",
    "Settings",
    "Testing",
    "Theme",
    "UsageLog",
    "Workspace",
    "add_sample",
    "drop_feedback",
    "feedback_on",
    "fetch_feedback",
    "keep_conversations",
    "propose_version",
    "read_passport",
    "report_usage",
    "sample_names",
    "send_feedback",
    "sent_feedback",
    "set_conversations_aside",
    "steps_taken",
    "sweep_conversations",
    "take_feedback",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.workspace.conversing": ("keep_conversations set_conversations_aside sweep_conversations"),
        "studio.workspace.feedback": "drop_feedback feedback_on fetch_feedback send_feedback sent_feedback "
        "take_feedback",
        "studio.workspace.first_steps": "FirstStep FirstSteps steps_taken",
        "studio.workspace.passports": "Passport read_passport",
        "studio.workspace.proposing": "propose_version",
        "studio.workspace.publishing": "Publishing",
        "studio.workspace.samples": "add_sample sample_names",
        "studio.workspace.settings": "Settings Theme",
        "studio.workspace.order": "Order",
        "studio.workspace.testing": "Testing",
        "studio.workspace.usage": "report_usage",
        "studio.workspace.usage_log": "UsageLog",
        "studio.workspace.workspace": "Workspace",
    },
)
