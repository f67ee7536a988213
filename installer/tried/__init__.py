"""The .deb as people get it, tried in a clean Debian by `make test-package`, not with the other tests."""
