"""A class's room and its parts, without a process or a network."""
