"""Steps 2 and 3: the four factors of an axis."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES, FACTOR, Axis, Factor
from evaluator.i18n import Marked
from ui.edits import SetConfidence, SetNote, SetScore
from ui.pages.page import Page, Surroundings
from ui.widgets.factor_row import FactorRow
from ui.widgets.labels import button, keys

_INTROS: dict[Axis, Marked] = {
    "complexity": Marked("Rate how much your application has to juggle. Four ratings, averaged."),
    "precision": Marked("Rate how exact the result has to be. Four ratings, averaged."),
}
_KEYS = (
    (Marked("1 – 9, 0"), Marked("rate, go on")),
    (Marked("← →"), Marked("by one")),
    (Marked("↑ ↓"), Marked("other factor")),
    (Marked("Del"), Marked("unrate")),
    (Marked("C"), Marked("how sure")),
    (Marked("N"), Marked("note")),
)


class RatingPage(Page):
    """Four factor rows. After the last one, Enter asks for the next step."""

    class Messages:
        """What the footer says."""

        all_rated = Marked("All four rated")
        missing = Marked("Missing:")

    def __init__(self, around: Surroundings, axis: Axis, next_step: str) -> None:
        super().__init__(around, AXIS_NAMES[axis], _INTROS[axis])
        self._axis = axis
        self._next_step = next_step
        self.content.setSpacing(8)
        self.head.setContentsMargins(0, 0, 0, 4)
        self.rows: dict[str, FactorRow] = {}
        self.deferred = [lambda factor=factor: self._build_row(factor) for factor in AXES[axis]]
        self.deferred.append(self._build_foot)
        if axis == "precision":
            skip = button(self.t(Marked("Skip to result")))
            skip.clicked.connect(lambda: self.goTo.emit("result", ""))
            self.add_to_footer(skip)

    def _build_row(self, factor: Factor) -> None:
        factor_row = FactorRow(factor, self.around.theme, self.t)
        self.rows[factor.id] = factor_row
        self._connect(factor.id, factor_row)
        self.content.addWidget(factor_row)

    def _build_foot(self) -> None:
        if self._axis == "complexity":
            hints = [(self.t(key), self.t(words)) for key, words in _KEYS]
            self.content.addLayout(keys(hints))
        self.content.addStretch(1)

    def _connect(self, factor_id: str, factor_row: FactorRow) -> None:
        document, page = self.document, self._axis
        factor_row.rated.connect(
            lambda score: document.apply(SetScore(page, factor_id, score or None))
        )
        factor_row.confidenceChosen.connect(
            lambda chosen: document.apply(SetConfidence(page, factor_id, chosen))
        )
        factor_row.noteEdited.connect(lambda note: document.apply(SetNote(page, factor_id, note)))
        factor_row.moved.connect(lambda by: self._move(factor_id, by))
        factor_row.confirmed.connect(lambda: self._after_digit(factor_id))
        factor_row.stepWanted.connect(lambda: self._enter_pressed(factor_id))

    def _move(self, factor_id: str, by: int) -> None:
        ids = list(self.rows)
        place = ids.index(factor_id) + by
        if 0 <= place < len(ids):
            self.focus_factor(ids[place])

    def _after_digit(self, factor_id: str) -> None:
        self.document.end_merging()
        self._move(factor_id, 1)

    def _enter_pressed(self, factor_id: str) -> None:
        if factor_id == list(self.rows)[-1]:
            self.goTo.emit(self._next_step, "")
        else:
            self._move(factor_id, 1)

    def focus_factor(self, factor_id: str) -> None:
        """Focus a factor's segments and bring its row into view."""
        factor_row = self.rows[factor_id]
        factor_row.segments.setFocus()
        if factor_id == next(iter(self.rows)):
            # With the page's title over it.
            self.verticalScrollBar().setValue(0)
        self.ensureWidgetVisible(factor_row, 0, 24)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the four ratings, and in the footer what is missing."""
        for factor_id, factor_row in self.rows.items():
            factor_row.show_rating(assessment.rating(factor_id))
        missing = [FACTOR[item].name for item in assessment.missing if item in self.rows]
        t = self.t
        if missing:
            names = t.listing(t(name) for name in missing)
            shown = names if len(missing) < 3 else t(Marked("{count} ratings"), count=len(missing))
            self.note_in_footer("circle-dashed", t(self.Messages.missing), shown)
        else:
            self.note_in_footer("check", t(self.Messages.all_rated))

    def show_narrow(self, is_narrow: bool) -> None:
        """The words of a confidence stand alone where there is little room."""
        super().show_narrow(is_narrow)
        for factor_row in self.rows.values():
            factor_row.show_narrow(is_narrow)

    def enter(self) -> None:
        """The first unrated factor, else the first."""
        scores = self.document.assessment.scores
        unrated = [factor_id for factor_id in self.rows if scores[factor_id] is None]
        self.focus_factor(unrated[0] if unrated else next(iter(self.rows)))

    def bring(self, field: str) -> None:
        """Focus what was changed."""
        factor_id, _, part = field.partition(".")
        factor_row = self.rows[factor_id]
        parts: dict[str, QWidget] = {
            "score": factor_row.segments,
            "note": factor_row.note,
            "confidence": factor_row.confidence,
        }
        parts[part].setFocus()
        self.ensureWidgetVisible(factor_row, 0, 24)
