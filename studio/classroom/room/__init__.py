"""The room of a class, on the trainer's computer."""
