"""`evaluate`: score, quadrant, advice and sensitivity of one or many assessments."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from evaluator.assessment import Assessment
from evaluator.cli.arguments import STANDARD_INPUT, add_language, read_assessment
from evaluator.cli.evaluation import as_json, as_line, as_text
from evaluator.document import MAX_LINE, DocumentError, draft_problem, lines, parse, unreadable
from evaluator.i18n import Marked, Translator, message, translator


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `evaluate`."""
    arguments = argparse.ArgumentParser(
        prog=prog, description="Score assessments and give the advice."
    )
    arguments.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="an assessment file, a JSON-lines file (.jsonl), or - for standard input",
    )
    arguments.add_argument("--json", action="store_true", help="print one JSON object a line")
    add_language(arguments)
    return arguments


def run(arguments: argparse.Namespace) -> int:
    """Evaluate every file; 1 when one of the assessments could not be evaluated."""
    t = translator(arguments.language or "en")
    status = 0
    for file in arguments.files:
        is_lines = file != STANDARD_INPUT and Path(file).suffix.lower() == ".jsonl"
        show = as_json if arguments.json else as_line if is_lines else as_text
        for line, read in _read_lines(file) if is_lines else _read_one(file):
            if isinstance(read, Assessment) and not read.missing:
                print(show(read, t))
            else:
                status = 1
                _print_bad(file, line, read, t, json_wanted=arguments.json)
    return status


def _read_one(file: str) -> Iterator[tuple[int | None, Assessment | DocumentError]]:
    try:
        yield None, read_assessment(file)
    except DocumentError as error:
        yield None, error


def _read_lines(file: str) -> Iterator[tuple[int | None, Assessment | DocumentError]]:
    try:
        with Path(file).open("rb") as opened:
            for number, line in lines(opened):
                yield number, _parse_line(line)
    except (OSError, ValueError) as error:
        yield None, unreadable(file, error)


def _parse_line(line: bytes | None) -> Assessment | DocumentError:
    if line is None:
        return DocumentError(
            message(
                Marked("is longer than {limit} MiB, the most a line may be"),
                limit=MAX_LINE // 2**20,
            )
        )
    try:
        return parse(line)
    except DocumentError as error:
        return error


def _print_bad(
    file: str,
    line: int | None,
    read: Assessment | DocumentError,
    t: Translator,
    *,
    json_wanted: bool,
) -> None:
    about: dict[str, object] = {}
    if isinstance(read, DocumentError):
        problem = t(read.problem)
    else:
        problem = t(draft_problem(read.missing))
        about = {"title": read.use_case.title, "missing": read.missing}
    if json_wanted:
        entry = {"file": file, "line": line, **about, "error": problem}
        print(json.dumps(entry, ensure_ascii=False))
    place = (
        message(Marked("{file}: {problem}."), file=file, problem=problem)
        if line is None
        else message(
            Marked("{file}, line {line}: {problem}."), file=file, line=line, problem=problem
        )
    )
    print(t(place), file=sys.stderr)
