"""`report`: the assessment report as PDF, HTML, Markdown or JSON, by the ending of the file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluator.cli.arguments import add_file, add_language, read_assessment
from evaluator.i18n import LANGUAGES, translator


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `report`."""
    arguments = argparse.ArgumentParser(
        prog=prog, description="Write the report as PDF, HTML, Markdown or JSON."
    )
    add_file(arguments)
    arguments.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        type=Path,
        help="the file to write; its ending chooses the format: .pdf .html .md .json",
    )
    add_language(arguments)
    return arguments


def run(arguments: argparse.Namespace) -> int:
    """Write the report; a draft is printed too and names what is missing."""
    from evaluator.report import write_report

    assessment = read_assessment(arguments.file)
    language = arguments.language or assessment.report.language
    if language not in LANGUAGES:
        print(
            f"The document asks for a report in {language!r}, which this version does not have; "
            "it is written in English.",
            file=sys.stderr,
        )
        language = "en"
    write_report(assessment, arguments.output, translator(language))
    print(arguments.output)
    return 0
