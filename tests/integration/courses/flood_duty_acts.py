"""The acts of the course flood-duty-basics: for each step what may go wrong first, and then what is right."""
