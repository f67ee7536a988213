"""`python -m studio.endpoints.practice --port N`: serve until standard input closes."""

import argparse

from studio.endpoints.practice.serving import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="practice", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--fault", action="append", default=[], help="for example 429:times=2,retry_after=1")
    options = parser.parse_args()
    serve(options.port, options.fault, until_input_closes=True)


if __name__ == "__main__":
    main()
