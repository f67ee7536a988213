"""What the catalogue and its clients say to one another, as values."""
