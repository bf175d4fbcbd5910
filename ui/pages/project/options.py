"""What the project includes beyond its steps, in groups; each says why it is on, or what it would take."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.blueprint.derived import times
from evaluator.blueprint.options import (
    GROUP_NAMES,
    OPTION,
    OPTIONS,
    Option,
    OptionGroup,
    option_reason,
)
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURE
from ui.edits import ResetBlueprint, SetBlueprint
from ui.pages.page import Surroundings
from ui.pages.project.project_view import ProjectView
from ui.widgets.check import Check
from ui.widgets.edited import Edited
from ui.widgets.labels import column, framed, inside, label, line, row

_LEFT: tuple[OptionGroup, ...] = ("safety", "consistency")
_WIDEST = 760


class OptionsTab(QWidget):
    """Shows each option of the table; one that the architecture does not build says which does."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.t = around.t
        self._document = around.document
        self._view: ProjectView | None = None
        self.checks: dict[str, Check] = {}
        self.counts: dict[str, QComboBox] = {}
        self._hints: dict[str, QLabel] = {}
        self._edited: dict[str, Edited] = {}
        self._on: dict[OptionGroup, QLabel] = {}
        left, right = column(spacing=12), column(spacing=12)
        for side in (left, right):
            side.addStretch(1)
        self.parts: list[Callable[[], object]] = [
            lambda group=group: self._add(left if group in _LEFT else right, group)
            for group in GROUP_NAMES
        ]
        """The groups, each built when there is time."""
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        layout = column(self, (0, 4, 0, 0))
        layout.addWidget(holder)
        layout.addStretch(1)

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
                inside(card).addLayout(self._option(option))
        return card

    def _option(self, option: Option) -> QHBoxLayout:
        t = self.t
        edited = Edited(self._around.theme, t, t(option.name))
        edited.reset.connect(lambda: self._reset(option.id))
        self._edited[option.id] = edited
        if option.is_switch:
            check = Check(t(option.name))
            check.setToolTip(t(option.hint))
            off, on = option.values
            check.chosen.connect(lambda is_on: self._set(option.id, on if is_on else off))
            self.checks[option.id] = check
            made = row(check, edited)
            made.setStretch(0, 1)
            return made
        box = QComboBox()
        box.setAccessibleName(t(option.name))
        box.setToolTip(t(option.hint))
        for value in option.values:
            box.addItem(t(times(value)), value)
        box.activated.connect(lambda index: self._set(option.id, box.itemData(index)))
        self.counts[option.id] = box
        hint = label("", "caption")
        self._hints[option.id] = hint
        words = column(spacing=0)
        words.addWidget(label(t(option.name)))
        words.addWidget(hint)
        made = row()
        made.addLayout(words, 1)
        made.addWidget(edited)
        made.addWidget(box)
        return made

    def show_view(self, view: ProjectView) -> None:
        """Show the options of another value of the document."""
        self._view = view
        t, options, derived = self.t, view.blueprint.options, view.derived.options
        for option in OPTIONS:
            value, rule = getattr(options, option.id), getattr(derived, option.id)
            is_built = view.architecture.id in option.architectures
            if is_built:
                why = t(option_reason(option, view.assessment, rule))
            else:
                names = tuple(ARCHITECTURE[item].name for item in option.architectures)
                why = t(Marked("built in: {names}"), names=names)
            if option.is_switch:
                check = self.checks[option.id]
                check.setEnabled(is_built)
                check.show_checked(is_built and option.is_on(value))
                check.say(why)
                was = t(Marked("on")) if option.is_on(rule) else t(Marked("off"))
            else:
                self.counts[option.id].setEnabled(is_built)
                self.counts[option.id].setCurrentIndex(self.counts[option.id].findData(value))
                self._hints[option.id].setText(why)
                was = t(times(rule))
            self._edited[option.id].show_edit(is_built and option.id in options.edited, was)
        self._show_counts(view)

    def _show_counts(self, view: ProjectView) -> None:
        for group, shown in self._on.items():
            built = [
                item
                for item in OPTIONS
                if item.group == group and view.architecture.id in item.architectures
            ]
            on = sum(item.is_on(getattr(view.blueprint.options, item.id)) for item in built)
            shown.setText(
                self.t(Marked("{count} of {all}"), count=on, all=len(built)) if built else ""
            )

    def _set(self, name: str, value: object) -> None:
        assert self._view is not None
        self._document.end_merging()
        self._document.apply(SetBlueprint(self._view.derived, "options", name, value))

    def _reset(self, name: str) -> None:
        assert self._view is not None
        self._document.end_merging()
        self._document.apply(ResetBlueprint(self._view.derived, "options", name))

    def bring(self, name: str) -> None:
        """Focus an option."""
        (self.checks[name].box if OPTION[name].is_switch else self.counts[name]).setFocus()

    def enter(self) -> None:
        """The first option that this architecture builds."""
        for option in OPTIONS:
            if self._view is not None and self._view.architecture.id in option.architectures:
                self.bring(option.id)
                return
