"""What refers to what in a blueprint, and how references follow a removal or a new name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from evaluator.blueprint.model import Blueprint, Output, Step
from evaluator.blueprint.paths import GROUPS, Path, dotted_name, field_names, item_at, judged_by

_Reference = tuple[str, str, str]
_REFERENCES: tuple[_Reference, ...] = (
    ("steps", "after", "steps"),
    ("steps", "agent", "agents"),
    ("steps", "output", "outputs"),
    ("agents", "crew", "crews"),
    ("agents", "tools", "tools"),
    ("agents", "knowledge", "knowledge"),
)
"""The list that refers, its field (one id or several), and the list that is referred to."""
_TEXTS = (
    ("agents", ("role", "goal", "backstory")),
    ("steps", ("description", "expected_output")),
)
"""Where `{name}` stands for an input."""


def without_dangling(after: Blueprint, *before: Blueprint) -> Blueprint:
    """`after` without references to what was there in `before` and is gone; others are left as they are."""
    gone = {
        group: {item.id for value in before for item in getattr(value, group)}
        - {item.id for item in getattr(after, group)}
        for group in GROUPS
    }
    left = after
    for group, field, target in _REFERENCES:
        if gone[target]:
            left = _each(left, group, partial(_cut, field=field, gone=gone[target]))
    if gone["steps"]:
        left = _each(left, "steps", lambda step: _without_targets(step, gone["steps"]))
    return _without_fields(left, before)


def _each(blueprint: Blueprint, group: str, change: Callable[[Any], Any]) -> Blueprint:
    items = tuple(change(item) for item in getattr(blueprint, group))
    return blueprint.model_copy(update={group: items})


def _cut(item: Any, field: str, gone: set[str]) -> Any:
    value = getattr(item, field)
    if isinstance(value, str):
        return item.model_copy(update={field: ""}) if value in gone else item
    kept = tuple(one for one in value if one not in gone)
    return item if kept == value else item.model_copy(update={field: kept})


def _without_targets(step: Step, gone: set[str]) -> Step:
    routes = tuple(_cut(route, "to", gone) for route in step.routes)
    return step.model_copy(update={"routes": routes})


def _without_fields(after: Blueprint, before: tuple[Blueprint, ...]) -> Blueprint:
    """Without conditions and rules on fields that are gone: a rule goes, a route loses its condition."""

    def judged(value: Blueprint, step_id: str) -> set[str]:
        step = value.step(step_id)
        return set(field_names(judged_by(value, step))) if step is not None else set()

    def of_step(step: Step) -> Step:
        known = {name for value in before for name in judged(value, step.id)}
        lost = known - judged(after, step.id)
        if not lost:
            return step
        routes = tuple(
            route.model_copy(update={"condition": None})
            if route.condition is not None and route.condition.field in lost
            else route
            for route in step.routes
        )
        return step.model_copy(update={"routes": routes})

    def of_output(output: Output) -> Output:
        known = {name for value in before for name in field_names(value.output(output.id))}
        lost = known - set(field_names(output))
        rules = tuple(
            rule
            for rule in output.rules
            if rule.field not in lost and not (rule.kind == "sum_of" and rule.value in lost)
        )
        return output if rules == output.rules else output.model_copy(update={"rules": rules})

    return _each(_each(after, "steps", of_step), "outputs", of_output)


def with_new_input_name(blueprint: Blueprint, old: str, new: str) -> Blueprint:
    """The placeholders of an input, `{old}` in the texts of agents and steps, under its new name.

    They stay while the name is empty, and where another input has the old name: they are that one's.
    """
    if not old or not new or any(one.name == old for one in blueprint.inputs):
        return blueprint
    for group, fields in _TEXTS:

        def change(item: Any, fields: tuple[str, ...] = fields) -> Any:
            texts = {name: getattr(item, name) for name in fields}
            changed = {n: v.replace(f"{{{old}}}", f"{{{new}}}") for n, v in texts.items()}
            return item if changed == texts else item.model_copy(update=changed)

        blueprint = _each(blueprint, group, change)
    return blueprint


def with_new_field_name(before: Blueprint, after: Blueprint, path: Path) -> Blueprint:
    """The conditions and rules on the output field at `path`, under the name that it has in `after`."""
    old, new = dotted_name(before, path), dotted_name(after, path)
    output = item_at(before, path[:2])

    def follow(name: str) -> str:
        if name == old:
            return new
        return new + name[len(old) :] if name.startswith(f"{old}.") else name

    def of_step(step: Step) -> Step:
        if judged_by(before, step) != output:
            return step
        routes = tuple(
            route.model_copy(
                update={
                    "condition": route.condition.model_copy(
                        update={"field": follow(route.condition.field)}
                    )
                }
            )
            if route.condition is not None
            else route
            for route in step.routes
        )
        return step.model_copy(update={"routes": routes})

    def of_output(one: Output) -> Output:
        if one.id != path[1]:
            return one
        rules = tuple(
            rule.model_copy(
                update={
                    "field": follow(rule.field),
                    "value": follow(rule.value) if rule.kind == "sum_of" else rule.value,
                }
            )
            for rule in one.rules
        )
        return one.model_copy(update={"rules": rules})

    return _each(_each(after, "steps", of_step), "outputs", of_output)
