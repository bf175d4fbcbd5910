"""One option: what it is set to, why, and what it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from evaluator.blueprint.derived import times
from evaluator.blueprint.options import Option, option_reason
from evaluator.i18n import Marked
from ui.pages.page import Surroundings
from ui.pages.project.project_view import ProjectView
from ui.widgets.check import Check
from ui.widgets.edited import Edited
from ui.widgets.form_fields import ChoiceField, FieldMade, NumberField
from ui.widgets.labels import column, label, row

_OFF = Marked("off")


class OptionRow(QFrame):
    """Shows an option; one that the architecture does not build says why. `chosen` carries a new value."""

    chosen = Signal(object)
    left = Signal()
    reset = Signal()

    def __init__(self, around: Surroundings, option: Option) -> None:
        super().__init__()
        self.t, self.option = around.t, option
        t = around.t
        self.setProperty("role", "option")
        self.setToolTip(t(option.hint))
        self._edited = Edited(around.theme, t, t(option.name))
        self._edited.reset.connect(self.reset)
        self._hint = label("", "caption")
        self.check: Check | None = None
        if option.is_switch:
            self.check = Check(t(option.name))
            off, on = option.values
            self.check.chosen.connect(lambda is_on: self.chosen.emit(on if is_on else off))
            self.field: QWidget = self.check.box
            line = row(self.check, self._edited)
            line.setStretch(0, 1)
        else:
            self.field = self._valued(around)
            self.field.edited.connect(self.chosen)  # type: ignore[attr-defined]  # as all fields
            self.field.left.connect(self.left)  # type: ignore[attr-defined]
            words = column(spacing=0)
            words.addWidget(label(t(option.name)))
            words.addWidget(self._hint)
            line = row()
            line.addLayout(words, 1)
            line.addWidget(self._edited)
            if option.kind == "choice":
                # Below its words, where there is room for the longest choice.
                words.addSpacing(4)
                words.addWidget(self.field)
            else:
                line.addWidget(self.field)
        line.setContentsMargins(0, 2, 0, 2)
        self.setLayout(line)

    def _valued(self, around: Surroundings) -> ChoiceField | NumberField:
        option, t = self.option, around.t
        name = t(option.name)
        if option.kind == "choice":
            return ChoiceField(FieldMade(around.theme, t, name))
        *_, least, most = option.values
        nothing = t(_OFF) if option.may_be_off else ""
        made = FieldMade(around.theme, t, name, "", int(str(least)), int(str(most)), nothing)
        field = NumberField(made)
        field.setFixedWidth(90)
        return field

    def why_not(self, view: ProjectView) -> str:
        """Why the architecture does not build it; empty when it does."""
        why = self.option.why_not(view.architecture.id, bool(view.blueprint.agents))
        return self.t(why) if why is not None else ""

    def effect(self, view: ProjectView) -> tuple[object, object]:
        """The values to compare, to show what it adds: off, and what it is or would be."""
        values, now = self.option.values, getattr(view.blueprint.options, self.option.id)
        return values[0], now if self.option.is_on(now) and now != values[0] else values[1]

    def show_view(self, view: ProjectView) -> None:
        """Show the option of another value of the document."""
        option, t = self.option, self.t
        value = getattr(view.blueprint.options, option.id)
        rule = getattr(view.derived.options, option.id)
        why_not = self.why_not(view)
        why = why_not or t(option_reason(option, view.assessment, rule))
        self.field.setEnabled(not why_not)
        if self.check is not None:
            self.check.setEnabled(not why_not)
            self.check.show_checked(not why_not and option.is_on(value))
            self.check.say(why)
        else:
            choices = [(one, t(words)) for one, words in option.names.items()]
            self.field.show_value(value, choices)  # type: ignore[attr-defined]  # as all fields
            self._hint.setText(why)
            self.field.setAccessibleDescription(why)
        is_edited = not why_not and option.id in view.blueprint.options.edited
        self._edited.show_edit(is_edited, self._words(rule))

    def _words(self, value: object) -> str:
        option, t = self.option, self.t
        if option.is_switch:
            return t(Marked("on")) if option.is_on(value) else t(_OFF)
        if option.kind == "choice":
            return t(option.names[value])
        if value is None:
            return t(_OFF)
        return t(times(value)) if option.id == "rework" else str(value)
