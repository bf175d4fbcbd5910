"""The console command: one module a subcommand, imported when it is called.

A subcommand's module has `parser(prog)` and `run(arguments) -> int`. Exit status: 0 done, 1 the job
could not be done, 2 wrong usage.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from evaluator import __version__
from evaluator.errors import EvaluatorError

PROGRAM = "crewai-evaluator"
COMMANDS: dict[str, str] = {
    "evaluate": "score assessments and give the advice",
    "scaffold": "write the starter repository",
    "report": "write the report as PDF, HTML, Markdown or JSON",
    "schema": "print the JSON Schema of an assessment file",
    "examples": "list the bundled examples, or show one",
    "doctor": "say what this machine lacks, and the command that mends it",
}
INTERRUPTED = 130


def usage() -> str:
    """What `--help` prints."""
    rows = "\n".join(f"  {name:<10} {text}" for name, text in COMMANDS.items())
    return (
        f"usage: {PROGRAM} [FILE]\n"
        f"       {PROGRAM} COMMAND …\n\n"
        "Crew or Flow? Without a command it opens the wizard, with the assessment FILE if one is named.\n\n"
        f"commands:\n{rows}\n\n"
        f"options:\n  -h, --help  show this, or with a command its own help\n  --version   show the version\n"
    )


def main(argv: Sequence[str]) -> int:
    """Run one subcommand and give its exit status; every error of a user is one sentence on stderr."""
    _speak_utf8()
    if not argv:
        print(usage(), file=sys.stderr, end="")
        return 2
    name, *rest = argv
    if name in ("-h", "--help"):
        print(usage(), end="")
        return 0
    if name == "--version":
        print(f"{PROGRAM} {__version__}")
        return 0
    if name not in COMMANDS:
        print(usage(), file=sys.stderr)
        print(f"{PROGRAM}: there is no command {name!r}", file=sys.stderr)
        return 2
    return _run(name, rest)


def _run(name: str, rest: Sequence[str]) -> int:
    command = importlib.import_module(f"evaluator.cli.{name}")
    try:
        status: int = command.run(command.parser(f"{PROGRAM} {name}").parse_args(rest))
        sys.stdout.flush()
    except SystemExit as stop:
        return int(stop.code or 0)
    except EvaluatorError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"{PROGRAM}: interrupted; nothing half-written is left", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale says; a file name that is no text is shown with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
