"""The `.agent` file: what is in it, how it is built and read, and how two of them differ."""
