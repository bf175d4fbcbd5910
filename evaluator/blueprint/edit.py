"""Edits of a blueprint, as pure functions: each gives the next blueprint, whose references still hold.

An item that is touched becomes `edited`, and only that item; a derived one that is taken out is kept
in `removed`, so that it does not come back when ratings change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from evaluator.assessment import Assessment
from evaluator.blueprint.follow import followed_items, without_edit
from evaluator.blueprint.model import (
    Agent,
    Blueprint,
    Crew,
    Embedder,
    Input,
    Item,
    Knowledge,
    Options,
    Output,
    OutputField,
    Project,
    Route,
    Rule,
    Step,
    Tool,
)
from evaluator.blueprint.paths import (
    GROUPS,
    NESTED,
    PARTS,
    Path,
    every_item,
    item_at,
    items_at,
    parsed,
    written,
)
from evaluator.blueprint.references import (
    with_new_field_name,
    with_new_input_name,
    without_dangling,
)

Group = Literal["project", "embedder", "options"]
_Items = tuple[Any, ...]


@dataclass(frozen=True)
class Edited:
    """One thing that a person changed: a value of a part (`field`), an item, or an item taken out."""

    path: Path
    field: str = ""
    kind: Literal["value", "item", "removed"] = "item"


# Values of the parts


def with_value(blueprint: Blueprint, group: Group, field: str, value: Any) -> Blueprint:
    """The blueprint with a value of a part that the person set; it stays when ratings change."""
    part = _part(blueprint, group)
    edited = tuple(sorted({*part.edited, field}))
    changed = part.model_copy(update={field: value, "edited": edited})
    return blueprint.model_copy(update={group: changed})


def with_derived_value(
    blueprint: Blueprint, derived: Blueprint, group: Group, field: str
) -> Blueprint:
    """The blueprint with the derived value of a part back."""
    part = _part(blueprint, group)
    edited = tuple(name for name in part.edited if name != field)
    value = getattr(_part(derived, group), field)
    changed = part.model_copy(update={field: value, "edited": edited})
    return blueprint.model_copy(update={group: changed})


def _part(blueprint: Blueprint, group: str) -> Project | Embedder | Options:
    found: Project | Embedder | Options = getattr(blueprint, group)
    return found


# Items


def with_field(blueprint: Blueprint, path: Path, field: str, value: Any) -> Blueprint:
    """The blueprint with another value of an item's field; a part's value where the path is a part's name."""
    if len(path) == 1 and path[0] in PARTS:
        return with_value(blueprint, path[0], field, value)  # type: ignore[arg-type]  # one of them
    if field == "name":
        return with_name(blueprint, path, value)
    return _with_field(blueprint, path, field, value)


def _with_field(blueprint: Blueprint, path: Path, field: str, value: Any) -> Blueprint:
    def change(items: _Items) -> _Items:
        return tuple(
            item.model_copy(update={field: value, "origin": "edited"})
            if item.id == path[-1]
            else item
            for item in items
        )

    return with_items(blueprint, path[:-1], change)


def with_name(blueprint: Blueprint, path: Path, name: str) -> Blueprint:
    """The blueprint with an item under another name, and what refers to it by name under that too.

    Ids stay, so most references need nothing; placeholders of inputs, and conditions and rules on
    output fields, go by name.
    """
    old = item_at(blueprint, path)
    after = _with_field(blueprint, path, "name", name)
    if old is None:
        return after
    if path[0] == "inputs":
        return with_new_input_name(after, old.name, name)
    if path[0] == "outputs" and path[-2] == "fields":
        return with_new_field_name(blueprint, after, path)
    return after


def with_items(
    blueprint: Blueprint, list_path: Path, change: Callable[[_Items], _Items]
) -> Blueprint:
    """The blueprint with another content of the list that a path names."""
    return _changed(blueprint, list_path, change)  # type: ignore[no-any-return]  # what it was given


def _changed(holder: Any, list_path: Path, change: Callable[[_Items], _Items]) -> Any:
    name, *rest = list_path
    found = getattr(holder, name)
    if not rest:
        return holder.model_copy(update={name: change(found)})
    changed = tuple(
        _changed(item, tuple(rest[1:]), change) if item.id == rest[0] else item for item in found
    )
    return holder.model_copy(update={name: changed})


def with_item(
    blueprint: Blueprint, list_path: Path, item: Item, after_id: str | None = None
) -> Blueprint:
    """The blueprint with one more item: after the one with `after_id`, else at the end."""

    def change(items: _Items) -> _Items:
        ids = [one.id for one in items]
        place = ids.index(after_id) + 1 if after_id in ids else len(items)
        return (*items[:place], item, *items[place:])

    return with_items(blueprint, list_path, change)


_NEW: dict[str, tuple[str, Callable[[str, str], Item]]] = {
    "inputs": ("input", lambda id, name: Input(id=id, name=name, origin="edited")),
    "agents": (
        "agent",
        lambda id, name: Agent(id=id, name=name, role="", goal="", backstory="", origin="edited"),
    ),
    "crews": ("crew", lambda id, name: Crew(id=id, name=name, origin="edited")),
    "steps": ("step", lambda id, name: Step(id=id, name=name, origin="edited")),
    "routes": ("route", lambda id, name: Route(id=id, label=name, origin="edited")),
    "outputs": (
        "result",
        lambda id, name: Output(id=id, name=_class_name(name), origin="edited"),
    ),
    "fields": ("field", lambda id, name: OutputField(id=id, name=name, origin="edited")),
    "rules": ("rule", lambda id, name: Rule(id=id, field="", origin="edited")),
    "tools": ("tool", lambda id, name: Tool(id=id, name=name, origin="edited")),
    "knowledge": ("source", lambda id, name: Knowledge(id=id, name=name, origin="edited")),
}
"""Per list, what a new item is called, and how it is made."""


def new_item(blueprint: Blueprint, list_path: Path, **values: Any) -> Item:
    """A new item for a list, with an id and a name that nothing else has: `step_1`, `step_2`, …"""
    base, make = _NEW[list_path[-1]]
    here = written(list_path) + "."
    removed = (parsed(path)[-1] for path in blueprint.removed if path.startswith(here))
    taken = {*removed, *(item.id for item in items_at(blueprint, list_path))}
    for _, item in every_item(blueprint):
        taken |= {getattr(item, "name", ""), getattr(item, "label", "")}
    number = 1
    while {f"{base}_{number}", _class_name(f"{base}_{number}")} & taken:
        number += 1
    name = f"{base}_{number}"
    return make(name, name).model_copy(update=values)


def _class_name(name: str) -> str:
    return name.replace("_", "").capitalize()


def without_item(blueprint: Blueprint, derived: Blueprint, path: Path) -> Blueprint:
    """The blueprint without an item and without references to it."""
    after = with_items(
        blueprint, path[:-1], lambda items: tuple(one for one in items if one.id != path[-1])
    )
    if item_at(derived, path) is not None:
        removed = tuple(dict.fromkeys((*after.removed, written(path))))
        after = after.model_copy(update={"removed": removed})
    return without_dangling(after, blueprint)


def moved(blueprint: Blueprint, path: Path, place: int) -> Blueprint:
    """The blueprint with an item at another place of its list, counted from 0."""

    def change(items: _Items) -> _Items:
        ids = [one.id for one in items]
        if path[-1] not in ids or ids.index(path[-1]) == min(max(place, 0), len(ids) - 1):
            return items
        left = [one for one in items if one.id != path[-1]]
        item = items[ids.index(path[-1])].model_copy(update={"origin": "edited"})
        left.insert(min(max(place, 0), len(left)), item)
        return tuple(left)

    return with_items(blueprint, path[:-1], change)


# The way back


def with_derived_field(
    blueprint: Blueprint, derived: Blueprint, path: Path, field: str
) -> Blueprint:
    """The blueprint with the derived value of an item's field; of a part where the path is a part's name."""
    if len(path) == 1:
        return with_derived_value(blueprint, derived, path[0], field)  # type: ignore[arg-type]
    rule = item_at(derived, path)
    if rule is None or item_at(blueprint, path) is None:
        return blueprint
    back = with_field(blueprint, path, field, getattr(rule, field))
    if _own(item_at(back, path), path) == _own(rule, path):
        return follow(without_edit(back, path, nested=False), derived)
    return back


def _own(item: Any, path: Path) -> dict[str, Any]:
    """An item's own fields, without where they come from and without the items in it."""
    beside = {"origin", "reason", *NESTED.get(path[-2], ())}
    return {name: getattr(item, name) for name in type(item).model_fields if name not in beside}


def with_derived_item(blueprint: Blueprint, derived: Blueprint, path: Path) -> Blueprint:
    """The blueprint with an item as the rules give it, and in their place; one that was added goes."""
    prefix = written(path)
    removed = tuple(
        one for one in blueprint.removed if one != prefix and not one.startswith(f"{prefix}.")
    )
    left = blueprint.model_copy(update={"removed": removed})
    for inner, item in every_item(blueprint):
        rule = item_at(derived, inner)
        if inner[: len(path)] == path and rule is not None and hasattr(item, "name"):
            left = with_name(left, inner, rule.name)
    return follow(without_edit(left, path, nested=True), derived)


def without(blueprint: Blueprint, derived: Blueprint, edit: Edited) -> Blueprint:
    """The blueprint with one edit of `edits_of` taken back."""
    if edit.kind == "value":
        return with_derived_field(blueprint, derived, edit.path, edit.field)
    return with_derived_item(blueprint, derived, edit.path)


# What is edited, and following


def edits_of(blueprint: Blueprint) -> tuple[Edited, ...]:
    """What the person changed: values of the parts, then items, then what was taken out."""
    return tuple(_edits(blueprint))


def _edits(blueprint: Blueprint) -> Iterator[Edited]:
    for part in PARTS:
        for field in _part(blueprint, part).edited:
            yield Edited((part,), field, "value")
    for path, item in every_item(blueprint):
        if item.origin == "edited":
            yield Edited(path)
    for path_text in blueprint.removed:
        yield Edited(parsed(path_text), kind="removed")


def edit_count(blueprint: Blueprint) -> int:
    """How many things the person changed."""
    return len(edits_of(blueprint))


def settled(blueprint: Blueprint) -> Blueprint | None:
    """The blueprint to store: None, which derives all of it, when no edit is left."""
    return blueprint if edit_count(blueprint) else None


def follow(stored: Blueprint, derived: Blueprint) -> Blueprint:
    """The stored blueprint brought up to what is derived now: what was edited stays, all else follows."""
    update: dict[str, Any] = {"removed": stored.removed}
    for part in PARTS:
        ours, new = _part(stored, part), _part(derived, part)
        kept = {name: getattr(ours, name) for name in (*ours.edited, "edited")}
        update[part] = new.model_copy(update=kept)
    removed = frozenset(stored.removed)
    derived = _with_names_of(derived, stored)
    for group in GROUPS:
        update[group] = followed_items(
            (group,), getattr(stored, group), getattr(derived, group), removed
        )
    return without_dangling(derived.model_copy(update=update), stored, derived)


def _with_names_of(derived: Blueprint, stored: Blueprint) -> Blueprint:
    """What is derived, speaking of things by the names that a person gave them."""
    for path, item in every_item(stored):
        rule = item_at(derived, path) if item.origin == "edited" else None
        name = getattr(item, "name", None)
        if rule is not None and name is not None and name != rule.name:
            derived = with_name(derived, path, name)
    return derived


def with_blueprint(assessment: Assessment, blueprint: Blueprint | None) -> Assessment:
    """The assessment with another blueprint."""
    return assessment.model_copy(update={"blueprint": blueprint})
