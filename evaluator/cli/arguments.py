"""Arguments that several subcommands share."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluator.assessment import Assessment
from evaluator.document import load, read
from evaluator.i18n import LANGUAGES

STANDARD_INPUT = "-"


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--language`, which is None when it was not given."""
    parser.add_argument(
        "--language", choices=LANGUAGES, help="the language of the words (default: en)"
    )


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the positional FILE."""
    parser.add_argument("file", metavar="FILE", help="an assessment file, or - for standard input")


def folder_of(file: str) -> Path | None:
    """Where FILE lies, from where its knowledge is named; standard input lies nowhere."""
    return None if file == STANDARD_INPUT else Path(file).parent


def read_assessment(file: str) -> Assessment:
    """The assessment in FILE; raises DocumentError."""
    if file == STANDARD_INPUT:
        return read(sys.stdin.buffer, STANDARD_INPUT)
    return load(Path(file))
