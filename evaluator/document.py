"""Reading and writing assessment files, and our own sentence for everything that can be wrong with one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from evaluator.assessment import SCHEMA_VERSION, Assessment
from evaluator.errors import EvaluatorError
from evaluator.files import read_error, write_atomically
from evaluator.i18n import Marked, Message, message

SUFFIX = ".assessment.json"
MAX_FILE = 10 * 1024 * 1024
MAX_LINE = 1024 * 1024
_SHOWN_PROBLEMS = 5

_NOT_JSON = Marked("is not JSON: {detail}")
_PROBLEMS: dict[str, Marked] = {
    "missing": Marked("is missing"),
    "extra_forbidden": Marked("is not a key that an assessment has; remove it or check its spelling"),
    "int_type": Marked("must be a whole number, not {found}"),
    "float_type": Marked("must be a number, not {found}"),
    "string_type": Marked("must be text, not {found}"),
    "bool_type": Marked("must be true or false, not {found}"),
    "tuple_type": Marked("must be a list, not {found}"),
    "model_type": Marked("must be an object in braces, not {found}"),
    "literal_error": Marked("is {found}; it can be {expected}"),
    "greater_than_equal": Marked("is {found}; the least is {ge}"),
    "less_than_equal": Marked("is {found}; the greatest is {le}"),
    "control_character": Marked("contains the control character {code} at position {position}"),
    "string_unicode": Marked("contains half of a character (a lone surrogate)"),
    "calendar_date": Marked("is {found}; a date is written YYYY-MM-DD"),
    "finite_number": Marked("must be a finite number"),
}  # fmt: skip
_KINDS: dict[type, Marked] = {
    bool: Marked("true or false"),
    dict: Marked("an object"),
    list: Marked("a list"),
    type(None): Marked("nothing"),
}


def _found(value: Any) -> Marked | str:
    if type(value) in _KINDS:
        return str(value).lower() if isinstance(value, bool) else _KINDS[type(value)]
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def place_name(location: tuple[int | str, ...]) -> str:
    """A place in a document as a path: `next_steps[0].by`."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return path.lstrip(".")


def _explain(problem: Any) -> Message:
    sentence = _PROBLEMS.get(problem["type"])
    if sentence is None:
        return message(Marked("{reason}"), reason=problem["msg"])
    found: Any = _found(problem["input"])
    return message(sentence, **{"found": found, **problem.get("ctx", {})})


def _not_json(detail: str) -> Message:
    place = re.search(r" at line (\d+) column (\d+)$", detail)
    if place is None:
        return message(_NOT_JSON, detail=detail)
    return message(
        Marked("is not JSON: {detail} (line {line}, column {column})"),
        detail=detail[: place.start()],
        line=place[1],
        column=place[2],
    )


def explain(error: ValidationError) -> Message:
    """What is wrong with a document, in our words, each problem with its place; at most five are named."""
    problems = error.errors(include_url=False)
    first = problems[0]
    if first["type"] == "json_invalid":
        return _not_json(first["ctx"]["error"])
    if first["type"] == "newer_version":
        return message(
            Marked(
                "has schema_version {version}, and this program knows up to {known}; "
                "update CrewAI Evaluator to read it"
            ),
            version=first["ctx"]["version"],
            known=SCHEMA_VERSION,
        )
    listed: Message | None = None
    for problem in problems[:_SHOWN_PROBLEMS]:
        where = place_name(problem["loc"])
        one = (
            message(Marked("{place} {problem}"), place=where, problem=_explain(problem))
            if where
            else message(Marked("the document {problem}"), problem=_explain(problem))
        )
        listed = (
            one if listed is None else message(Marked("{first}; {next}"), first=listed, next=one)
        )
    assert listed is not None
    hidden = len(problems) - _SHOWN_PROBLEMS
    if hidden > 0:
        return message(Marked("{problems}; and {count} more"), problems=listed, count=hidden)
    return listed


def parse(content: bytes | str) -> Assessment:
    """The assessment in a file's content; raises EvaluatorError that says what is wrong and where."""
    if isinstance(content, bytes):
        if not content.strip():
            raise EvaluatorError(Marked("is empty"))
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise EvaluatorError(
                Marked("is not UTF-8 text: byte {position} cannot be read"),
                position=error.start + 1,
            ) from error
    if not content.strip():
        raise EvaluatorError(Marked("is empty"))
    try:
        return Assessment.model_validate_json(content)
    except ValidationError as error:
        raise EvaluatorError(explain(error)) from error


def in_file(name: str, error: EvaluatorError) -> EvaluatorError:
    """The same error with the file's name before it."""
    return EvaluatorError(Marked("{file}: {problem}."), file=name, problem=error.message)


def load(path: Path) -> Assessment:
    """The assessment in a file; raises EvaluatorError naming the file and the place in it."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        raise read_error(path, error) from error
    return parse_named(str(path), content)


def parse_named(name: str, content: bytes) -> Assessment:
    """The assessment in content read from `name`; over 10 MiB is refused."""
    if len(content) > MAX_FILE:
        raise EvaluatorError(
            Marked("{file} is larger than {limit} MiB, the most an assessment may be."),
            file=name,
            limit=MAX_FILE // 2**20,
        )
    try:
        return parse(content)
    except EvaluatorError as error:
        raise in_file(name, error) from error


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines of a JSON-lines file, empty ones left out; None stands for one over 1 MiB.

    Holds one line at a time.
    """
    number = 0
    while line := file.readline(MAX_LINE + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE)
            yield number, None
        elif line.strip():
            yield number, line


def to_json(assessment: Assessment) -> str:
    """The document as it is saved: readable JSON without what is empty or default."""
    content = assessment.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def save(assessment: Assessment, path: Path) -> None:
    """Write the document all or nothing; raises EvaluatorError when the disk refuses."""
    write_atomically(path, to_json(assessment).encode())
