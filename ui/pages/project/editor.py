"""What the tabs of the project page send to the document, and the one thing that is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from evaluator.blueprint import edit
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.paths import Path, items_at
from evaluator.catalogue.embedders import EMBEDDER
from evaluator.catalogue.providers import PROVIDER
from ui.document import Document
from ui.edits import EditBlueprint
from ui.pages.project.project_view import ProjectView, place_of

if TYPE_CHECKING:
    from evaluator.blueprint.checks import Problem


class Editor(QObject):
    """Sends edits of the blueprint; `selected` carries the path of what is selected now."""

    selected = Signal(object)
    wanted = Signal(object, str)
    """A path and a field that are to be shown, as by a click in the list of edits."""
    fileWanted = Signal(object, str)
    """A path and a field for which a file is to be chosen."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._selection: Path = ()
        self._renamed: Blueprint | None = None
        self._before_renaming: Blueprint | None = None
        self.view: ProjectView | None = None

    def show_view(self, view: ProjectView | None) -> None:
        """Edit another value of the document; what is selected and gone gives way to what is near it."""
        self.view = view
        path = self._selection
        while view is not None and path and view.item(path) is None:
            path = path[:-2]
        self._selection = path

    @property
    def selection(self) -> Path:
        """The path of what is selected; empty for nothing."""
        return self._selection

    def select(self, path: Path) -> None:
        """Select an item, everywhere."""
        if path != self._selection:
            self._document.end_merging()
            self._selection = path
            self.selected.emit(path)

    def _send(self, path: Path, name: str, change: Callable[[Blueprint], Blueprint]) -> None:
        assert self.view is not None
        self._document.apply(EditBlueprint(self.view.derived, path, name, change))

    def _send_whole(self, path: Path, name: str, change: Callable[[Blueprint], Blueprint]) -> None:
        """An edit that merges with none."""
        self._document.end_merging()
        self._send(path, name, change)
        self._document.end_merging()

    def set(self, path: Path, field: str, value: Any) -> None:
        """Another value of a field."""
        along = _ALONG.get((*path, field))
        if along is not None:
            values = {field: value, **along(value)}
            self._send(path, field, partial(_set_all, path=path, values=values))
        elif field == "name" and len(path) > 1:
            self._rename(path, value)
        else:
            self._send(path, field, partial(_set, path=path, field=field, value=value))

    def _rename(self, path: Path, name: str) -> None:
        """Another name, counted from the one before the typing began: on the way to it a name may
        pass through that of another item, whose references must not be taken along."""
        assert self.view is not None
        if self._renamed is None or self.view.blueprint != self._renamed:
            self._before_renaming = self.view.blueprint
        before = self._before_renaming
        assert before is not None
        after = edit.with_field(before, path, "name", name)
        self._renamed = after
        self._send(path, "name", lambda _: after)

    def end_typing(self) -> None:
        """Focus left a field."""
        self._renamed = None
        self._document.end_merging()

    def add(self, list_path: Path, **values: Any) -> Path:
        """One more item, after the selected one of the same list; it becomes selected."""
        assert self.view is not None
        item = edit.new_item(self.view.blueprint, list_path, **values)
        place = len(list_path)
        is_here = self._selection[:place] == list_path and len(self._selection) > place
        after_id = self._selection[place] if is_here else None
        path = (*list_path, item.id)
        self._selection = path
        change = partial(edit.with_item, list_path=list_path, item=item, after_id=after_id)
        self._send_whole(path, "", change)
        self.selected.emit(path)
        return path

    def remove(self, path: Path) -> None:
        """Take an item out; its neighbour is selected."""
        assert self.view is not None
        ids = [item.id for item in items_at(self.view.blueprint, path[:-1])]
        if path[-1] not in ids:
            return
        place = ids.index(path[-1])
        left = ids[:place] + ids[place + 1 :]
        near = left[min(place, len(left) - 1)] if left else None
        self._selection = (*path[:-1], near) if near is not None else path[:-2]
        change = partial(edit.without_item, derived=self.view.derived, path=path)
        self._send_whole(path, "", change)
        self.selected.emit(self._selection)

    def move_by(self, path: Path, by: int) -> None:
        """Move an item up (−1) or down (1) in its list."""
        assert self.view is not None
        ids = [item.id for item in items_at(self.view.blueprint, path[:-1])]
        if path[-1] in ids:
            self.move_to(path, ids.index(path[-1]) + by)

    def move_before(self, path: Path, target: Path | None) -> None:
        """Move an item before another one of its list; to the end without one."""
        assert self.view is not None
        ids = [item.id for item in items_at(self.view.blueprint, path[:-1]) if item.id != path[-1]]
        is_known = target is not None and target[:-1] == path[:-1] and target[-1] in ids
        self.move_to(path, ids.index(target[-1]) if target and is_known else len(ids))

    def move_to(self, path: Path, place: int) -> None:
        """Move an item to a place of its list."""
        self._send_whole(path, "", partial(edit.moved, path=path, place=place))

    def reset_field(self, path: Path, field: str) -> None:
        """The derived value of a field."""
        assert self.view is not None
        change = partial(edit.with_derived_field, derived=self.view.derived, path=path, field=field)
        self._send_whole(path, field, change)

    def reset(self, path: Path) -> None:
        """An item as the rules give it."""
        assert self.view is not None
        change = partial(edit.with_derived_item, derived=self.view.derived, path=path)
        self._send_whole(path, "", change)

    def take_back(self, edited: edit.Edited) -> None:
        """One edit of the list of edits."""
        assert self.view is not None
        change = partial(edit.without, derived=self.view.derived, edit=edited)
        self._send_whole(edited.path, edited.field, change)

    def take_all_back(self) -> None:
        """Derive everything again."""
        assert self.view is not None
        derived = self.view.derived
        self._send_whole(("project",), "", lambda _: derived)

    def mend(self, problem: Problem) -> None:
        """Do what a problem's mend says."""
        fix = problem.fix
        assert fix is not None
        assert self.view is not None
        path, field = place_of(fix, self.view.blueprint)
        self._send_whole(path, field, partial(_set, path=path, field=field, value=fix.value))
        self.wanted.emit(path, field)


_ALONG: dict[Path, Callable[[Any], dict[str, str]]] = {
    ("project", "provider"): lambda provider: {"model": PROVIDER[provider].default},
    ("embedder", "provider"): lambda provider: {"model": EMBEDDER[provider].default},
}
"""What comes along with a value: a provider brings its model."""


def _set_all(blueprint: Blueprint, path: Path, values: dict[str, Any]) -> Blueprint:
    for field, value in values.items():
        blueprint = edit.with_field(blueprint, path, field, value)
    return blueprint


def _set(blueprint: Blueprint, path: Path, field: str, value: Any) -> Blueprint:
    return edit.with_field(blueprint, path, field, value)
