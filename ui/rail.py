"""The rail: the steps, each a button, and how many ratings are given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QProgressBar, QWidget

from evaluator.assessment import Assessment
from evaluator.factors import FACTORS
from evaluator.i18n import Marked, Translator
from ui.steps import STEPS, Progress
from ui.theme import Theme
from ui.widgets.labels import column, label, line
from ui.widgets.step_button import StepButton

_WIDTH, _NARROW = 204, 60
_STATES: dict[str, Marked] = {
    "done": Marked("{name}, done"),
    "partial": Marked("{name}, begun"),
    "unbegun": Marked("{name}, open"),
    "optional": Marked("{name}, optional"),
    "closed": Marked("{name}, waits for the ratings"),
    "warning": Marked("{name}, to review"),
    "error": Marked("{name}, has problems"),
}


class Rail(QFrame):
    """Shows where one is and what is done; `chosen` carries a step's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._is_narrow = False
        self._delivered: set[str] = set()
        self._headings: list[QLabel] = []
        self._lines: list[QWidget] = []
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        layout = column(self, (10, 12, 10, 16), 1)
        self.buttons: dict[str, StepButton] = {}
        together = QButtonGroup(self)
        group = None
        for step in STEPS:
            if step.group != group:
                self._begin_group(layout, t(step.group), is_first=group is None)
                group = step.group
            made = StepButton(theme, t(step.name))
            made.clicked.connect(lambda _=False, id=step.id: self.chosen.emit(id))
            together.addButton(made)
            self.buttons[step.id] = made
            layout.addWidget(made)
        layout.addStretch(1)
        foot = QFrame()
        foot.setObjectName("rail-foot")
        self._foot = column(foot, (10, 12, 10, 0), 8)
        self._count = label("", "muted", wraps=False)
        self._bar = QProgressBar()
        self._bar.setRange(0, len(FACTORS))
        self._bar.setTextVisible(False)
        self._foot.addWidget(self._count)
        self._foot.addWidget(self._bar)
        layout.addWidget(foot)

    def _begin_group(self, layout: object, words: str, *, is_first: bool) -> None:
        heading = label(words, "group")
        heading.setContentsMargins(10, 4 if is_first else 14, 0, 5)
        layout.addWidget(heading)  # type: ignore[attr-defined]  # a QVBoxLayout
        self._headings.append(heading)
        if not is_first:
            rule = line()
            rule.hide()
            layout.addSpacing(2)  # type: ignore[attr-defined]
            layout.addWidget(rule)  # type: ignore[attr-defined]
            self._lines.append(rule)

    def mark_delivered(self, step_id: str) -> None:
        """A project was written, or a report: its step is done for as long as this document is open."""
        self._delivered.add(step_id)

    def forget_delivered(self) -> None:
        """Another document is open."""
        self._delivered.clear()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is done."""
        for step in STEPS:
            progress = step.progress(assessment)
            if step.id in self._delivered and progress.state not in ("closed", "error"):
                progress = Progress("done")
            words = self._t(progress.words) if progress.words else ""
            spoken = self._t(_STATES[progress.state], name=step.name)
            self.buttons[step.id].show_progress(progress.state, progress.share, words, spoken)
        rated = len(FACTORS) - len(assessment.missing)
        words = (
            Marked("{count}/{all}") if self._is_narrow else Marked("{count} of {all} ratings given")
        )
        self._count.setText(self._t(words, count=rated, all=len(FACTORS)))
        self._bar.setValue(rated)
        self._bar.setAccessibleName(self._count.text())

    def show_narrow(self, is_narrow: bool, assessment: Assessment) -> None:
        """Show only the marks where there is little room."""
        self._is_narrow = is_narrow
        self.setFixedWidth(_NARROW if is_narrow else _WIDTH)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*((8, 12, 8, 16) if is_narrow else (10, 12, 10, 16)))
        self._foot.setContentsMargins(*((4, 12, 4, 0) if is_narrow else (10, 12, 10, 0)))
        for heading in self._headings:
            heading.setVisible(not is_narrow)
        for rule in self._lines:
            rule.setVisible(is_narrow)
        for made in self.buttons.values():
            made.show_narrow(is_narrow)
        self.show_assessment(assessment)

    def show_step(self, step_id: str) -> None:
        """Mark the current step."""
        self.buttons[step_id].setChecked(True)
