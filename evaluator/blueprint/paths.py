"""Where a thing stands in a blueprint: a path of list names and ids, as `steps`, `check`, `routes`, `ok`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evaluator.blueprint.model import Blueprint, Item, Output, OutputField, Step

Path = tuple[str, ...]
"""A list's name and an item's id, in turns; one name alone is a list, or a part without items as `options`."""

GROUPS = ("inputs", "agents", "crews", "steps", "outputs", "tools", "knowledge")
PARTS = ("project", "embedder", "options")
NESTED: Mapping[str, tuple[str, ...]] = {
    "steps": ("routes",),
    "outputs": ("fields", "rules"),
    "fields": ("fields",),
}
"""The lists inside the items of a list."""


def written(path: Path) -> str:
    """A path as one text, `steps.check.routes.ok`; a dot in an id is escaped."""
    return ".".join(part.replace("%", "%25").replace(".", "%2E") for part in path)


def parsed(text: str) -> Path:
    """The path that `written` wrote."""
    return tuple(part.replace("%2E", ".").replace("%25", "%") for part in text.split("."))


def items_at(holder: Blueprint | Item, path: Path) -> tuple[Any, ...]:
    """The items of the list that a path names; none where there is no such list."""
    if len(path) == 1:
        return tuple(getattr(holder, path[0], ()))
    inner = item_at(holder, path[:2])
    return () if inner is None else items_at(inner, path[2:])


def item_at(holder: Blueprint | Item, path: Path) -> Any | None:
    """The item that a path names, or None."""
    if len(path) < 2:
        return None
    found = next((item for item in getattr(holder, path[0], ()) if item.id == path[1]), None)
    return found if found is None or len(path) == 2 else item_at(found, path[2:])


def every_item(blueprint: Blueprint) -> Iterator[tuple[Path, Item]]:
    """Every item with its path, nested ones after the one that holds them."""
    for group in GROUPS:
        yield from _items_in(blueprint, (group,))


def _items_in(holder: Blueprint | Item, path: Path) -> Iterator[tuple[Path, Item]]:
    for item in getattr(holder, path[-1]):
        here = (*path, item.id)
        yield here, item
        for name in NESTED.get(path[-1], ()):
            yield from _items_in(item, (*here, name))


def field_names(output: Output | OutputField | None) -> tuple[str, ...]:
    """The dotted names of all fields of a structured result, as conditions and rules name them."""
    if output is None:
        return ()
    names: list[str] = []
    for field in output.fields:
        names.append(field.name)
        names += [f"{field.name}.{inner}" for inner in field_names(field)]
    return tuple(names)


def dotted_name(blueprint: Blueprint, path: Path) -> str:
    """The dotted name of the output field at a path `outputs, id, fields, id, …`."""
    names = [item_at(blueprint, path[: end + 1]) for end in range(3, len(path), 2)]
    return ".".join(field.name for field in names if field is not None)


def judged_by(blueprint: Blueprint, router: Step) -> Output | None:
    """The structured result that a router's conditions speak about: that of the step it follows."""
    before = blueprint.step(router.after[0]) if router.after else None
    return blueprint.output(before.output) if before is not None else None
