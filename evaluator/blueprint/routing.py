"""Which route a router takes for an answer, and answers that make it take a wanted one.

What the generated project decides at run time, said once more in data: its scenarios are made from it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from rstr import Rstr

from evaluator.blueprint.model import Condition, Operator, Output, OutputField, Route, Rule, Step

Value = dict[str, Any]
"""An answer in the fields of an output, as JSON has it."""

_MOST_TRIED = 4000
_TODAY = "2026-01-31"


def field_at(fields: Sequence[OutputField], path: str) -> OutputField | None:
    """The field at a dotted path, or None."""
    first, _, rest = path.partition(".")
    found = next((field for field in fields if field.name == first), None)
    return field_at(found.fields, rest) if found is not None and rest else found


def value_at(value: Any, path: str) -> Any:
    """What stands at a dotted path of an answer; in a list, all that stand there."""
    for name in path.split("."):
        if isinstance(value, list):
            value = [item.get(name) for item in value]
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def literal(field: OutputField, text: str) -> Any:
    """A condition's or a rule's value in the type of the field it speaks about; raises ValueError."""
    readers: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "boolean": lambda word: {"true": True, "false": False}[word.lower()],
    }
    try:
        return readers.get(field.type, str)(text)
    except KeyError as error:
        raise ValueError(text) from error


def size_of(value: Any) -> Any:
    """What a bound is compared with: a number itself, of a text or a list how long it is."""
    return len(value) if isinstance(value, str | list) else value


def is_filled(value: Any) -> bool:
    """Whether there is a value: a number and a boolean always is one, a text or a list when it is not empty."""
    return value is not None and value not in ("", [])


_HOLDS: dict[Operator, Callable[[Any, Any], bool]] = {
    "is": lambda found, wanted: bool(found == wanted),
    "is_not": lambda found, wanted: bool(found != wanted),
    "at_least": lambda found, wanted: bool(size_of(found) >= float(wanted)),
    "at_most": lambda found, wanted: bool(size_of(found) <= float(wanted)),
    "contains": lambda found, wanted: wanted in found,
    "is_empty": lambda found, wanted: not is_filled(found),
    "is_filled": lambda found, wanted: is_filled(found),
}
BOUNDS = ("at_least", "at_most")
"""The operators whose value is a number, whatever the field."""


def holds(condition: Condition, output: Output, value: Value) -> bool:
    """Whether a condition holds for an answer."""
    field = field_at(output.fields, condition.field)
    if field is None:
        return False
    found = value_at(value, condition.field)
    if found is None and condition.operator not in ("is_empty", "is_filled", "is", "is_not"):
        return False
    wanted = (
        condition.value if condition.operator in BOUNDS or field.many else _read(field, condition)
    )
    return _HOLDS[condition.operator](found, wanted)


def _read(field: OutputField, condition: Condition) -> Any:
    return (
        literal(field, condition.value)
        if condition.operator in ("is", "is_not")
        else condition.value
    )


def route_taken(
    router: Step, output: Output, value: Value, taken: Mapping[str, int]
) -> Route | None:
    """The first route that an answer opens and whose limit is not used up."""
    for route in router.routes:
        if route.limit is not None and taken.get(route.label, 0) >= route.limit:
            continue
        if route.condition is None or holds(route.condition, output, value):
            return route
    return None


def keeps(rule: Rule, value: Value) -> bool:
    """Whether an answer satisfies a rule."""
    found = value_at(value, rule.field)
    # Of a field in a list stands there what each entry has.
    is_each = isinstance(value_at(value, rule.field.partition(".")[0]), list) and "." in rule.field
    if is_each and found:
        return all(_keeps(rule, value, one) for one in found)
    return _keeps(rule, value, found)


def _keeps(rule: Rule, value: Value, found: Any) -> bool:
    if rule.kind == "filled":
        return is_filled(found)
    if found is None:
        return True
    if rule.kind == "sum_of":
        parts = value_at(value, rule.value) or []
        return abs(float(found) - sum(float(part or 0) for part in parts)) < 0.01
    if rule.kind == "pattern":
        return re.fullmatch(rule.value, str(found)) is not None
    return _HOLDS["at_least" if rule.kind == "at_least" else "at_most"](found, rule.value)


def example_value(output: Output, marker: str) -> Value:
    """An answer that fits the output and its rules; texts carry `marker`, so that a test finds them again."""
    value = {
        field.name: _example(field, marker, field.name, output.rules) for field in output.fields
    }
    for rule in output.rules:
        if rule.kind == "sum_of" and "." not in rule.field:
            total = sum(float(part) for part in value_at(value, rule.value) or [])
            field = field_at(output.fields, rule.field)
            is_whole = field is not None and field.type == "integer"
            value[rule.field] = int(total) if is_whole else total
    return value


def _example(field: OutputField, marker: str, path: str, rules: Sequence[Rule]) -> Any:
    bounds: dict[str, float] = {}
    for kind, narrower in (("at_least", max), ("at_most", min)):
        values = [float(rule.value) for rule in rules if (rule.field, rule.kind) == (path, kind)]
        if values:
            bounds[kind] = narrower(values)
    pattern = next(
        (rule.value for rule in rules if rule.field == path and rule.kind == "pattern"), ""
    )
    if field.many:
        count = max(1, int(bounds.get("at_least", 1)))
        return [_one(field, f"{marker}-{path}", path, rules, {}, "") for _ in range(count)]
    return _one(field, f"{marker}-{path}", path, rules, bounds, pattern)


def _one(
    field: OutputField,
    text: str,
    path: str,
    rules: Sequence[Rule],
    bounds: Mapping[str, float],
    pattern: str,
) -> Any:
    if field.type == "object":
        return {
            part.name: _example(part, text, f"{path}.{part.name}", rules) for part in field.fields
        }
    if field.type == "one_of":
        return field.allowed[0] if field.allowed else ""
    if field.type == "boolean":
        return True
    if field.type == "date":
        return _TODAY
    if field.type in ("integer", "number"):
        if "at_least" in bounds:
            return math.ceil(bounds["at_least"]) if field.type == "integer" else bounds["at_least"]
        most = min(1.0, bounds.get("at_most", 1.0))
        return math.floor(most) if field.type == "integer" else most
    if pattern:
        return matching(pattern)
    longest = max(0, int(bounds["at_most"])) if "at_most" in bounds else None
    return text.ljust(int(bounds.get("at_least", 0)), ".")[:longest]


def matching(pattern: str) -> str:
    """A text that a regular expression matches, the same one each time.

    Raises ValueError for a pattern that is none, or of a kind from which no text is made.
    """
    try:
        re.compile(pattern)
        return Rstr(Random(0)).xeger(pattern)
    except (re.error, KeyError, RuntimeError, OverflowError) as error:
        # What rstr raises for parts of a pattern that it does not know, and Python for one nested too deep.
        raise ValueError(pattern) from error


def answer_for(
    output: Output,
    routers: Sequence[tuple[Step, str]],
    taken: Mapping[str, int],
    marker: str,
) -> Value | None:
    """An answer that fits, and for which each router takes the route with the label beside it; None if none does."""
    for value in _candidates(output, [router for router, _ in routers], marker):
        if all(keeps(rule, value) for rule in output.rules) and all(
            (route := route_taken(router, output, value, taken)) is not None
            and route.label == label
            for router, label in routers
        ):
            return value
    return None


def _candidates(output: Output, routers: Sequence[Step], marker: str) -> Iterator[Value]:
    """The example, then the example with other values in the fields that the routers look at."""
    base = example_value(output, marker)
    conditions = [
        route.condition for router in routers for route in router.routes if route.condition
    ]
    paths = list(dict.fromkeys(condition.field for condition in conditions))
    choices = []
    for path in paths:
        field = field_at(output.fields, path)
        if field is not None:
            about = [condition for condition in conditions if condition.field == path]
            choices.append([(path, other) for other in _others(field, about, value_at(base, path))])
    for combination in itertools.islice(itertools.product(*choices), _MOST_TRIED):
        value = base
        for path, other in combination:
            value = with_value(value, path, other)
        yield value


def _others(field: OutputField, about: Sequence[Condition], first: Any) -> list[Any]:
    found: list[Any] = [first]
    for condition in about:
        if condition.operator in BOUNDS:
            edge = float(condition.value)
            sizes = [edge, edge - 1, edge + 1]
            if field.many or field.type not in ("integer", "number"):
                filler = first[0] if field.many and first else "x"
                found += [
                    [filler] * int(size) if field.many else "x" * int(size)
                    for size in sizes
                    if size >= 0
                ]
            else:
                found += [int(size) if field.type == "integer" else size for size in sizes]
        elif condition.operator == "contains":
            found += [[condition.value] if field.many else condition.value]
        elif condition.operator in ("is", "is_not") and not field.many:
            found.append(literal(field, condition.value))
    if field.type == "one_of" and not field.many:
        found += field.allowed
    if field.type == "boolean":
        found += [True, False]
    if field.many:
        found.append([])
    elif field.type in ("text", "date") and not field.required:
        found.append(None)
    elif field.type == "text":
        found.append("")
    return [value for place, value in enumerate(found) if value not in found[:place]]


def with_value(value: Value, path: str, other: Any) -> Value:
    """The answer with another value at a dotted path; in a list, in each of its items."""
    first, _, rest = path.partition(".")
    if not rest:
        return {**value, first: other}
    inner = value.get(first)
    if isinstance(inner, list):
        return {**value, first: [with_value(item, rest, other) for item in inner]}
    return {**value, first: with_value(inner or {}, rest, other)}
