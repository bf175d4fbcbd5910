"""What a document is made of: its frozen parts, and text as a person may type it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_BREAKS = re.compile("[\n\u2028\u2029]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Part(BaseModel):
    """A frozen part of a document: strict types, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def deferred_parts(part: type[Part] = Part) -> Iterator[type[Part]]:
    """The kinds of part whose validator and serializer pydantic has still to build, which it does when
    they are first used, or at their `model_rebuild`."""
    for kind in part.__subclasses__():
        if not kind.__pydantic_complete__:
            yield kind
        yield from deferred_parts(kind)


def as_prose(typed: str) -> str:
    """Text as a document keeps it: CR LF as LF; raises PydanticCustomError for a control character."""
    if "\r\n" in typed:
        typed = typed.replace("\r\n", "\n")
    if not typed.isprintable() and (found := _FORBIDDEN.search(typed)):
        raise PydanticCustomError(
            "control_character",
            "contains the control character {code} at position {position}",
            {"code": f"U+{ord(found[0]):04X}", "position": found.start() + 1},
        )
    return typed


def as_line(typed: str) -> str:
    """A title or a name: as prose, with line breaks turned into spaces."""
    return _LINE_BREAKS.sub(" ", as_prose(typed))


def without_control_characters(typed: str) -> str:
    """What a field of the window keeps of typed or pasted text: CR LF as LF, control characters dropped."""
    return _FORBIDDEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))


def is_day(typed: str) -> bool:
    """Whether a text is a calendar date `YYYY-MM-DD`, or empty."""
    if not typed:
        return True
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return _DATE.fullmatch(typed) is not None


def as_date(typed: str) -> str:
    """A calendar date `YYYY-MM-DD`, or empty; raises PydanticCustomError for anything else."""
    if not is_day(typed):
        raise PydanticCustomError("calendar_date", "is not a date written YYYY-MM-DD")
    return typed


Prose = Annotated[str, AfterValidator(as_prose)]
Line = Annotated[str, AfterValidator(as_line)]
Day = Annotated[str, AfterValidator(as_date)]
