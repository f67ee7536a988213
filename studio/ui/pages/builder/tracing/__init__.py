"""The tab 轨迹: the runs of this agent, the steps of one, and what one makes of a bad answer."""

from studio.ui.pages.builder.tracing.controller import TracingController
from studio.ui.pages.builder.tracing.view import TracingView

__all__ = ["TracingController", "TracingView"]
