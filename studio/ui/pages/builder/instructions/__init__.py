"""The editor of the instructions, in which bases, tools and documents are named as atoms."""
