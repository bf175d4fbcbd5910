"""The rail: the steps, each a button, and how many ratings are given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout

from evaluator.assessment import Assessment
from evaluator.factors import AXES, FACTORS
from evaluator.i18n import Marked, Translator
from ui.steps import STEPS
from ui.widgets.labels import button, label

_WIDTH, _NARROW = 204, 60


class Rail(QFrame):
    """Shows where one is and what is done; `chosen` carries a step's id."""

    chosen = Signal(str)

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._is_narrow = False
        self._headings: list[QLabel] = []
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 10, 16)
        layout.setSpacing(3)
        self.buttons: dict[str, QPushButton] = {}
        together = QButtonGroup(self)
        group = None
        for step in STEPS:
            if step.group != group:
                group = step.group
                heading = label(t(group), "group")
                heading.setContentsMargins(10, 10, 0, 2)
                layout.addWidget(heading)
                self._headings.append(heading)
            made = button("", "step")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, id=step.id: self.chosen.emit(id))
            together.addButton(made)
            self.buttons[step.id] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self._count = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, len(FACTORS))
        self._bar.setTextVisible(False)
        layout.addWidget(self._count)
        layout.addWidget(self._bar)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what is done."""
        rated = assessment.rated
        for step in STEPS:
            name = self._t(step.name)
            factors = AXES.get(step.id)  # type: ignore[call-overload]  # not every step is an axis
            if factors:
                given = sum(factor.id in rated for factor in factors)
                mark = "✓" if given == len(factors) else "◔" if given else "○"
                text = f"{mark}  {name}   {given}/{len(factors)}"
            else:
                is_done = (
                    bool(assessment.use_case.title)
                    if step.id == "use_case"
                    else not assessment.missing
                )
                text = f"{'✓' if is_done else '○'}  {name}"
            mark = text.partition(" ")[0]
            self.buttons[step.id].setText(f"{step.number} {mark}" if self._is_narrow else text)
            self.buttons[step.id].setToolTip(name if self._is_narrow else "")
            self.buttons[step.id].setAccessibleName(name)
        words = (
            Marked("{count}/{all}") if self._is_narrow else Marked("{count} of {all} ratings given")
        )
        self._count.setText(self._t(words, count=len(rated), all=len(FACTORS)))
        self._bar.setValue(len(rated))
        self._bar.setAccessibleName(self._count.text())

    def show_narrow(self, is_narrow: bool, assessment: Assessment) -> None:
        """Show only numbers and marks where there is little room."""
        self._is_narrow = is_narrow
        self.setFixedWidth(_NARROW if is_narrow else _WIDTH)
        margins = (4, 12, 4, 16) if is_narrow else (10, 12, 10, 16)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*margins)
        for heading in self._headings:
            heading.setVisible(not is_narrow)
        self.show_assessment(assessment)

    def show_step(self, step_id: str) -> None:
        """Mark the current step."""
        self.buttons[step_id].setChecked(True)
