"""The advice as cards, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from evaluator.advice import Advice
from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES, FACTOR, Axis
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURE, Architecture
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.banner import Remedy, banner
from ui.widgets.glyph import Glyph
from ui.widgets.labels import column, framed, inside, label, line, row

_SMALL_GLYPH = 13
_HALF = (14, 11, 14, 11)
"""The margins of a card that is half as wide."""
_ANY_ONE: dict[Axis, Marked] = {
    "complexity": Marked("Any complexity rating"),
    "precision": Marked("Any precision rating"),
}


class Cards:
    """Makes the cards of an advice."""

    class Messages:
        """What stands in the recommendation's banners."""

        borderline = Marked("Borderline.")
        overridden = Marked("Overridden.")
        build_instead = Marked(
            "You build a {name} instead. Report and decision record say so, with your reason."
        )
        to_review = Marked("To review.")
        was = Marked(
            "The decision was for {chosen} when the ratings said {then}; now they say {now}."
        )

    def __init__(self, theme: Theme, t: Translator) -> None:
        self._theme = theme
        self.t = t

    def headline(self, architecture: Architecture, role: str, size: int) -> QHBoxLayout:
        """A quadrant's glyph and name."""
        name = label(self.t(architecture.name), role)
        name.setProperty("quadrant", architecture.quadrant)
        layout = row(Glyph(self._theme, architecture.quadrant, size), name)
        layout.setStretch(1, 1)
        return layout

    def level_zero(self, advice: Advice) -> QFrame:
        """What less than the four may do."""
        assert advice.level_zero is not None
        card = framed("outlined", (18, 12, 18, 12))
        box = inside(card)
        words = column(spacing=0)
        words.addWidget(label(self.t(Marked("Before any of the four")), "caption"))
        words.addWidget(label(self.t(advice.level_zero.name), "result"))
        head = row(Icon(self._theme, "circle", "accent", 30), spacing=12)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addWidget(label(self.t(advice.level_zero.why)))
        box.addWidget(label(f"→ {self.t(advice.level_zero.go_on)}", "muted"))
        return card

    def recommendation(
        self, assessment: Assessment, advice: Advice, remedies: tuple[Remedy, ...]
    ) -> QFrame:
        """The architecture and why; whether the decision follows it. `remedies` review a decision."""
        t = self.t
        card = framed(f"quadrant-{advice.architecture.quadrant}", (18, 13, 18, 13))
        box = inside(card)
        is_second = advice.level_zero is not None
        caption = Marked("Of the four architectures") if is_second else Marked("Recommendation")
        name = label(t(advice.architecture.name), "section" if is_second else "result")
        name.setProperty("quadrant", advice.architecture.quadrant)
        words = column(spacing=0)
        words.addWidget(label(t(caption), "caption"))
        words.addWidget(name)
        head = row(Glyph(self._theme, advice.architecture.quadrant, 34), spacing=12)
        reason = label(t(advice.reason), "muted" if is_second else "")
        head.addLayout(words, 0 if is_second else 1)
        if is_second:
            head.addSpacing(12)
            head.addWidget(reason, 1)
        box.addLayout(head)
        if not is_second:
            box.addWidget(reason)
        if advice.borderline:
            lead = t(self.Messages.borderline)
            box.addWidget(
                banner(self._theme, "warn", t(advice.borderline), lead=lead, icon="scale")
            )
        self._add_decision(assessment, advice, card, remedies)
        if advice.flow_first:
            words_ = Marked(
                "For production CrewAI advises to start with a Flow; it can wrap this Crew."
            )
            box.addWidget(label(t(words_), "muted"))
        return card

    def _add_decision(
        self, assessment: Assessment, advice: Advice, card: QFrame, remedies: tuple[Remedy, ...]
    ) -> None:
        t, decision, status = self.t, assessment.decision, assessment.decision_status
        if decision is None:
            return
        chosen = ARCHITECTURE[decision.architecture]
        if status == "overridden":
            said = t(self.Messages.build_instead, name=chosen.name)
            lead = t(self.Messages.overridden)
            made = banner(self._theme, "info", said, lead=lead, icon="git-branch")
            inside(card).addWidget(made)
        elif status == "to_review":
            then = ARCHITECTURE[decision.recommended].name
            said = t(self.Messages.was, chosen=chosen.name, then=then, now=advice.architecture.name)
            lead = t(self.Messages.to_review)
            made = banner(
                self._theme, "warn", said, lead=lead, icon="rotate-ccw", remedies=remedies
            )
            inside(card).addWidget(made)

    def tips(self, advice: Advice) -> QFrame:
        """The smallest changes that move the point into another quadrant."""
        t = self.t
        card = framed(margins=_HALF)
        box = inside(card)
        box.setSpacing(4)
        box.addWidget(label(t(Marked("What would tip it")), "section"))
        box.addSpacing(3)
        rows: list[QHBoxLayout] = []
        for factor_id, tip in advice.tips.items():
            if tip:
                change = f"{tip.score} → {tip.needed}"
                rows.append(self._change(t(FACTOR[factor_id].name), change, tip.architecture))
        for shift in advice.shifts:
            points = t(Marked("{points} points"), points=f"{shift.points:+d}".replace("-", "−"))
            words = t(Marked("{axis}, in total"), axis=AXIS_NAMES[shift.axis])
            rows.append(self._change(words, points, shift.architecture))
        for axis, factors in AXES.items():
            if not any(advice.tips[factor.id] for factor in factors):
                cannot = label(t(Marked("cannot")), "caption", wraps=False)
                rows.append(row(label(t(_ANY_ONE[axis])), cannot, _room(_SMALL_GLYPH)))
                rows[-1].setStretch(0, 1)
        for place, made in enumerate(rows):
            if place:
                box.addWidget(line())
            box.addLayout(made)
        box.addStretch(1)
        return card

    def _change(self, words: str, change: str, architecture: Architecture) -> QHBoxLayout:
        shown = label(change, "strong", wraps=False)
        shown.setProperty("quadrant", architecture.quadrant)
        glyph = Glyph(self._theme, architecture.quadrant, _SMALL_GLYPH)
        glyph.setToolTip(self.t(architecture.name))
        glyph.setAccessibleName(self.t(architecture.name))
        layout = row(label(words), shown, glyph)
        layout.setStretch(0, 1)
        return layout

    def runner_up(self, advice: Advice) -> QFrame:
        """The next best architecture, what one gains and pays with it."""
        t, other = self.t, advice.runner_up
        card = framed(margins=_HALF)
        box = inside(card)
        box.setSpacing(3)
        note = t.percent(float(other.odds)) if other.odds else t(other.note)
        aside = label(note, "caption", wraps=False)
        box.addLayout(row(label(t(Marked("Runner-up")), "section", wraps=False), None, aside))
        box.addLayout(self.headline(other.architecture, "strong", 14))
        for title, role, sign, words in (
            (Marked("You gain"), "gain", "+", other.gains),
            (Marked("You pay"), "pain", "−", other.pains),
        ):
            box.addSpacing(4)
            box.addWidget(label(t(title), role))
            for said in words:
                mark = label(sign, role, wraps=False)
                layout = row(mark, label(t(said), "small"), spacing=7)
                layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
                layout.setStretch(1, 1)
                box.addLayout(layout)
        if advice.second_choice:
            second = t(
                Marked("The guide's second choice: {words}."), words=advice.second_choice.words
            )
            box.addSpacing(4)
            box.addWidget(label(second, "caption"))
        box.addStretch(1)
        return card

    def tensions(self, advice: Advice) -> QFrame:
        """What pulls the other way, with a remedy each; and what agrees."""
        t = self.t
        card = framed()
        box = inside(card)
        box.addWidget(label(t(Marked("Tensions")), "section"))
        lists = (column(spacing=8), column(spacing=8))
        lengths = [0, 0]
        for icon, role, said in self._pulls(advice):
            shorter = lengths.index(min(lengths))
            lengths[shorter] += sum(len(part.text()) for part in said)
            lists[shorter].addLayout(self._cell(Icon(self._theme, icon, role), said))
        both = row(spacing=18)
        for made in lists:
            made.addStretch(1)
            both.addLayout(made, 1)
        if not advice.tensions:
            none = t(Marked("No answer pulls against this placement."))
            box.addWidget(label(none, "muted"))
        box.addLayout(both)
        return card

    def _pulls(self, advice: Advice) -> Iterator[tuple[str, str, list[QLabel]]]:
        """An icon, its colour and the words of each tension and each agreement."""
        t = self.t
        for tension in advice.tensions:
            is_warning = tension.severity == "warning"
            icon, role = ("triangle-alert", "warn-text") if is_warning else ("info", "text2")
            title = label(t(tension.title), "small-strong")
            title.setToolTip(t(tension.why))
            title.setAccessibleDescription(t(tension.why))
            yield icon, role, [title, label(f"→ {t(tension.remedy)}", "small")]
        for agreement in advice.agreements:
            yield "check", "accent-text", [label(t(agreement), "small")]

    def _cell(self, icon: Icon, said: Sequence[QLabel]) -> QHBoxLayout:
        made = row(icon, spacing=8)
        made.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=1)
        for part in said:
            words.addWidget(part)
        made.addLayout(words, 1)
        return made

    def uses(self, advice: Advice) -> tuple[str, str]:
        """What the guide says it is used for, and when to avoid it."""
        t = self.t
        uses = t.listing(t(use) for use in advice.architecture.uses)
        return f"{uses}.", f"{t(advice.architecture.avoid)}."


def _room(width: int) -> QWidget:
    """Nothing, as wide as what stands there in other rows."""
    made = QWidget()
    made.setFixedWidth(width)
    return made
