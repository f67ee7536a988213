"""Agent Studio: documents become knowledge, knowledge becomes a reviewed and published agent."""

__version__ = "0.1.0"
