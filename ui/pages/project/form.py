"""The form of one item, built from the table of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from evaluator.blueprint.model import Condition
from evaluator.blueprint.paths import Path
from evaluator.i18n import Marked, Translator
from ui.pages.page import Surroundings
from ui.pages.project.editor import Editor
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import FieldSpec
from ui.widgets.buttons import Button
from ui.widgets.edited import Edited
from ui.widgets.form_fields import MAKERS, FieldMade, FormField
from ui.widgets.labels import column, label, restyle, row
from ui.widgets.said_problem import Said, SaidProblem

if TYPE_CHECKING:
    from evaluator.blueprint.checks import Problem


def said_of(problem: Problem, editor: Editor, t: Translator) -> Said:
    """What a problem says in place, with its mend."""
    if problem.fix is None:
        return Said(t(problem.message))
    return Said(t(problem.message), t(problem.fix.words), lambda: editor.mend(problem))


class _Box(QWidget):
    """A field under its caption: at the caption's end what was derived, below it what is wrong."""

    def __init__(self, around: Surroundings, editor: Editor, spec: FieldSpec) -> None:
        super().__init__()
        t, self.spec, self._editor, self._t = around.t, spec, editor, around.t
        self._path: Path = ()
        self._value: Any = None
        name = t(spec.words)
        made = FieldMade(
            around.theme, t, name, t(spec.hint), spec.least, spec.most, t(spec.nothing)
        )
        self.field = MAKERS[spec.kind](made)
        self.form_field: FormField = self.field  # type: ignore[assignment]  # as all of MAKERS
        self.edited = Edited(around.theme, t, name)
        self.edited.reset.connect(lambda: editor.reset_field(self._path, spec.name))
        self.problem = SaidProblem(around.theme, has_icon=False)
        self.problem.say(None)
        layout = column(self, spacing=5)
        if spec.kind == "switch":
            layout.addSpacing(22)
            line = row(self.field, self.edited)
            line.setStretch(0, 1)
            layout.addLayout(line)
        else:
            caption = label(name, "strong", wraps=False)
            caption.setBuddy(self.field)
            layout.addLayout(row(caption, None, self.edited))
            line = row(self.field, spacing=4)
            if spec.kind == "file":
                line.addWidget(self._chooser(around))
            layout.addLayout(line)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.form_field.edited.connect(self._send)
        self.form_field.left.connect(editor.end_typing)

    def _chooser(self, around: Surroundings) -> Button:
        words = around.t(Marked("Choose a file…"))
        made = Button(around.theme, "folder-open", role="quiet", name=words)
        made.clicked.connect(lambda: self._editor.fileWanted.emit(self._path, self.spec.name))
        return made

    def show_item(self, view: ProjectView, path: Path, t: Translator) -> bool:
        """Show an item's field; gives whether the item has it."""
        item, spec = view.item(path), self.spec
        applies = item is not None and spec.applies(item)
        self.setVisible(applies)
        if not applies:
            return False
        self._path, self._value = path, getattr(item, spec.name)
        choices = spec.choices(view, path, t) if spec.choices is not None else ()
        self.form_field.show_value(_part(self._value, spec.part), choices)
        rule = view.rule(path)
        was = _part(getattr(rule, spec.name), spec.part) if rule is not None else None
        is_edited = view.is_field_edited(path, spec.name) and was != _part(self._value, spec.part)
        self.edited.show_edit(is_edited, _words(was, dict(choices), self._t, spec))
        found = view.problems_at(path, spec.name)
        self.problem.say(said_of(found[0], self._editor, t) if found else None)
        restyle(self.field, "wrong", bool(found))
        self.field.setAccessibleDescription(self.problem.text)
        return True

    def _send(self, value: Any) -> None:
        spec = self.spec
        if spec.part == "field" and not value:
            value = None
        elif spec.part:
            value = (self._value or Condition(field="")).model_copy(update={spec.part: value})
        self._editor.set(self._path, spec.name, value)
        if spec.kind in ("choice", "switch", "several", "words"):
            self._editor.end_typing()


def _part(value: Any, part: str) -> Any:
    if not part:
        return value
    return getattr(value, part) if value is not None else ""


def _words(value: Any, choices: dict[Any, str], t: Translator, spec: FieldSpec) -> str:
    """A derived value in the few words that stand beside a caption."""
    if isinstance(value, tuple):
        return ", ".join(choices.get(one, one) for one in value if isinstance(one, str))
    if value is None:
        return t(spec.nothing)
    return choices.get(value, str(value)).replace("\n", " ")


class ItemForm(QWidget):
    """Shows the fields of one item and sends what is typed."""

    def __init__(
        self, around: Surroundings, editor: Editor, lines: Sequence[Sequence[FieldSpec]]
    ) -> None:
        super().__init__()
        self._t = around.t
        self._around, self._editor = around, editor
        self._waiting = list(lines)
        self._lines: list[tuple[QWidget, list[_Box]]] = []
        self._column = column(self, spacing=9)

    def build_next(self) -> bool:
        """Build a line of fields; gives whether there was one that is not there yet."""
        if not self._waiting:
            return False
        holder, across, boxes = QWidget(), row(spacing=12), []
        for spec in self._waiting.pop(0):
            made = _Box(self._around, self._editor, spec)
            across.addWidget(made, spec.width)
            boxes.append(made)
        holder.setLayout(across)
        self._column.addWidget(holder)
        self._lines.append((holder, boxes))
        return True

    @property
    def boxes(self) -> list[_Box]:
        """Its fields."""
        return [made for _, boxes in self._lines for made in boxes]

    def show_item(self, view: ProjectView, path: Path) -> None:
        """Show an item; lines of fields that are not there yet are built for it."""
        while self.build_next():
            pass
        for holder, boxes in self._lines:
            shown = [made.show_item(view, path, self._t) for made in boxes]
            holder.setVisible(any(shown))

    def field(self, name: str) -> QWidget | None:
        """The field that shows this field of the item now."""
        found = [made for made in self.boxes if made.spec.name == name and not made.isHidden()]
        return found[0].field if found else None

    def bring(self, name: str) -> bool:
        """Focus a field; gives whether it has it."""
        found = self.field(name)
        if found is not None:
            found.setFocus()
        return found is not None
