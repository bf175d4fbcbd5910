"""The matrix beside the steps, and below it what the open step has to say about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from evaluator.advice import Advice, advise
from evaluator.advice.missing import axis_levels, missing_ratings
from evaluator.advice.pull import pull
from evaluator.assessment import Assessment
from evaluator.blueprint.set_by_needs import set_by_need
from evaluator.context import NEEDS
from evaluator.factors import AXES, AXIS_NAMES, Axis
from evaluator.i18n import Marked, Message, Translator, counted
from evaluator.matrix import possible
from evaluator.words import level_words
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.banner import banner
from ui.widgets.count_bar import CountBar
from ui.widgets.glyph import Glyph
from ui.widgets.labels import clear, column, framed, inside, label, led, row
from ui.widgets.matrix_view import MatrixView

_WIDTH, _NARROW, _WIDE = 340, 292, 420
_HOW = (
    ("sliders-horizontal", Marked("Eight ratings from 1 to 10, four per axis")),
    ("target", Marked("Their averages pick one of four architectures")),
    ("folder-code", Marked("You leave with a repository that runs and a report")),
)
_SIGNS: tuple[tuple[str, Marked], ...] = (
    ("crew", Marked("Crew")),
    ("flow", Marked("Flow")),
    ("both", Marked("Both")),
)


class _Score(QWidget):
    """An axis with its score, and the words for the score."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._figure = label("", "section", wraps=False)
        self._note = label("", "caption", wraps=False)
        self.setLayout(row(label(name, "muted", wraps=False), None, self._figure, self._note))

    def show_score(self, figure: str, note: str) -> None:
        """Show another score."""
        self._figure.setText(figure)
        self._note.setText(note)


class SidePanel(QFrame):
    """Shows the live matrix, the scores, and a few words for the step that is open."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._place = ("use_case", 0)
        self._assessment: Assessment | None = None
        self._content: tuple[object, ...] = ()
        self.setObjectName("side")
        self.setFixedWidth(_WIDTH)
        content = QWidget()
        content.setObjectName("side-content")
        layout = column(content, (18, 18, 18, 18), 8)
        self._title = label("", "section")
        self._intro = label("", "aside")
        self.matrix = MatrixView(theme, t)
        self._scores = {axis: _Score(t(name)) for axis, name in AXIS_NAMES.items()}
        self._card = column(spacing=8)
        layout.addWidget(self._title)
        layout.addWidget(self._intro)
        layout.addWidget(self.matrix)
        for score in self._scores.values():
            layout.addWidget(score)
        layout.addSpacing(4)
        layout.addLayout(self._card)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        # The edge that the style sheet draws has its pixel.
        column(self, (1, 0, 0, 0)).addWidget(area)
        self._cards: dict[tuple[str, int], Callable[[Assessment, Advice | None], None]] = {
            ("context", 0): self._show_pull,
            ("context", 1): self._show_raised,
        }

    def show_width(self, window_width: int) -> None:
        """Take less room in a small window and more in a large one."""
        narrow, wide = window_width < 1120, window_width >= 1600
        self.setFixedWidth(_NARROW if narrow else _WIDE if wide else _WIDTH)

    def show_place(self, step_id: str, tab: int) -> None:
        """The step and the tab that are open now."""
        before, self._place = self._place, (step_id, tab)
        if before != self._place and not self._cards.keys().isdisjoint((before, self._place)):
            self._assessment = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value, or what another place has to say about it."""
        if assessment is self._assessment:
            return
        self._assessment = assessment
        self.matrix.show_assessment(assessment)
        advice = advise(assessment)
        self._title.setText(
            self._t(Marked("Placement") if advice else Marked("Placement so far"))
            if assessment.rated
            else self._t(Marked("Placement"))
        )
        self._intro.setText(self._t(self._intro_words(assessment, advice)))
        is_scored = self._place not in self._cards and bool(assessment.rated)
        for score in self._scores.values():
            score.setVisible(is_scored)
        if self._place in self._cards:
            self._cards[self._place](assessment, advice)
        elif not assessment.rated:
            self._show_how()
        elif advice is None:
            self._show_open(assessment)
        else:
            self._show_placement(advice)

    def _intro_words(self, assessment: Assessment, advice: Advice | None) -> Message:
        if self._place == ("context", 0):
            words = Marked(
                "Context never moves the point. It tells you how comfortable the choice is."
            )
        elif self._place == ("context", 1):
            words = Marked("Needs never move the point. They raise tensions and set defaults.")
        elif not assessment.rated:
            words = Marked("Nothing rated yet. The point appears as you rate.")
        elif advice is None:
            return counted(
                Marked("{count} of 8 ratings. The frame shows where the point can still land."),
                Marked("{count} of 8 ratings. The frame shows where the point can still land."),
                len(assessment.rated),
            )
        elif not advice.placement or all(spread == 0 for _, spread in assessment.rated.values()):
            words = Marked("All eight ratings are in, and each is sure.")
        else:
            words = Marked(
                "All eight ratings are in. The dots show where it lands if each is off by its own ±."
            )
        return Message(words)

    def _renew(self, *content: object) -> bool:
        """Empty the card where it is to hold something else than it holds; gives whether it is."""
        if content == self._content:
            return False
        self._content = content
        clear(self._card)
        return True

    def _show_how(self) -> None:
        if not self._renew("how"):
            return
        self._card.addWidget(label(self._t(Marked("How it works")), "section"))
        for name, words in _HOW:
            made = row(Icon(self._theme, name, "accent"), label(self._t(words), "muted"))
            made.setStretch(1, 1)
            self._card.addLayout(made)

    def _show_open(self, assessment: Assessment) -> None:
        t = self._t
        left = possible(assessment.scores)
        for axis, factors in AXES.items():
            low, high = left.range(axis)
            figures = t.score(low) if low == high else f"{t.score(low)} – {t.score(high)}"
            open_count = sum(factor.id in assessment.missing for factor in factors)
            if open_count == len(factors):
                note = t(Marked("not rated"))
            elif open_count:
                note = t(counted(Marked("{count} rating missing"), Marked("{count} ratings missing"), open_count))  # fmt: skip
            else:
                note = t(Marked("{level}"), level=self._level(assessment, axis))
            self._scores[axis].show_score(figures, note)
        deciding = [
            (t(Marked("{factor} decides."), factor=missing.factor.name), t(missing.threshold))
            for missing in missing_ratings(assessment.scores)
            if missing.threshold is not None
        ]
        if self._renew(*deciding):
            for lead, threshold in deciding:
                self._card.addWidget(banner(self._theme, "info", threshold, lead=lead))

    def _level(self, assessment: Assessment, axis: Axis) -> Marked:
        levels = axis_levels(assessment.scores, axis)
        return Marked("high") if levels == ("high",) else Marked("low")

    def _show_placement(self, advice: Advice) -> None:
        t = self._t
        for axis in AXES:
            level = level_words(advice.placement, axis, t)
            self._scores[axis].show_score(t.score(advice.placement.score(axis)), level)
        number, words = advice.architecture.quadrant, t(advice.borderline or advice.reason)
        if not self._renew(number, words):
            return
        card = framed(f"filled-{number}")
        name = label(t(advice.architecture.name), "strong")
        name.setProperty("quadrant", number)
        heading = row(Glyph(self._theme, number, 18), name)
        heading.setStretch(1, 1)
        inside(card).addLayout(heading)
        inside(card).addWidget(label(words))
        self._card.addWidget(card)

    def _show_pull(self, assessment: Assessment, advice: Advice | None) -> None:
        if not self._renew("pull", assessment):
            return
        t, found = self._t, pull(assessment)
        self._card.addWidget(label(t(Marked("Where the context pulls")), "section"))
        for group, words in _SIGNS:
            ticked, every = found.signs[group]  # type: ignore[index]  # one of its groups
            bar = CountBar(self._theme, ticked, every)
            name = label(t(words), "muted", wraps=False)
            name.setFixedWidth(46)
            said = t(Marked("{count} of {all}"), count=ticked, all=every)
            bar.setAccessibleName(f"{t(words)}: {said}")
            self._card.addLayout(row(name, bar, None, label(said, "caption", wraps=False)))
        self._card.addWidget(label(t(found.words), "caption"))
        if advice is None:
            return
        against = [item for item in advice.tensions if item.group in ("signs", "consideration")]
        for tension in against:
            self._card.addWidget(banner(self._theme, "warn", t(tension.title)))
        if not against:
            words = Marked("Nothing here speaks against a {name}.")
            self._card.addWidget(label(t(words, name=advice.architecture.name), "caption"))

    def _show_raised(self, assessment: Assessment, advice: Advice | None) -> None:
        if not self._renew("raised", assessment):
            return
        t = self._t
        self._card.addWidget(label(t(Marked("What the answers raise")), "section"))
        raised = [item for item in advice.tensions if item.group == "needs"] if advice else []
        for tension in raised:
            mark = Icon(self._theme, "triangle-alert", "warn-text")
            line = row(mark, led(t(tension.title), t(tension.why)))
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            self._card.addLayout(line)
        if advice is None:
            words = t(Marked("Tensions are known when all eight ratings are in."))
            self._card.addWidget(label(words, "caption"))
        elif not raised:
            self._card.addWidget(label(t(Marked("No tension so far.")), "caption"))
        sets = sum(set_by_need(assessment, need.id) is not None for need in NEEDS)
        if sets:
            said = counted(
                Marked("{count} default of the project comes from here."),
                Marked("{count} defaults of the project come from here."),
                sets,
            )
            self._card.addWidget(label(t(said), "caption"))
