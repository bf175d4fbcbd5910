"""Step 5: the recommendation, how firm it is, what would tip it, what pulls the other way."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.advice import Advice, advise
from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES, FACTOR, Axis
from evaluator.i18n import Marked, counted
from evaluator.matrix import ARCHITECTURES, Architecture, outcomes
from evaluator.words import title_of
from ui.pages.page import Page, Surroundings
from ui.widgets.glyph import Glyph
from ui.widgets.labels import banner, button, clear, framed, label, row
from ui.widgets.matrix_view import MatrixView
from ui.widgets.stability_bar import StabilityBar

_ANY_ONE: dict[Axis, Marked] = {
    "complexity": Marked("Any one complexity rating"),
    "precision": Marked("Any one precision rating"),
}


class ResultPage(Page):
    """The advice in cards beside the matrix; with ratings missing, which, with links to them."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Result"))
        self._matrix = MatrixView(around.theme, self.t, large=True)
        self._bar = StabilityBar(around.theme, self.t)
        self._bar_title = label(self.t(Marked("How firm is it?")), "section", wraps=False)
        self._spread = label("", "caption")
        self._spread.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._legend = QVBoxLayout()
        self._uses = label("", "muted")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._matrix)
        left.addLayout(row(self._bar_title, self._spread))
        left.addWidget(self._bar)
        left.addLayout(self._legend)
        left.addWidget(self._uses)
        left.addStretch(1)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 46)
        columns.addLayout(self._cards, 54)
        self.content.addLayout(columns, 1)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the advice, or what is missing."""
        self.title.setText(title_of(assessment, self.t))
        self._matrix.show_assessment(assessment)
        clear(self._cards)
        clear(self._legend)
        advice = advise(assessment)
        for widget in (self._bar, self._bar_title, self._spread, self._uses):
            widget.setVisible(advice is not None)
        cards = self._missing(assessment) if advice is None else self._advice(assessment, advice)
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _missing(self, assessment: Assessment) -> Iterable[QFrame]:
        t, missing = self.t, assessment.missing
        card = framed()
        box = _layout(card)
        box.addWidget(label(t(Marked("No recommendation yet")), "caption"))
        count = counted(
            Marked("{count} rating is missing"), Marked("{count} ratings are missing"), len(missing)
        )
        box.addWidget(label(t(count), "result"))
        for factor_id in missing:
            factor = FACTOR[factor_id]
            link = button(t(factor.name), "link")
            link.clicked.connect(
                lambda _=False, page=factor.axis, id=factor_id: self.goTo.emit(page, id)
            )
            box.addLayout(
                row(link, label(t(AXIS_NAMES[factor.axis]), "caption", wraps=False), None)
            )
            box.addWidget(label(self._decides(assessment, factor_id), "muted"))
        yield card

    def _decides(self, assessment: Assessment, factor_id: str) -> str:
        found = outcomes(assessment.scores, factor_id)
        if len(found) == 1:
            return self.t(Marked("By itself it does not change which quadrants are possible."))
        parts = []
        for item in found:
            answers = (
                str(item.first)
                if item.first == item.last
                else self.t(Marked("{first} to {last}"), first=item.first, last=item.last)
            )
            names = self.t.listing(self.t(architecture.name) for architecture in item.architectures)
            parts.append(f"{answers} → {names}")
        return self.t(Marked("It decides. {outcomes}."), outcomes="; ".join(parts))

    def _advice(self, assessment: Assessment, advice: Advice) -> Iterable[QFrame]:
        self._show_firmness(advice)
        if advice.level_zero:
            yield self._level_zero(advice)
        yield self._recommendation(assessment, advice)
        pair = QFrame()
        both = QHBoxLayout(pair)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(10)
        both.addWidget(self._tips(advice), 1)
        both.addWidget(self._runner_up(advice), 1)
        yield pair
        yield self._tensions(advice)

    def _show_firmness(self, advice: Advice) -> None:
        t = self.t
        self._spread.setText(t(advice.spread))
        words = []
        for item in ARCHITECTURES:
            if share := advice.odds[item.quadrant]:
                odds = t.percent(float(share))
                words.append(f"{t(item.name)} {odds}")
                self._legend.addLayout(
                    row(
                        Glyph(self.around.theme, item.quadrant),
                        label(words[-1], "muted", wraps=False),
                        None,
                    )
                )
        self._bar.show_odds(advice.odds, t.listing(words))
        uses = t.listing(t(use) for use in advice.architecture.uses)
        self._uses.setText(
            t(
                Marked("Used for {uses}. Avoid it when {avoid}."),
                uses=uses,
                avoid=advice.architecture.avoid,
            )
        )

    def _level_zero(self, advice: Advice) -> QFrame:
        assert advice.level_zero is not None
        card = framed("accent")
        box = _layout(card)
        box.addWidget(label(self.t(Marked("Before any of the four")), "caption"))
        box.addWidget(label(self.t(advice.level_zero.name), "result"))
        box.addWidget(label(self.t(advice.level_zero.why)))
        box.addWidget(label(self.t(advice.level_zero.go_on), "muted"))
        return card

    def _headline(self, architecture: Architecture, role: str, size: int) -> QHBoxLayout:
        name = label(self.t(architecture.name), role)
        name.setProperty("quadrant", architecture.quadrant)
        layout = row(Glyph(self.around.theme, architecture.quadrant, size), name)
        layout.setStretch(1, 1)
        return layout

    def _recommendation(self, assessment: Assessment, advice: Advice) -> QFrame:
        t = self.t
        card = framed(f"quadrant-{advice.architecture.quadrant}")
        box = _layout(card)
        caption = (
            Marked("Of the four architectures") if advice.level_zero else Marked("Recommendation")
        )
        box.addWidget(label(t(caption), "caption"))
        box.addLayout(self._headline(advice.architecture, "result", 34))
        box.addWidget(label(t(advice.reason)))
        if advice.borderline:
            box.addWidget(banner("warn", t(Marked("Borderline. {why}"), why=advice.borderline)))
        status = assessment.decision_status
        if status == "overridden" and assessment.decision:
            chosen = next(a for a in ARCHITECTURES if a.id == assessment.decision.architecture)
            words = t(Marked("Overridden. The decision is to build a {name}."), name=chosen.name)
            box.addWidget(banner("info", words))
        elif status == "to_review":
            words = t(
                Marked(
                    "To review. The decision was made when the ratings recommended something else."
                )
            )
            box.addWidget(banner("warn", words))
        if advice.flow_first:
            box.addWidget(
                label(
                    t(
                        Marked(
                            "For production CrewAI advises to start with a Flow; it can wrap this Crew."
                        )
                    ),
                    "muted",
                )
            )
        return card

    def _tips(self, advice: Advice) -> QFrame:
        t = self.t
        card = framed()
        box = _layout(card)
        box.addWidget(label(t(Marked("What would tip it")), "section"))
        for factor_id, tip in advice.tips.items():
            if tip:
                change = f"{tip.score} → {tip.needed}"
                box.addLayout(self._change(t(FACTOR[factor_id].name), change, tip.architecture))
        for shift in advice.shifts:
            points = t(Marked("{points} points"), points=f"{shift.points:+d}".replace("-", "−"))
            words = t(Marked("{axis}, in total"), axis=AXIS_NAMES[shift.axis])
            box.addLayout(self._change(words, points, shift.architecture))
        for axis, factors in AXES.items():
            if not any(advice.tips[factor.id] for factor in factors):
                words = t(_ANY_ONE[axis])
                cannot = label(t(Marked("cannot")), "caption", wraps=False)
                box.addLayout(row(label(words, "muted"), None, cannot))
        box.addStretch(1)
        return card

    def _change(self, words: str, change: str, architecture: Architecture) -> QHBoxLayout:
        shown = label(change, "strong", wraps=False)
        shown.setProperty("quadrant", architecture.quadrant)
        glyph = Glyph(self.around.theme, architecture.quadrant)
        glyph.setToolTip(self.t(architecture.name))
        layout = row(label(words), shown, glyph)
        layout.setStretch(0, 1)
        return layout

    def _runner_up(self, advice: Advice) -> QFrame:
        t, other = self.t, advice.runner_up
        card = framed()
        box = _layout(card)
        note = t.percent(float(other.odds)) if other.odds else t(other.note)
        aside = label(note, "caption", wraps=False)
        box.addLayout(row(label(t(Marked("Runner-up")), "section", wraps=False), None, aside))
        box.addLayout(self._headline(other.architecture, "strong", 14))
        for title, role, sign, words in (
            (Marked("You gain"), "gain", "+", other.gains),
            (Marked("You pay"), "pain", "−", other.pains),
        ):
            box.addWidget(label(t(title), role))
            for line in words:
                box.addWidget(label(f"{sign}  {t(line)}"))
        if advice.second_choice:
            second = t(
                Marked("The guide's second choice: {words}."), words=advice.second_choice.words
            )
            box.addWidget(label(second, "muted"))
        box.addStretch(1)
        return card

    def _tensions(self, advice: Advice) -> QFrame:
        t = self.t
        card = framed()
        box = _layout(card)
        box.addWidget(label(t(Marked("Tensions")), "section"))
        for tension in advice.tensions:
            box.addWidget(label(f"!  {t(tension.title)}", "strong"))
            box.addWidget(label(t(tension.why), "muted"))
            box.addWidget(label(f"→  {t(tension.remedy)}"))
        for agreement in advice.agreements:
            box.addWidget(label(f"✓  {t(agreement)}"))
        return card

    def enter(self) -> None:
        """The first link, or the page itself, so that keys scroll it."""
        links = [made for made in self.findChildren(QWidget) if made.property("role") == "link"]
        (links[0] if links else self).setFocus()


def _layout(card: QFrame) -> QVBoxLayout:
    layout = card.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout
