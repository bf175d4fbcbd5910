"""The example of an input, in the input's type."""

from __future__ import annotations

import re

from evaluator.blueprint.model import Input, InputType

_FORMS: dict[InputType, re.Pattern[str]] = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "number": re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?"),
    "boolean": re.compile("true|false", re.IGNORECASE),
}
_WITHOUT: dict[InputType, object] = {"integer": 1, "number": 1.0, "boolean": False}
"""What stands for an example that is left empty."""


def example_of(item: Input) -> object:
    """The example as a run takes it; raises ValueError where it is not of the input's type."""
    text = item.example.strip()
    form = _FORMS.get(item.type)
    if form is None:
        return item.example
    if not text:
        return _WITHOUT[item.type]
    if not form.fullmatch(text):
        raise ValueError(text)
    if item.type == "boolean":
        return text.lower() == "true"
    return int(text) if item.type == "integer" else float(text)
