"""`python -m evaluator`: the headless commands alone."""

import sys

from evaluator.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
