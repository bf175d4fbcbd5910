"""The result page: the matrix large, beside it the advice in cards and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from evaluator.advice import Advice, advise
from evaluator.assessment import Assessment
from evaluator.factors import FACTOR
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURES
from evaluator.words import title_of
from ui.pages.page import Page, Surroundings
from ui.pages.result.cards import Cards
from ui.pages.result.decision import DecisionCard
from ui.pages.result.missing import known_card, missing_card, still_possible, waiting_card
from ui.widgets.buttons import Button
from ui.widgets.glyph import Glyph
from ui.widgets.labels import clear, column, label, led_text, row
from ui.widgets.matrix_view import MatrixView
from ui.widgets.stability_bar import FIGURE_FROM, StabilityBar

_LARGEST_MATRIX = 640
_MATRIX_SHARE, _MATRIX_SHARE_NARROW = 46, 39
"""Percent of the page."""


class ResultPage(Page):
    """The advice in cards beside the matrix; with ratings missing, which, with links to them."""

    next_words = Marked("Build the project")

    class Messages:
        """What the footer says."""

        missing = Marked("Missing: {names}")
        accepted = Marked("Accept")
        keep = Marked("Keep yours")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Result"))
        t, theme = self.t, around.theme
        self._shown: object = None
        self._waiting: Iterator[QWidget] | None = None
        self._next_card = QTimer(self)
        self._next_card.setSingleShot(True)
        self._next_card.setInterval(0)
        self._next_card.timeout.connect(self._add_card)
        self._maker = Cards(theme, t)
        self.matrix = MatrixView(theme, t, large=True)
        self.bar = StabilityBar(theme, t)
        self._bar_title = label(t(Marked("How firm is it?")), "section", wraps=False)
        self._spread = label("", "caption")
        self._spread.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._legend = column(spacing=4)
        self._uses = label("", "muted")
        self._uses.setTextFormat(Qt.TextFormat.RichText)
        beside = QWidget()
        beside.setMaximumWidth(_LARGEST_MATRIX)
        left = column(beside, spacing=8)
        left.addWidget(self.matrix)
        self.painted_apart = [self.matrix]
        firmness = row(self._bar_title, self._spread)
        firmness.setStretch(1, 1)
        left.addLayout(firmness)
        left.addWidget(self.bar)
        left.addLayout(self._legend)
        left.addWidget(self._uses)
        left.addStretch(1)
        self._cards = column(spacing=10)
        self._brings_decision = False
        self._right = column(spacing=10)
        self._right.addLayout(self._cards)
        self._columns = QHBoxLayout()
        self._columns.addWidget(beside)
        self._columns.addLayout(self._right)
        self.deferred = [self._build_decision]
        self._share_out(is_narrow=False)
        self.content.addLayout(self._columns, 1)
        report = Button(theme, "printer", t(Marked("Report")))
        report.clicked.connect(lambda: self.goTo.emit("report", ""))
        self.add_to_footer(report)

    def _build_decision(self) -> None:
        self.decision = DecisionCard(self.around)
        self.decision.unfolded.connect(self._unfold)
        self._right.addWidget(self.decision)
        self._right.addStretch(1)

    def _share_out(self, is_narrow: bool) -> None:
        """The matrix's share of the page; in a small window the words need more."""
        share = _MATRIX_SHARE_NARROW if is_narrow else _MATRIX_SHARE
        self._columns.setSpacing(16 if is_narrow else 24)
        self._columns.setStretch(0, share)
        self._columns.setStretch(1, 100 - share)

    def show_narrow(self, is_narrow: bool) -> None:
        """The words take more of a small window."""
        super().show_narrow(is_narrow)
        self._share_out(is_narrow)

    def begin(self) -> None:
        """Another document is open."""
        self.matrix.forget()
        self.bar.forget()
        self.decision.begin()
        self._shown = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the advice, or what is missing; cards are made anew only when they say something else."""
        self.title.setText(title_of(assessment, self.t))
        self.matrix.show_assessment(assessment)
        self.decision.show_assessment(assessment)
        decision = assessment.decision
        shown = (
            assessment.ratings,
            assessment.considerations,
            assessment.signs,
            assessment.needs,
            (decision.architecture, decision.recommended) if decision else None,
        )
        if shown == self._shown:
            return
        self._shown = shown
        self._show_cards(assessment)

    def prepare(self, assessment: Assessment) -> Iterator[None]:
        """Nothing: in view the cards come one by one, which is sooner than all at once."""
        yield from ()

    def _show_cards(self, assessment: Assessment) -> None:
        clear(self._cards)
        clear(self._legend)
        advice = advise(assessment)
        for widget in (self.bar, self._bar_title, self._spread, self._uses, self.decision):
            widget.setVisible(advice is not None)
        self.is_ready = advice is not None
        if advice is None:
            names = [self.t(FACTOR[item].name) for item in assessment.missing]
            few = self.t.listing(names) if len(names) < 4 else self.t(Marked("{count} ratings"), count=len(names))  # fmt: skip
            self.footer_note.setText(self.t(self.Messages.missing, names=few))
            self._legend.addLayout(still_possible(self.around.theme, self.t, assessment))
        else:
            self.footer_note.setText("")
        cards = self._missing(assessment) if advice is None else self._advice(assessment, advice)
        self._waiting = iter(cards)
        self._add_card()
        self.readyChanged.emit()

    @property
    def is_settled(self) -> bool:
        """Whether every card is there, and what was unfolded is in view."""
        return self._waiting is None and not self._brings_decision

    def _unfold(self) -> None:
        """Bring what the decision asks for into view, once the cards above it have their place."""
        self._brings_decision = True
        self._next_card.start()

    def _add_card(self) -> None:
        """Add the next card and leave the one after it to the event loop, which has other work too."""
        card = next(self._waiting, None) if self._waiting is not None else None
        if card is None:
            self._waiting = None
            if self._brings_decision:
                self._brings_decision = False
                # Else the scroll bar ends where the page ended before the card unfolded.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # type: ignore[arg-type]  # None: to everybody
                self.ensureWidgetVisible(self.decision)
            return
        self._cards.addWidget(card)
        # At once, so that it can be given the focus.
        card.show()
        self._next_card.start()

    def _missing(self, assessment: Assessment) -> Iterable[QFrame]:
        theme, t = self.around.theme, self.t
        yield missing_card(theme, t, assessment, self.goTo.emit)
        yield known_card(t, assessment)
        yield waiting_card(theme, t)

    def _advice(self, assessment: Assessment, advice: Advice) -> Iterable[QWidget]:
        self._show_firmness(advice)
        made = self._maker
        if advice.level_zero:
            yield made.level_zero(advice)
        remedies = (
            (self.t(self.Messages.accepted), self.decision.accept_recommendation),
            (self.t(self.Messages.keep), self.decision.keep_choice),
        )
        yield made.recommendation(assessment, advice, remedies)
        pair = QFrame()
        both = row(made.tips(advice), made.runner_up(advice), spacing=10)
        both.setStretch(0, 49)
        both.setStretch(1, 51)
        pair.setLayout(both)
        yield pair
        yield made.tensions(advice)

    def _show_firmness(self, advice: Advice) -> None:
        t = self.t
        self._spread.setText(t(advice.spread))
        words = []
        shares = [(item, advice.odds[item.quadrant]) for item in ARCHITECTURES]
        reached = [(item, share) for item, share in shares if share]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for place, (item, share) in enumerate(reached):
            said = f"{t(item.name)} {t.percent(float(share))}"
            words.append(said)
            # The bar has room for figures from 10 % on.
            name = said if share < FIGURE_FROM else t(item.name)
            shown = row(Glyph(self.around.theme, item.quadrant), label(name, "muted", wraps=False))
            grid.addLayout(shown, place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        self._legend.addLayout(grid)
        self.bar.show_odds(advice.odds, t.listing(words))
        uses, avoid = self._maker.uses(advice)
        said = (led_text(t(Marked("Used for")), uses), led_text(t(Marked("Avoid it when")), avoid))
        self._uses.setText("<br>".join(said))

    def enter(self) -> None:
        """What is to be done: rate what is missing, else decide."""
        links = [
            made
            for made in self.findChildren(QPushButton)
            if made.property("role") == "primary" and made.isVisibleTo(self)
        ]
        if links:
            links[0].setFocus()
        else:
            first = self.decision.another if self.decision.another.isChecked() else self.decision.accept  # fmt: skip
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.verticalScrollBar().setValue(0)

    def bring(self, field: str) -> None:
        """Focus what undo or redo changed in the decision."""
        self.decision.bring(field)
        self.ensureWidgetVisible(self.decision)
