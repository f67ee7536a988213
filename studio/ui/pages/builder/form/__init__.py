"""The form of an agent: seven sections over one draft."""
