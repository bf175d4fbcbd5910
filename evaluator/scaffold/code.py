"""Python expressions for what a blueprint says in data: types, conditions, rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluator.blueprint.code_names import part_name
from evaluator.blueprint.model import Condition, FieldType, InputType, Output, OutputField, Rule
from evaluator.blueprint.routing import BOUNDS, field_at, literal
from evaluator.escape import python

INPUT_TYPES: dict[InputType, str] = {
    "text": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "file": "str",
}
_FIELD_TYPES: dict[FieldType, str] = {
    "text": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date": "Date",
}


@dataclass(frozen=True)
class Model:
    """A pydantic model of the project: its class, what it is, and its fields with their annotations.

    `filled` names the fields that a rule wants filled.
    """

    name: str
    description: str
    fields: tuple[tuple[OutputField, str], ...]
    filled: frozenset[str]


def models(outputs: Sequence[Output]) -> tuple[Model, ...]:
    """The models of all outputs, each after those that it is made of."""
    found: list[Model] = []
    for output in outputs:
        filled = frozenset(rule.field for rule in output.rules if rule.kind == "filled")
        found += _models(output.name, output.description, output.fields, filled)
    return tuple(found)


def _models(
    name: str, description: str, fields: Sequence[OutputField], filled: frozenset[str]
) -> Iterator[Model]:
    for field in fields:
        if field.type == "object":
            start = f"{field.name}."
            inner = frozenset(path[len(start) :] for path in filled if path.startswith(start))
            yield from _models(part_name(name, field), field.description, field.fields, inner)
    annotated = tuple((field, annotation(name, field)) for field in fields)
    yield Model(name, description, annotated, filled)


def annotation(owner: str, field: OutputField) -> str:
    """The Python type of a field of the model `owner`."""
    if field.type == "object":
        kind = part_name(owner, field)
    elif field.type == "one_of":
        kind = f"Literal[{', '.join(map(python, field.allowed))}]"
    else:
        kind = _FIELD_TYPES[field.type]
    if field.many:
        return f"list[{kind}]"
    return kind if field.required else f"{kind} | None"


def condition(output: Output, asked: Condition, answer: str = "answer") -> str:
    """The expression that a condition is, over a variable that holds the answer."""
    field = field_at(output.fields, asked.field)
    assert field is not None, "checked before code is written"
    place = f"{answer}.{asked.field}"
    test = _test(place, field, asked)
    guards = [f"{path} is not None" for path in _optional(output.fields, asked.field, answer)]
    if not field.required and not field.many and asked.operator in (*BOUNDS, "contains"):
        guards.append(f"{place} is not None")
    if not guards:
        return test
    if asked.operator in ("is_not", "is_empty"):
        return f"not ({' and '.join([*guards, _opposite(place, field, asked)])})"
    return " and ".join([*guards, test])


def _optional(fields: Sequence[OutputField], path: str, place: str) -> Iterator[str]:
    """The objects on the way to a field that may be absent."""
    first, _, rest = path.partition(".")
    field = field_at(fields, first)
    if rest and field is not None:
        if not field.required:
            yield f"{place}.{first}"
        yield from _optional(field.fields, rest, f"{place}.{first}")


def _opposite(place: str, field: OutputField, asked: Condition) -> str:
    other = {"is_not": "is", "is_empty": "is_filled"}[asked.operator]
    return _test(place, field, asked.model_copy(update={"operator": other}))


def _test(place: str, field: OutputField, asked: Condition) -> str:
    is_sized = field.many or field.type not in ("integer", "number")
    size = f"len({place})" if is_sized else place
    value = asked.value
    if asked.operator in BOUNDS:
        sign = ">=" if asked.operator == "at_least" else "<="
        return f"{size} {sign} {number(value)}"
    if asked.operator == "contains":
        return f"{python(value)} in {place}"
    if asked.operator in ("is_empty", "is_filled"):
        is_number = field.type in ("integer", "number", "boolean") and not field.many
        if is_number:
            return f"{place} is {'' if asked.operator == 'is_empty' else 'not '}None"
        return f"not {place}" if asked.operator == "is_empty" else place
    wanted = literal(field, value)
    if field.type == "boolean" and field.required:
        is_true = (asked.operator == "is") == wanted
        return place if is_true else f"not {place}"
    said = python(value) if isinstance(wanted, str) else repr(wanted)
    found = f"str({place})" if field.type == "date" else place
    return f"{found} {'==' if asked.operator == 'is' else '!='} {said}"


def number(text: str) -> str:
    """A number as Python writes it: a whole one without its point."""
    value = float(text)
    return str(int(value)) if value.is_integer() else repr(value)


@dataclass(frozen=True)
class Violation:
    """When a rule is broken, as an expression over `result`, and what is then said."""

    test: str
    words: str


def violation(output: Output, rule: Rule) -> Violation:
    """What breaks a rule."""
    name, _, inner = rule.field.partition(".")
    outer = field_at(output.fields, name)
    field = field_at(output.fields, rule.field)
    assert outer is not None and field is not None, "checked before code is written"
    if rule.kind == "sum_of":
        return _sum(rule, output)
    if inner and outer.many:
        test = f"any({_broken(f'item.{inner}', field, rule)} for item in result.{name})"
    else:
        guards = [f"{path} is not None" for path in _optional(output.fields, rule.field, "result")]
        test = " and ".join([*guards, _broken(f"result.{rule.field}", field, rule)])
    return Violation(test, _SAID[rule.kind].format(field=rule.field, value=rule.value))


_SAID = {
    "filled": "{field} is empty",
    "at_least": "{field} is under {value}",
    "at_most": "{field} is over {value}",
    "pattern": "{field} has not the form {value}",
}


def _broken(place: str, field: OutputField, rule: Rule) -> str:
    is_number = field.type in ("integer", "number") and not field.many
    absent = "" if field.required or field.many else f"{place} is not None and "
    if rule.kind == "filled":
        may_be_falsy = is_number or (field.type == "boolean" and not field.many)
        return f"{place} is None" if may_be_falsy else f"not {place}"
    if rule.kind == "pattern":
        return f"{absent}not re.fullmatch({python(rule.value)}, {place})"
    size = place if is_number else f"len({place})"
    sign = "<" if rule.kind == "at_least" else ">"
    return f"{absent}{size} {sign} {number(rule.value)}"


def _sum(rule: Rule, output: Output) -> Violation:
    name, _, inner = rule.value.partition(".")
    parts = f"sum(item.{inner} for item in result.{name})"
    field = field_at(output.fields, rule.field)
    absent = "" if field is None or field.required else f"result.{rule.field} is not None and "
    test = f"{absent}abs(result.{rule.field} - {parts}) >= 0.01"
    return Violation(test, f"{rule.field} is not the sum of {rule.value}")
