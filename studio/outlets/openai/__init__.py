"""Published agents as models of an OpenAI-compatible server."""
