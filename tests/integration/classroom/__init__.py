"""A class as its trainer and its learners have it, with its process behind it."""
