"""What the project includes beyond its steps, in groups; each says why it is on, or what it would take."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from evaluator.blueprint.options import GROUP_NAMES, OPTION, OPTIONS, OptionGroup
from evaluator.blueprint.paths import Path
from evaluator.i18n import Marked
from ui.pages.page import Surroundings
from ui.pages.project.editor import Editor
from ui.pages.project.form import ItemForm
from ui.pages.project.option_row import OptionRow
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import MODEL_FORM
from ui.widgets.labels import column, framed, inside, label, line, row

_LEFT: tuple[OptionGroup, ...] = ("safety", "consistency", "speed")
_WIDEST = 760
_REST = 120
"""Milliseconds that the pointer rests on an option before one is told what it adds."""


class OptionsTab(QScrollArea):
    """Shows each option of the table; one that the architecture does not build says which does.

    `pointed` carries an option under the pointer or with the focus, with what it is off and on;
    `left` says that there is none any more.
    """

    pointed = Signal(str, object, object)
    left = Signal()

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._row_of: dict[QObject, OptionRow] = {}
        self._pointed: OptionRow | None = None
        self._point_later = QTimer(self)
        self._point_later.setSingleShot(True)
        self._point_later.setInterval(_REST)
        self._point_later.timeout.connect(self._point)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._around = around
        self.t = around.t
        self._view: ProjectView | None = None
        self.rows: dict[str, OptionRow] = {}
        self._on: dict[OptionGroup, QLabel] = {}
        left, right = column(spacing=12), column(spacing=12)
        for side in (left, right):
            side.addStretch(1)
        self.parts: list[Callable[[], object]] = [
            lambda: self._build_model(right),
            *(
                partial(self._add, left if group in _LEFT else right, group)
                for group in GROUP_NAMES
            ),
        ]
        """The cards, made in spare time, at the latest when the tab is shown first."""
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        body = QWidget()
        layout = column(body, (0, 0, 4, 0))
        # In a row: a column would give it the height for its own width, which is more than it may have.
        across = row(holder)
        across.setStretch(0, 1)
        across.addStretch(0)
        layout.addLayout(across)
        layout.addStretch(1)
        self.setWidget(body)

    def build_next(self) -> bool:
        """Make one more card; gives whether there was one."""
        if not self.parts:
            return False
        self.parts.pop(0)()
        return True

    def _build_model(self, side: QVBoxLayout) -> None:
        self.model = ItemForm(self._around, self._editor, MODEL_FORM)
        side.insertWidget(0, self._model_card())

    def _model_card(self) -> QFrame:
        card = framed(margins=(14, 10, 14, 12))
        inside(card).addWidget(label(self.t(Marked("Model")), "section", wraps=False))
        inside(card).addWidget(line())
        inside(card).addWidget(self.model)
        return card

    def _add(self, side: QVBoxLayout, group: OptionGroup) -> None:
        # Before the stretch at the side's foot.
        side.insertWidget(side.count() - 1, self._group(group))

    def _group(self, group: OptionGroup) -> QFrame:
        t = self.t
        card = framed(margins=(14, 10, 14, 12))
        self._on[group] = label("", "caption", wraps=False)
        heading = label(t(GROUP_NAMES[group]), "section", wraps=False)
        inside(card).addLayout(row(heading, None, self._on[group]))
        inside(card).addWidget(line())
        for option in OPTIONS:
            if option.group == group:
                inside(card).addWidget(self._row(option.id))
        return card

    def _row(self, option_id: str) -> OptionRow:
        """The row of an option, watched for the pointer and the focus."""
        made = OptionRow(self._around, OPTION[option_id])
        made.chosen.connect(lambda value: self._set(option_id, value))
        made.left.connect(self._editor.end_typing)
        made.reset.connect(lambda: self._editor.reset_field(("options",), option_id))
        for watched in (made, made.field):
            self._row_of[watched] = made
            watched.installEventFilter(self)
        self.rows[option_id] = made
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer or the focus came to an option, or left it."""
        made = self._row_of.get(watched)
        if made is not None and event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._pointed = made
            self._point_later.start()
        elif made is self._pointed and event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._pointed = None
            self._point_later.start()
        return super().eventFilter(watched, event)

    def _point(self) -> None:
        made, view = self._pointed, self._view
        if made is None or view is None or made.why_not(view):
            self.left.emit()
        else:
            self.pointed.emit(made.option.id, *made.effect(view))

    def count(self, view: ProjectView) -> int:
        """How many options are on."""
        return sum(on for on, _ in self._counts(view).values())

    def _counts(self, view: ProjectView) -> dict[OptionGroup, tuple[int, int]]:
        """Per group, how many of the options that the architecture builds are on, and how many there are."""
        has_agents = bool(view.blueprint.agents)
        found: dict[OptionGroup, tuple[int, int]] = dict.fromkeys(GROUP_NAMES, (0, 0))
        for option in OPTIONS:
            if option.why_not(view.architecture.id, has_agents) is None:
                on, every = found[option.group]
                is_on = option.is_on(getattr(view.blueprint.options, option.id))
                found[option.group] = (on + is_on, every + 1)
        return found

    def show_view(self, view: ProjectView) -> None:
        """Show the options of another value of the document."""
        while self.build_next():
            pass
        self._view = view
        self.model.show_item(view, ("project",))
        for made in self.rows.values():
            made.show_view(view)
        counts = self._counts(view)
        for group, shown in self._on.items():
            on, every = counts[group]
            words = self.t(Marked("{count} of {all}"), count=on, all=every)
            shown.setText(words if every else "")

    def _set(self, name: str, value: object) -> None:
        self._editor.set(("options",), name, value)
        if OPTION[name].kind != "count":
            self._editor.end_typing()

    def bring(self, path: Path, name: str) -> None:
        """Focus an option, or a field of the project's model."""
        if path[0] == "project" or name not in OPTION:
            self.model.bring(name)
        else:
            self.rows[name].field.setFocus()
            row_of_it = self.rows[name]
            # A tab that was opened just now has no heights yet.
            QTimer.singleShot(0, row_of_it, lambda: self.ensureWidgetVisible(row_of_it))

    def enter(self) -> None:
        """The first option that this architecture builds."""
        for made in self.rows.values():
            if self._view is not None and not made.why_not(self._view):
                made.field.setFocus()
                return
