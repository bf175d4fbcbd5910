"""The rows of a list of items: each with its cells, marks and problems."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.blueprint.model import Crew
from evaluator.blueprint.paths import Path, items_at
from evaluator.i18n import Marked, counted
from ui.pages.page import Surroundings
from ui.pages.project.cells import spoken_name
from ui.pages.project.editor import Editor
from ui.pages.project.form import said_of
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import ListSpec
from ui.widgets.cells import Cell, RowLook
from ui.widgets.row_table import TableRow


def rows_of(
    view: ProjectView, spec: ListSpec, list_path: Path, around: Surroundings, editor: Editor
) -> list[TableRow]:
    """The rows of a list, in groups where the architecture has them."""
    paths = [(*list_path, item.id) for item in items_at(view.blueprint, list_path)]
    if spec.under and view.architecture.id == "flow_orchestrating_crews":
        return list(_grouped(view, spec, paths, around, editor))
    return [made for path in paths for made in _row(view, spec, path, around, editor)]


def _row(
    view: ProjectView, spec: ListSpec, path: Path, around: Surroundings, editor: Editor
) -> Iterator[TableRow]:
    t = around.t
    inner = [(*path, spec.nests, one.id) for one in getattr(view.item(path), spec.nests or "-", ())]
    below = [one for child in inner for one in view.problems_at(child)]
    problems = [one for one in view.problems_at(path) if one not in below]
    yield TableRow(
        path,
        tuple(column.cell(view, path, t) for column in spec.columns),
        RowLook(view.is_item_edited(path), bool(problems)),
        tuple(said_of(one, editor, t) for one in problems),
    )
    for child in inner:
        yield from _row(view, spec, child, around, editor)


def _grouped(
    view: ProjectView, spec: ListSpec, paths: list[Path], around: Surroundings, editor: Editor
) -> Iterator[TableRow]:
    known = {crew.id for crew in view.blueprint.crews}
    for crew in (*view.blueprint.crews, None):
        members = [
            path
            for path in paths
            if (view.item(path).crew if view.item(path).crew in known else "")  # type: ignore[union-attr]
            == (crew.id if crew else "")
        ]
        if crew is not None or members:
            yield _heading(view, crew, around, editor)
        for path in members:
            yield from _row(view, spec, path, around, editor)


def _heading(
    view: ProjectView, crew: Crew | None, around: Surroundings, editor: Editor
) -> TableRow:
    t = around.t
    if crew is None:
        cell = Cell(t(Marked("In no crew")), "user", "strong")
        return TableRow(("crews", ""), (cell,), RowLook(is_heading=True), can_move=False)
    tasks = sum(view.blueprint.crew_of(step) == crew.id for step in view.blueprint.steps)
    count = t(counted(Marked("{count} task"), Marked("{count} tasks"), tasks))
    words = t(Marked("{crew}, {tasks}"), crew=spoken_name(crew.name), tasks=count)
    path = ("crews", crew.id)
    problems = [one for one in view.problems_at(path) if view.place_of(one)[0] == path]
    return TableRow(
        path,
        (Cell(words, "users", "strong"),),
        RowLook(view.is_item_edited(path), bool(problems), is_heading=True),
        tuple(said_of(one, editor, t) for one in problems),
    )


def group_of(rows: list[TableRow], key: Path) -> str | None:
    """The id of the group that a row stands in; None where there are none."""
    group = None
    for row in rows:
        if row.look.is_heading:
            group = row.key[1]
        if row.key == key:
            return group
    return group
