"""House-keeping that is run from the Makefile; nothing of it is part of the product."""
