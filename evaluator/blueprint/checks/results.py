"""Structured results: their fields, and the rules and conditions that speak about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from evaluator.blueprint.checks.problem import Problem
from evaluator.blueprint.model import Condition, FieldType, Operator, Output, OutputField, Rule
from evaluator.blueprint.plan import Plan
from evaluator.blueprint.routing import BOUNDS, field_at, literal, matching
from evaluator.i18n import Marked, Message, message

_SIZED: tuple[Operator, ...] = ("at_least", "at_most", "contains", "is_empty", "is_filled")
_OPERATORS: dict[FieldType, tuple[Operator, ...]] = {
    "text": ("is", "is_not", *_SIZED),
    "integer": ("is", "is_not", "at_least", "at_most"),
    "number": ("is", "is_not", "at_least", "at_most"),
    "boolean": ("is", "is_not"),
    "date": ("is", "is_not"),
    "one_of": ("is", "is_not"),
    "object": (),
}


def operators(field: OutputField) -> tuple[Operator, ...]:
    """What can be asked of a field."""
    if field.many:
        return ("at_least", "at_most", "is_empty", "is_filled", *_contains(field))
    return _OPERATORS[field.type]


def _contains(field: OutputField) -> tuple[Operator, ...]:
    return ("contains",) if field.type in ("text", "one_of") else ()


def fields(plan: Plan) -> Iterator[Problem]:
    """What each field needs to become a type."""
    for output in plan.blueprint.outputs:
        if not output.fields:
            words = message(Marked("The result has no field; add one."))
            yield Problem("no_field", "outputs", output.id, "fields", words)
        yield from _fields(output.id, output.fields, "fields")


def _fields(output: str, found: tuple[OutputField, ...], path: str) -> Iterator[Problem]:
    for place, field in enumerate(found):
        where = f"{path}.{place}"
        if field.type == "one_of" and not [value for value in field.allowed if value]:
            words = message(Marked("{name} is one of nothing; name its values."), name=field.name)
            yield Problem("no_value", "outputs", output, f"{where}.allowed", words)
        if field.type == "object" and not field.fields:
            words = message(Marked("{name} has no field; add one."), name=field.name)
            yield Problem("no_field", "outputs", output, f"{where}.fields", words)
        yield from _fields(output, field.fields, f"{where}.fields")


def rules(plan: Plan) -> Iterator[Problem]:
    """What each rule speaks about."""
    for output in plan.blueprint.outputs:
        for place, rule in enumerate(output.rules):
            found = _rule(output, rule)
            if found is not None:
                yield Problem("rule", "outputs", output.id, f"rules.{place}.field", found)


def _rule(output: Output, rule: Rule) -> Message | None:
    field = field_at(output.fields, rule.field)
    if field is None:
        return no_field(output, rule.field)
    check = _RULES.get(rule.kind)
    return check(output, field, rule) if check else None


def _bound(output: Output, field: OutputField, rule: Rule) -> Message | None:
    if not field.many and field.type not in ("text", "integer", "number"):
        return message(Marked("{field} has no size to compare."), field=rule.field)
    if number(rule.value) is None:
        return message(Marked("“{value}” is not a number."), value=rule.value)
    return None


def _pattern(output: Output, field: OutputField, rule: Rule) -> Message | None:
    if field.many or field.type != "text":
        return message(Marked("{field} is not a text, so it has no form."), field=rule.field)
    try:
        is_met = re.fullmatch(rule.value, matching(rule.value)) is not None
    except ValueError:
        is_met = False
    if not is_met:
        words = Marked("“{value}” is not a form that a text can be made by.")
        return message(words, value=rule.value)
    return None


def _sum(output: Output, field: OutputField, rule: Rule) -> Message | None:
    if field.many or field.type not in ("integer", "number") or "." in rule.field:
        return message(Marked("{field} is not a number of its own."), field=rule.field)
    parts = field_at(output.fields, rule.value)
    outer = field_at(output.fields, rule.value.partition(".")[0])
    is_list = outer is not None and outer.many and rule.value.count(".") == 1
    if parts is None or not is_list or parts.many or parts.type not in ("integer", "number"):
        words = Marked("“{value}” is not a number in a list, as lines.amount.")
        return message(words, value=rule.value)
    return None


_RULES: dict[str, Callable[[Output, OutputField, Rule], Message | None]] = {
    "at_least": _bound,
    "at_most": _bound,
    "pattern": _pattern,
    "sum_of": _sum,
}


def number(text: str) -> float | None:
    """A number, or None where a text is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def no_field(output: Output, path: str) -> Message:
    """That a result has no such field."""
    names = tuple(field.name for field in output.fields)
    words = Marked("{output} has no field “{path}”; it has {names}.")
    return message(words, output=output.name, path=path, names=names or (Marked("none"),))


def problem_of_condition(output: Output, condition: Condition) -> Message | None:
    """Why a condition cannot be asked of a result, or None."""
    field = field_at(output.fields, condition.field)
    if field is None:
        return no_field(output, condition.field)
    first, _, rest = condition.field.partition(".")
    outer = field_at(output.fields, first)
    if rest and outer is not None and outer.many:
        words = Marked("{field} is in a list, and a condition looks at one value.")
        return message(words, field=condition.field)
    if condition.operator not in operators(field):
        return message(Marked("This cannot be asked of {field}."), field=condition.field)
    return _value(field, condition)


def _value(field: OutputField, condition: Condition) -> Message | None:
    if condition.operator in BOUNDS:
        if number(condition.value) is None:
            return message(Marked("“{value}” is not a number."), value=condition.value)
        return None
    if condition.operator not in ("is", "is_not"):
        return None
    if field.type == "one_of" and condition.value not in field.allowed:
        words = Marked("“{value}” is none of the values of {field}: {allowed}.")
        return message(
            words, value=condition.value, field=condition.field, allowed=field.allowed or ("–",)
        )
    try:
        literal(field, condition.value)
    except ValueError:
        words = Marked("“{value}” does not fit {field}.")
        return message(words, value=condition.value, field=condition.field)
    return None
