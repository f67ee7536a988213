"""One reader per format: the bytes of a file become blocks in reading order."""
