"""The console command: subcommands go to `evaluator.cli`, everything else opens the window.

Imports no Qt at its top, so that subcommands start without it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand, or open the window with an optional file; gives the exit status."""
    from evaluator.cli import COMMANDS
    from evaluator.cli import main as run_command

    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return run_command(arguments)
    if len(arguments) > 1:
        print("crewai-evaluator: name one file at most", file=sys.stderr)
        return 2
    from ui.display import problem

    lacking = problem()
    if lacking is not None:
        print(f"crewai-evaluator: {lacking}", file=sys.stderr)
        return 1
    from ui.app import run

    return run(arguments[0] if arguments else None)


if __name__ == "__main__":
    sys.exit(main())
