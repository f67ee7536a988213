"""The catalogue as a server: processes, connections, keys."""
