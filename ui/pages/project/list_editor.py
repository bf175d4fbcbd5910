"""A list of items: a table, and the form of the selected row below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from evaluator.blueprint.paths import Path, items_at
from evaluator.i18n import Marked
from ui.icons import Icon
from ui.pages.page import Surroundings
from ui.pages.project.cells import reason_icon
from ui.pages.project.editor import Editor
from ui.pages.project.form import ItemForm, said_of
from ui.pages.project.list_rows import group_of, rows_of
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import LISTS, ListSpec
from ui.widgets.buttons import Button
from ui.widgets.labels import clear, column, framed, inside, label, line, restyle, row
from ui.widgets.row_table import Column, RowTable
from ui.widgets.said_problem import SaidProblem


class Reason(QWidget):
    """Why something is there: an icon for a rating or a need, and the words."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._theme = around.theme
        self._icon = row()
        self._words: QLabel = label("", "caption", wraps=False)
        layout = row(spacing=6)
        layout.addLayout(self._icon)
        layout.addWidget(self._words)
        self.setLayout(layout)
        self._shown = ""

    def say(self, reason: str) -> None:
        """Show a reason, or nothing."""
        self.setVisible(bool(reason))
        if reason != self._shown:
            self._shown = reason
            clear(self._icon)
            self._icon.addWidget(Icon(self._theme, reason_icon(reason), "text3", 13))
            shown = reason if len(reason) <= 64 else f"{reason[:63]}…"
            self._words.setText(shown)
            self._words.setToolTip(reason if shown != reason else "")


class ListEditor(QWidget):
    """Shows the items of one list. `separate` puts the form in a card of its own below the table's.

    Where it is not, the form is there only while a row of this table is selected. `opened` carries
    a widget that should be in view: the form of the row that was chosen. A form is made when a row
    that needs it is selected first, or by `build_next` in spare time.
    """

    opened = Signal(QWidget)

    def __init__(
        self,
        around: Surroundings,
        editor: Editor,
        spec: ListSpec,
        *,
        separate: bool = False,
        is_framed: bool = True,
    ) -> None:
        super().__init__()
        self._around, self._editor, self.spec = around, editor, spec
        self._is_separate = separate
        self._list_path: Path = (spec.name,)
        self._path: Path = ()
        self._view: ProjectView | None = None
        t, theme = around.t, around.theme
        self.card = framed(margins=(1, 1, 1, 1)) if is_framed else QFrame()
        if not is_framed:
            column(self.card)
        self.add = Button(theme, "plus", t(spec.add))
        restyle(self.add, "small", True)
        self.add.clicked.connect(self._add)
        title = label(t(spec.title), "section" if is_framed else "strong", wraps=False)
        self.head = row(
            title, label(t(spec.hint), "caption", wraps=False), None, self.add, spacing=10
        )
        self.head.setContentsMargins(*((13, 6, 7, 4) if is_framed else (0, 2, 0, 2)))
        inside(self.card).setSpacing(0)
        inside(self.card).addLayout(self.head)
        columns = [Column(t(one.words), one.width) for one in spec.columns]
        self.table = RowTable(theme, t(spec.title), columns)
        if not spec.has_head:
            self.table.horizontalHeader().hide()
        self.problem = SaidProblem(theme)
        self._problem_line = QFrame()
        self._problem_line.setProperty("role", "problem-row")
        column(self._problem_line, (14, 6, 14, 6)).addWidget(self.problem)
        inside(self.card).addWidget(self._problem_line)
        inside(self.card).addWidget(self.table)
        layout = column(self, spacing=12)
        layout.addWidget(self.card)
        self._slots: dict[str, QVBoxLayout] = {}
        self._forms: dict[str, ItemForm] = {}
        self._inner: dict[str, ListEditor] = {}
        self._build_form(layout if separate else None)
        self.table.chosen.connect(self._choose)
        self.table.movedBy.connect(self._move_by)
        self.table.removed.connect(editor.remove)
        self.table.entered_row.connect(lambda _: self.enter_form())
        self.table.rows.dropped.connect(self._drop)

    def _build_form(self, layout: QVBoxLayout | None) -> None:
        t, theme = self._around.t, self._around.theme
        self.form_card = framed(margins=(1, 1, 1, 1)) if self._is_separate else QFrame()
        if not self._is_separate:
            column(self.form_card)
        body = inside(self.form_card)
        body.setSpacing(0)
        self.name = label("", "code-strong", wraps=False)
        self.reason = Reason(self._around)
        self.back = Button(theme, "rotate-ccw", role="quiet", name=t(Marked("Take the edits back")))
        self.out = Button(theme, "trash-2", role="quiet", name=t(self.spec.remove))
        for made in (self.back, self.out):
            restyle(made, "small", True)
        self.back.clicked.connect(lambda: self._editor.reset(self._path))
        self.out.clicked.connect(lambda: self._editor.remove(self._path))
        head = row(self.name, None, self.reason, self.back, self.out, spacing=6)
        head.setContentsMargins(14, 5, 8, 5)
        body.addLayout(head)
        if self._is_separate:
            body.addWidget(line())
        inner = column(spacing=10)
        inner.setContentsMargins(14, 8 if self._is_separate else 0, 14, 14)
        self._form_names = tuple(filter(None, dict.fromkeys((self.spec.name, self.spec.under))))
        for name in (*self._form_names, *self.spec.inside):
            self._slots[name] = column()
            inner.addLayout(self._slots[name])
        body.addLayout(inner)
        (layout if layout is not None else inside(self.card)).addWidget(self.form_card)

    def form_of(self, name: str) -> ItemForm:
        """The form of the items of this list, or of the one its items stand under."""
        if name not in self._forms:
            self._forms[name] = ItemForm(self._around, self._editor, LISTS[name].form)
            self._forms[name].hide()
            self._slots[name].addWidget(self._forms[name])
        return self._forms[name]

    def inner(self, name: str) -> ListEditor:
        """The list inside the selected item."""
        if name not in self._inner:
            made = ListEditor(self._around, self._editor, LISTS[name], is_framed=False)
            made.opened.connect(self.opened)
            self._inner[name] = made
            self._slots[name].addWidget(made)
        return self._inner[name]

    def build_next(self) -> bool:
        """Make a part of a form that is not made yet; gives whether there was one."""
        if any(self.form_of(name).build_next() for name in self._form_names):
            return True
        for name in self.spec.inside:
            if name not in self._inner:
                self.inner(name).hide()
                return True
        return any(made.build_next() for made in self._inner.values())

    def show_view(self, view: ProjectView, list_path: Path | None = None) -> None:
        """Show the list of another value of the document; `list_path` names another list of its kind."""
        self._view = view
        self._list_path = list_path or (self.spec.name,)
        rows = rows_of(view, self.spec, self._list_path, self._around, self._editor)
        selection = self._editor.selection
        keys = [made.key for made in rows if view.item(made.key) is not None]
        here = [key for key in keys if selection[: len(key)] == key]
        path = max(here, key=len) if here else keys[0] if keys and self._is_separate else ()
        self._path = path
        self.table.show_rows(rows, path)
        found = view.problems_at((self.spec.name,), "") if not list_path else ()
        self.problem.say(said_of(found[0], self._editor, self._around.t) if found else None)
        self._problem_line.setVisible(bool(found))
        self.form_card.setVisible(bool(path))
        if path:
            self._show_form(view, path)

    def _show_form(self, view: ProjectView, path: Path) -> None:
        item = view.item(path)
        self.name.setText(getattr(item, "name", None) or getattr(item, "label", ""))
        self.reason.say(item.reason)  # type: ignore[union-attr]
        self.back.setVisible(view.is_item_edited(path))
        self.form_of(path[-2]).show_item(view, path)
        for name, form in self._forms.items():
            form.setVisible(name == path[-2])
        is_shown = self.spec.shows_inside(item)
        for name in self.spec.inside:
            if is_shown:
                self.inner(name).show_view(view, (*path, name))
            if name in self._inner:
                self._inner[name].setVisible(is_shown)

    @property
    def form(self) -> ItemForm:
        """The form of the selected row."""
        name = self._path[-2] if self._path else self.spec.name
        return self.form_of(name if name in self._form_names else self.spec.name)

    @property
    def path(self) -> Path:
        """The path of the row whose form is shown; empty for none."""
        return self._path

    def enter_form(self) -> None:
        """Focus the first field of the selected row."""
        boxes = [made for made in self.form.boxes if not made.isHidden()]
        if self._path and boxes:
            boxes[0].field.setFocus()
            self.opened.emit(boxes[0].field)

    def bring(self, path: Path, field: str) -> bool:
        """Focus a field of an item of this list, or its row; gives whether it is of this list."""
        for made in self._inner.values():
            if len(path) > len(self._path) and made.isVisibleTo(self) and made.bring(path, field):
                return True
        if path != self._path:
            return False
        if not (field and self.form.bring(field)):
            self.table.setFocus()
        return True

    def _choose(self, key: Path) -> None:
        self._editor.select(key)
        if not self._is_separate:
            self.opened.emit(self.form_card)

    def _add(self) -> None:
        assert self._view is not None
        list_path, values = self._list_path, {}
        selected = self._view.item(self._path) if self._path else None
        if self.spec.name == "steps" and selected is not None and selected.kind == "task":
            values["after"] = (selected.id,)
        if self.spec.name == "agents" and self._path:
            values["crew"] = self._path[1] if self._path[0] == "crews" else selected.crew  # type: ignore[union-attr]
        if self.spec.nests and self._path:
            is_object = getattr(selected, "type", "") == "object"
            list_path = (*self._path, self.spec.nests) if is_object else self._path[:-1]
        self._editor.add(list_path, **values)
        self.enter_form()

    def _move_by(self, key: Path, by: int) -> None:
        assert self._view is not None
        rows = list(self.table.rows.rows)
        place = next(place for place, made in enumerate(rows) if made.key == key)
        near = rows[place + by] if 0 <= place + by < len(rows) else None
        if self.spec.under and key[0] == self.spec.name and near is not None:
            if not near.look.is_heading:
                ids = [item.id for item in items_at(self._view.blueprint, key[:-1])]
                self._editor.move_to(key, ids.index(near.key[-1]))
            elif place + by > 0:
                # Past the heading of its group lies the group before; past the next one, that group.
                other = group_of(rows, rows[place + by - 1].key) if by < 0 else near.key[1]
                self._editor.set(key, "crew", other or "")
        else:
            self._editor.move_by(key, by)

    def _drop(self, key: Path, target: Path | None) -> None:
        rows = list(self.table.rows.rows)
        self._editor.move_before(key, target)
        if self.spec.under and key[0] == self.spec.name:
            before = rows[-1].key
            if target is not None:
                place = next(at for at, made in enumerate(rows) if made.key == target)
                before = rows[max(place - 1, 0)].key if rows[place].look.is_heading else target
            group = group_of(rows, before)
            if group is not None and group != group_of(rows, key):
                self._editor.set(key, "crew", group)
