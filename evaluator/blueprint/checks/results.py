"""Structured results: their fields, and the rules and conditions that speak about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from evaluator.blueprint.checks.problem import Problem
from evaluator.blueprint.model import Condition, FieldType, Operator, Output, OutputField, Rule
from evaluator.blueprint.plan import Plan
from evaluator.blueprint.routing import (
    BOUNDS,
    answer_for,
    example_value,
    field_at,
    keeps,
    literal,
    matching,
)
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
        if field.type == "one_of":
            yield from _allowed(output, field, f"{where}.allowed")
        if field.type == "object" and not field.fields:
            words = message(Marked("{name} has no field; add one."), name=field.name)
            yield Problem("no_field", "outputs", output, f"{where}.fields", words)
        yield from _fields(output, field.fields, f"{where}.fields")


def _allowed(output: str, field: OutputField, where: str) -> Iterator[Problem]:
    """The values that a field can be one of."""
    values = [value for value in field.allowed if value]
    if not values:
        words = message(Marked("{name} is one of nothing; name its values."), name=field.name)
        yield Problem("no_value", "outputs", output, where, words)
    elif len(values) < len(field.allowed):
        words = message(Marked("A value of {name} is empty; remove it."), name=field.name)
        yield Problem("empty_value", "outputs", output, where, words)
    elif twice := next((value for value in values if values.count(value) > 1), ""):
        words = message(
            Marked("{name} has the value “{value}” twice; remove one."),
            name=field.name,
            value=twice,
        )
        yield Problem("value_twice", "outputs", output, where, words)


def rules(plan: Plan) -> Iterator[Problem]:
    """What each rule speaks about, and whether an answer can keep all of them."""
    for output in plan.blueprint.outputs:
        found = [
            Problem("rule", "outputs", output.id, f"rules.{place}.{part}", words)
            for place, rule in enumerate(output.rules)
            for part, words in _rule(output, rule)
        ]
        yield from found
        if not found and output.rules and answer_for(output, (), {}, "") is None:
            yield _unanswerable(output)


def _unanswerable(output: Output) -> Problem:
    """That no answer keeps all rules, at the first that the example breaks."""
    example = example_value(output, "")
    place = next(place for place, rule in enumerate(output.rules) if not keeps(rule, example))
    words = message(
        Marked("No answer keeps this rule and the others on the same fields; change or remove one.")
    )
    return Problem("contradiction", "outputs", output.id, f"rules.{place}.value", words)


_Found = Iterator[tuple[str, Message]]
"""What is wrong with a rule: the part of it, and why."""


def _rule(output: Output, rule: Rule) -> _Found:
    field = field_at(output.fields, rule.field)
    if field is None:
        yield "field", no_field(output, rule.field)
    elif check := _RULES.get(rule.kind):
        yield from check(output, field, rule)


def _bound(output: Output, field: OutputField, rule: Rule) -> _Found:
    if not field.many and field.type not in ("text", "integer", "number"):
        yield "field", message(Marked("{field} has no size to compare."), field=rule.field)
        return
    size = number(rule.value)
    is_length = field.many or field.type == "text"
    if size is None:
        yield "value", message(_NO_NUMBER, value=rule.value)
    elif is_length and not 0 <= size <= _LONGEST:
        yield (
            "value",
            message(
                Marked("A length is between 0 and {most}, not {value}."),
                most=_LONGEST,
                value=rule.value,
            ),
        )


def _pattern(output: Output, field: OutputField, rule: Rule) -> _Found:
    if field.many or field.type != "text":
        yield (
            "field",
            message(Marked("{field} is not a text, so it has no form."), field=rule.field),
        )
        return
    if not rule.value:
        yield "value", message(Marked("The form is empty; write one, as [A-Z][0-9]+."))
        return
    try:
        is_met = re.fullmatch(rule.value, matching(rule.value)) is not None
    except ValueError:
        is_met = False
    if not is_met:
        words = Marked(
            "“{value}” is not a form that a text can be made by; write one without look-arounds, as "
            "[A-Z][0-9]+."
        )
        yield "value", message(words, value=rule.value)


def _sum(output: Output, field: OutputField, rule: Rule) -> _Found:
    if field.many or field.type not in ("integer", "number") or "." in rule.field:
        yield "field", message(Marked("{field} is not a number of its own."), field=rule.field)
        return
    parts = field_at(output.fields, rule.value)
    outer = field_at(output.fields, rule.value.partition(".")[0])
    is_list = outer is not None and outer.many and rule.value.count(".") == 1
    if parts is None or not is_list or parts.many or parts.type not in ("integer", "number"):
        words = Marked("“{value}” is not a number in a list, as lines.amount.")
        yield "value", message(words, value=rule.value)


_NO_NUMBER = Marked("“{value}” is not a number of at most 15 digits.")
_LONGEST = 10_000
"""The longest text or list that a rule may ask for."""
_RULES: dict[str, Callable[[Output, OutputField, Rule], _Found]] = {
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
        takes = operators(field)
        if not takes:
            return message(Marked("Nothing can be asked of {field}."), field=condition.field)
        words = Marked("{field} takes {operators}, not {operator}.")
        return message(words, field=condition.field, operators=takes, operator=condition.operator)
    return _value(field, condition)


def _value(field: OutputField, condition: Condition) -> Message | None:
    if condition.operator in BOUNDS:
        is_number = number(condition.value) is not None
        return None if is_number else message(_NO_NUMBER, value=condition.value)
    if condition.operator == "contains" and not condition.value:
        return message(Marked("Say what {field} has to contain."), field=condition.field)
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
