"""`python -m studio` is `agent-studio`."""

from studio.cli import main

if __name__ == "__main__":
    main()
