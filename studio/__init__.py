"""Agent Studio: documents become knowledge, knowledge becomes a reviewed and published agent."""

__version__ = "0.2.0"
