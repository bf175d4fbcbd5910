"""The decision: accept the recommendation, or choose another architecture and say why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QRadioButton, QWidget

from evaluator.assessment import Assessment, Decision
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURE, ARCHITECTURES, Architecture
from ui.edits import Decide
from ui.pages.page import Surroundings
from ui.widgets.buttons import Button
from ui.widgets.fields import DateField, LineField, ProseField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.labels import framed, inside, label, restyle, row

_NOTE_HEIGHT = 36


class DecisionCard(QFrame):
    """Records what is decided. Another architecture than the recommended one is recorded with its reason only."""

    decided = Signal()
    unfolded = Signal()
    """The person chose, and the card has more to ask now."""

    class Messages:
        """What is said in the card."""

        reason_wanted = Marked(
            "Say why another than the recommended one is built; then it is recorded."
        )
        bad_date = Marked("A date is written YYYY-MM-DD; this one is not kept.")

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        t = self._t = around.t
        self._document = around.document
        self._pending: str | None = None
        self._recommended: Architecture | None = None
        self.setProperty("role", "card")
        holder = framed("", (14, 10, 14, 12))
        box = inside(holder)
        self.accept = QRadioButton(t(Marked("Accept the recommendation")))
        self.another = QRadioButton(t(Marked("Choose another")))
        together = QButtonGroup(self)
        for choice in (self.accept, self.another):
            together.addButton(choice)
        self._together = together
        self.choice = QComboBox()
        self.choice.setAccessibleName(t(Marked("The architecture that is built")))
        self.clear = Button(
            around.theme, "rotate-ccw", role="quiet", name=t(Marked("Take the decision back"))
        )
        restyle(self.clear, "small", True)
        heading = label(t(Marked("Your decision")), "section", wraps=False)
        heading.setMinimumHeight(self.accept.sizeHint().height())
        choices = Flow(10)
        for made in (heading, self.accept, self.another):
            choices.addWidget(made)
        head = row(spacing=4)
        head.addLayout(choices, 1)
        head.addWidget(self.clear)
        box.addLayout(head)
        box.addWidget(self.choice)
        self.reason = ProseField(t(Marked("Reason")))
        self.reason.setFixedHeight(_NOTE_HEIGHT)
        self.reason.document().setDocumentMargin(2)
        self.review = DateField(around.theme, t, t(Marked("Review on")))
        self.by = LineField(t(Marked("Decided by")))
        self.date = DateField(around.theme, t, t(Marked("Decided on")))
        self._reason = Labelled(around.theme, t(Marked("Reason")), self.reason)
        box.addWidget(self._reason)
        self._who = QWidget()
        fields = (
            Labelled(around.theme, t(Marked("Decided by")), self.by),
            Labelled(around.theme, t(Marked("Decided on")), self.date),
            Labelled(around.theme, t(Marked("Review on")), self.review),
        )
        line = row(*fields, spacing=10)
        for place in range(3):
            line.setStretch(place, 1)
        self._who.setLayout(line)
        box.addWidget(self._who)
        outer = row(holder)
        self.setLayout(outer)
        self._connect(fields)

    def _connect(self, fields: tuple[Labelled, ...]) -> None:
        self.accept.clicked.connect(self._accept)
        self.another.clicked.connect(self._choose_another)
        self.choice.activated.connect(self._choose)
        self.clear.clicked.connect(self._take_back)
        self.reason.edited.connect(self._reason_typed)
        for name, field in (("by", self.by), ("date", self.date), ("review", self.review)):
            field.edited.connect(lambda text, name=name: self._set(name, text))
        for shown, date_field in ((fields[1], self.date), (fields[2], self.review)):
            date_field.wrongnessChanged.connect(
                lambda is_wrong, shown=shown: shown.say(
                    self._t(self.Messages.bad_date) if is_wrong else ""
                )
            )

    def begin(self) -> None:
        """Another document is open: forget a choice that waits for its reason."""
        self._pending = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the decision, or a choice that still waits for its reason."""
        t, decision, placement = self._t, assessment.decision, assessment.placement
        if placement is None:
            return
        self._recommended = placement.architecture
        others = [item for item in ARCHITECTURES if item is not self._recommended]
        self.choice.clear()
        for item in others:
            self.choice.addItem(t(item.name), item.id)
        status = assessment.decision_status
        if status in ("accepted", "overridden"):
            self._pending = None
        stands = decision is not None and status != "to_review"
        chosen = decision.architecture if decision is not None and stands else self._pending
        is_other = chosen is not None and chosen != self._recommended.id
        self._together.setExclusive(False)
        self.accept.setChecked(chosen is not None and not is_other)
        self.another.setChecked(is_other)
        self._together.setExclusive(True)
        self.choice.setVisible(is_other)
        if is_other:
            self.choice.setCurrentIndex(self.choice.findData(chosen))
        self.clear.setVisible(decision is not None or self._pending is not None)
        self._who.setVisible(decision is not None)
        if self._pending is None or decision is not None:
            self.reason.show_text(decision.reason if decision is not None else "")
        is_waiting = self._pending is not None and not self.reason.shown_text().strip()
        hint = Marked("Why not the recommendation?") if is_other else Marked("Optional")
        self.reason.setPlaceholderText(t(hint))
        self._reason.setVisible(chosen is not None or decision is not None)
        self._reason.say(t(self.Messages.reason_wanted) if is_waiting else "")
        if decision is not None:
            self.by.show_text(decision.by)
            self.date.show_text(decision.date)
            self.review.show_text(decision.review)

    def _new(self, architecture: str, reason: str) -> Decision:
        """A decision of today, with what the one before it says of who and when to review."""
        assert self._recommended is not None
        assessment = self._document.assessment
        before = assessment.decision
        return Decision(
            architecture=architecture,  # type: ignore[arg-type]  # one of the four
            recommended=self._recommended.id,
            reason=reason,
            by=before.by if before else assessment.use_case.author,
            date=date.today().isoformat(),
            review=before.review if before else "",
        )

    def _accept(self) -> None:
        assert self._recommended is not None
        self._pending = None
        before = self._document.assessment.decision
        # The reason for another choice is none for this one.
        keeps = before is not None and before.architecture == self._recommended.id
        reason = before.reason if before is not None and keeps else ""
        self._document.end_merging()
        self._document.apply(Decide(self._new(self._recommended.id, reason)))
        self.decided.emit()
        self.unfolded.emit()

    def accept_recommendation(self) -> None:
        """Accept what is recommended now."""
        self._accept()

    def keep_choice(self) -> None:
        """Keep what was decided although the ratings say otherwise now."""
        before = self._document.assessment.decision
        assert before is not None and self._recommended is not None
        if before.architecture == self._recommended.id:
            self._accept()
        else:
            self._choose_id(before.architecture)

    def _choose_another(self) -> None:
        data = self.choice.currentData() or self.choice.itemData(0)
        self._choose_id(str(data))

    def _choose(self, index: int) -> None:
        self._choose_id(str(self.choice.itemData(index)))

    def _choose_id(self, architecture: str) -> None:
        assert ARCHITECTURE[architecture]
        decision = self._document.assessment.decision
        reason = decision.reason if decision is not None else self.reason.shown_text()
        self._document.end_merging()
        was_other = decision is not None and decision.architecture != decision.recommended
        if reason.strip() and (was_other or decision is None):
            self._document.apply(Decide(self._new(architecture, reason)))
            self.decided.emit()
            return
        self._pending = architecture
        if decision is not None:
            self._document.apply(Decide(None))
        self.reason.show_text("")
        self.show_assessment(self._document.assessment)
        self.reason.setFocus()
        self.unfolded.emit()

    def _reason_typed(self, text: str) -> None:
        decision = self._document.assessment.decision
        field = "decision.reason"
        if decision is None:
            if self._pending is not None and text.strip():
                self._document.apply(Decide(self._new(self._pending, text), field))
                self.decided.emit()
            else:
                self.show_assessment(self._document.assessment)
            return
        if decision.architecture != decision.recommended and not text.strip():
            self._pending = decision.architecture
            self._document.apply(Decide(None, field))
            return
        self._document.apply(Decide(decision.model_copy(update={"reason": text}), field))

    def _set(self, name: str, text: str) -> None:
        decision = self._document.assessment.decision
        if decision is not None:
            changed = decision.model_copy(update={name: text})
            self._document.apply(Decide(changed, f"decision.{name}"))

    def _take_back(self) -> None:
        self._pending = None
        self._document.end_merging()
        self._document.apply(Decide(None))
        self.show_assessment(self._document.assessment)

    def bring(self, field: str) -> None:
        """Focus what was changed."""
        places: dict[str, QWidget] = {
            "decision.reason": self.reason,
            "decision.by": self.by,
            "decision.date": self.date,
            "decision.review": self.review,
        }
        decision = self._document.assessment.decision
        radio = self.another if decision and decision.architecture != decision.recommended else self.accept  # fmt: skip
        widget = places.get(field, radio)
        (widget if widget.isVisible() else radio).setFocus()
