"""The tools of an agent: their list, the picker, each one's form, and trying one out."""
