"""Reading and writing assessment files, and our own sentence for everything that can be wrong with one."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pydantic_core
from pydantic import ValidationError

from evaluator.assessment import SCHEMA_VERSION, Assessment
from evaluator.errors import EvaluatorError
from evaluator.factors import FACTOR
from evaluator.files import reason, write_atomically
from evaluator.i18n import Marked, Message, counted, message

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


class DocumentError(EvaluatorError):
    """A document that cannot be read: `problem` says why, `name` is the file's, or empty."""

    def __init__(self, problem: Message, name: str = "") -> None:
        self.problem = problem
        super().__init__(
            message(Marked("{file}: {problem}."), file=name, problem=problem) if name else problem
        )


def parse(content: bytes | str, name: str = "") -> Assessment:
    """The assessment in a file's content; raises DocumentError that says what is wrong and where."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        return Assessment.model_validate_json(raw.removeprefix(codecs.BOM_UTF8))
    except ValidationError as error:
        raise DocumentError(_unreadable(raw) or explain(error), name) from error


def _unreadable(raw: bytes) -> Message | None:
    """Why content is no text at all, or None when it is."""
    if not raw.removeprefix(codecs.BOM_UTF8).strip():
        return message(Marked("is empty"))
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return message(
            Marked("is not UTF-8 text: byte {position} cannot be read"), position=error.start + 1
        )
    return None


def read(file: BinaryIO, name: str) -> Assessment:
    """The assessment in an open file; raises DocumentError, also when it is over 10 MiB."""
    content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise DocumentError(
            message(
                Marked("is larger than {limit} MiB, the most an assessment may be"),
                limit=MAX_FILE // 2**20,
            ),
            name,
        )
    assessment = parse(content, name)
    if twice := _key_given_twice(content):
        problem = message(Marked("has the key “{key}” twice in one object; remove one"), key=twice)
        raise DocumentError(problem, name)
    return assessment


def _key_given_twice(content: bytes) -> str:
    """The first key that stands twice in an object, of which readers take the last; empty where none does."""
    twice: list[str] = []

    def look(pairs: list[tuple[str, Any]]) -> None:
        keys = [key for key, _ in pairs]
        twice.extend(key for place, key in enumerate(keys) if key in keys[:place])

    json.loads(content.decode("utf-8-sig"), object_pairs_hook=look)
    return twice[0] if twice else ""


def unreadable(name: str, error: OSError | ValueError) -> DocumentError:
    """The error of a file that the system does not let us read."""
    return DocumentError(message(Marked("cannot be read: {reason}"), reason=reason(error)), name)


def load(path: Path) -> Assessment:
    """The assessment in a file; raises DocumentError naming the file and the place in it."""
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(str(path), error) from error
    with file:
        try:
            return read(file, str(path))
        except OSError as error:
            raise unreadable(str(path), error) from error


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


def draft_problem(missing: tuple[str, ...]) -> Message:
    """The sentence for a draft where a complete assessment is needed."""
    return counted(
        Marked("is a draft: {factors} is not rated yet"),
        Marked("is a draft: {factors} are not rated yet"),
        len(missing),
        factors=tuple(FACTOR[factor_id].name for factor_id in missing),
    )


def to_json(assessment: Assessment) -> str:
    """The document as it is saved: readable JSON without what is empty or default."""
    content = assessment.model_dump(mode="json", exclude_defaults=True)
    return pydantic_core.to_json(content, indent=2).decode() + "\n"


def save(assessment: Assessment, path: Path) -> None:
    """Write the document all or nothing; raises EvaluatorError when the disk refuses."""
    write_atomically(path, to_json(assessment).encode())
