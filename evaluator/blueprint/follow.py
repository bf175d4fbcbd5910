"""How the items of a stored blueprint follow the derived ones."""

from __future__ import annotations

from typing import Any

from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.paths import NESTED, Path, written

_Items = tuple[Any, ...]


def followed_items(
    list_path: Path, stored: _Items, derived: _Items, removed: frozenset[str]
) -> _Items:
    """The items of a list: derived ones as they are now, edited and added ones as they were.

    The derived order holds as long as nothing was moved against it. Else what was edited, and always
    what was added, stands after the item that it stood after.
    """
    mine = {item.id: item for item in stored}
    merged = [
        _merged((*list_path, item.id), mine.get(item.id), item, removed)
        for item in derived
        if written((*list_path, item.id)) not in removed
    ]
    theirs = {item.id for item in merged}
    kept = [item for item in stored if item.id not in theirs and item.origin == "edited"]
    common = [item.id for item in stored if item.id in theirs]
    is_in_order = common == [item.id for item in merged if item.id in mine]
    loose = {item.id: item for item in kept}
    if not is_in_order:
        loose |= {item.id: item for item in merged if _is_edited(mine.get(item.id))}
    placed = [item for item in merged if item.id not in loose]
    for place, item in enumerate(stored):
        if item.id in loose:
            ids = [one.id for one in placed]
            before = [one.id for one in stored[:place] if one.id in ids]
            placed.insert(ids.index(before[-1]) + 1 if before else 0, loose[item.id])
    return tuple(placed)


def _is_edited(item: Any) -> bool:
    return item is not None and item.origin == "edited"


def _merged(path: Path, ours: Any, new: Any, removed: frozenset[str]) -> Any:
    """An item that the rules give: ours where a person edited it; the items in it follow on their own."""
    base = ours if _is_edited(ours) else new
    inner = {
        name: followed_items(
            (*path, name), getattr(ours, name) if ours else (), getattr(new, name), removed
        )
        for name in NESTED.get(path[-2], ())
    }
    return base.model_copy(update=inner) if inner else base


def without_edit(blueprint: Blueprint, path: Path, *, nested: bool) -> Blueprint:
    """The blueprint with an item (`nested`: and the items in it) as if nobody had touched it."""
    return _untouched_at(blueprint, path, nested)  # type: ignore[no-any-return]  # what it was given


def _untouched_at(holder: Any, path: Path, nested: bool) -> Any:
    name, item_id, *rest = path

    def change(item: Any) -> Any:
        if item.id != item_id:
            return item
        if rest:
            return _untouched_at(item, tuple(rest), nested)
        return _untouched(item, name, nested)

    return holder.model_copy(update={name: tuple(change(item) for item in getattr(holder, name))})


def _untouched(item: Any, list_name: str, nested: bool) -> Any:
    update: dict[str, Any] = {"origin": "derived"}
    if nested:
        for name in NESTED.get(list_name, ()):
            update[name] = tuple(_untouched(one, name, nested) for one in getattr(item, name))
    return item.model_copy(update=update)
