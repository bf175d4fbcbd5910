"""Edits of a blueprint: set a value, take the derived one back, follow when what it derives from changed."""

from __future__ import annotations

from typing import Any, Literal

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Options, Project

Group = Literal["project", "options"]
_ITEMS = ("inputs", "agents", "crews", "steps", "outputs", "tools")


def _part(blueprint: Blueprint, group: Group) -> Project | Options:
    return blueprint.project if group == "project" else blueprint.options


def with_value(blueprint: Blueprint, group: Group, field: str, value: Any) -> Blueprint:
    """The blueprint with a value that the person set; it stays when ratings change."""
    part = _part(blueprint, group)
    edited = tuple(sorted({*part.edited, field}))
    changed = part.model_copy(update={field: value, "edited": edited})
    return blueprint.model_copy(update={group: changed})


def with_derived_value(
    blueprint: Blueprint, derived: Blueprint, group: Group, field: str
) -> Blueprint | None:
    """The blueprint with the derived value back; None, which derives all of it, when no edit is left."""
    part = _part(blueprint, group)
    edited = tuple(name for name in part.edited if name != field)
    value = getattr(_part(derived, group), field)
    changed = part.model_copy(update={field: value, "edited": edited})
    left = blueprint.model_copy(update={group: changed})
    return left if edit_count(left) else None


def edit_count(blueprint: Blueprint) -> int:
    """How many values and items the person set."""
    origins = [item.origin for name in _ITEMS for item in getattr(blueprint, name)]
    set_values = (*blueprint.project.edited, *blueprint.options.edited)
    return len(set_values) + origins.count("edited")


def follow(stored: Blueprint, derived: Blueprint) -> Blueprint:
    """The stored blueprint brought up to what is derived now: what was edited stays, all else follows."""
    update: dict[str, Any] = {}
    groups: tuple[Group, ...] = ("project", "options")
    for group in groups:
        ours, new = _part(stored, group), _part(derived, group)
        kept = {name: getattr(ours, name) for name in (*ours.edited, "edited")}
        update[group] = new.model_copy(update=kept)
    for name in _ITEMS:
        mine = {item.id: item for item in getattr(stored, name) if item.origin == "edited"}
        followed = [mine.pop(item.id, item) for item in getattr(derived, name)]
        update[name] = (*followed, *mine.values())
    return derived.model_copy(update=update)


def with_blueprint(assessment: Assessment, blueprint: Blueprint | None) -> Assessment:
    """The assessment with another blueprint."""
    return assessment.model_copy(update={"blueprint": blueprint})
