"""Agent Studio: documents become knowledge, knowledge becomes a reviewed and published agent."""

import os

__version__ = "0.7.0"

# Pydantic would look through all installed packages for plugins: 10 ms of each process.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
