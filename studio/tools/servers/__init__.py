"""MCP servers: started or reached with the person's leave, their tools pinned to what they said."""
