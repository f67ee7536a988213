"""The form of an agent: six sections over one draft."""

from studio.ui.pages.builder.form.form import AgentForm

__all__ = ["AgentForm"]
