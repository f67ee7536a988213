"""Published agents as other programs ask them at the catalogue's address: OpenAI-compatible, and by A2A."""
