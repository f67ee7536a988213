"""Published agents as other agents ask them: A2A 1.0 over JSON-RPC, and 0.3 for those who speak it still."""
