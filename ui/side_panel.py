"""The matrix beside the steps, with the scores and what they come to so far."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from evaluator.advice import advise
from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES
from evaluator.i18n import Marked, Translator
from evaluator.matrix import possible
from evaluator.words import level_words
from ui.theme import Theme
from ui.widgets.labels import clear, framed, label, row
from ui.widgets.matrix_view import MatrixView

_WIDTH, _NARROW = 340, 292


class SidePanel(QFrame):
    """Shows the live matrix."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.setObjectName("side")
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.setSpacing(8)
        self._title = label("", "section")
        self._intro = label("", "muted")
        self.matrix = MatrixView(theme, t)
        self._scores = QVBoxLayout()
        self._card = QVBoxLayout()
        layout.addWidget(self._title)
        layout.addWidget(self._intro)
        layout.addWidget(self.matrix)
        layout.addLayout(self._scores)
        layout.addLayout(self._card)
        layout.addStretch(1)

    def show_narrow(self, is_narrow: bool) -> None:
        """Take less room in a small window."""
        self.setFixedWidth(_NARROW if is_narrow else _WIDTH)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value."""
        t = self._t
        self.matrix.show_assessment(assessment)
        clear(self._scores)
        clear(self._card)
        advice = advise(assessment)
        if advice is None:
            given = len(assessment.rated)
            self._title.setText(t(Marked("Placement so far")))
            words = Marked("{count} of 8 ratings. The frame shows where the point can still land.")
            self._intro.setText(t(words, count=given))
            left = possible(assessment.scores)
            for axis in AXES:
                low, high = left.range(axis)
                text = t.score(low) if low == high else f"{t.score(low)} – {t.score(high)}"
                self._add_score(t(AXIS_NAMES[axis]), text, "")
            return
        self._title.setText(t(Marked("Placement")))
        words = Marked(
            "All eight ratings are in. The dots show where it lands if each is off by its own ±."
        )
        self._intro.setText(t(words))
        for axis in AXES:
            level = level_words(advice.placement, axis, t)
            self._add_score(t(AXIS_NAMES[axis]), t.score(advice.placement.score(axis)), level)
        card = framed(f"quadrant-{advice.architecture.quadrant}")
        box = card.layout()
        assert box is not None
        name = label(t(advice.architecture.name), "strong")
        name.setProperty("quadrant", advice.architecture.quadrant)
        box.addWidget(name)
        box.addWidget(label(t(advice.borderline or advice.reason)))
        self._card.addWidget(card)

    def _add_score(self, name: str, score: str, level: str) -> None:
        figure = label(score, "strong", wraps=False)
        note = label(level, "caption", wraps=False)
        self._scores.addLayout(row(label(name, "muted", wraps=False), None, figure, note))
