"""A workspace whose program is killed again and again, and what must hold after each time."""
