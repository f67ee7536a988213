"""The window of a class: the trainer's side and the learners'."""
