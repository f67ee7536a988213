"""A class in the window: the trainer's panel, the way in for learners, and their line to the trainer."""
