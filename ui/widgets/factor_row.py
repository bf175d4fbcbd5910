"""One factor: its name and question, ten segments, band texts, a note and the confidence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evaluator.assessment import SPREAD, Confidence, Rating
from evaluator.factors import BAND_NAMES, Band, Factor
from evaluator.i18n import Marked, Translator
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.banner import banner
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.fields import ProseField
from ui.widgets.labels import accented, label, led_text, restyle, row
from ui.widgets.segments import Segments

CONFIDENCES: tuple[Confidence, ...] = tuple(SPREAD)
_CONFIDENCE_WORDS: dict[Confidence, Marked] = {
    "sure": Marked("Sure ±{spread}"),
    "likely": Marked("Likely ±{spread}"),
    "guess": Marked("Guess ±{spread}"),
}
_NARROW_WORDS: dict[Confidence, Marked] = {
    "sure": Marked("Sure"),
    "likely": Marked("Likely"),
    "guess": Marked("Guess"),
}
_SIDE_WIDTH, _SIDE_NARROW = 206, 168
_NOTE_HEIGHT, _HEAD_HEIGHT = 45, 24
_MOST_LINES = 3
_RING_ROOM = 4
"""What the segments leave for their focus ring; everything above and below them stands back as much."""


class FactorRow(QFrame):
    """Shows one rating. Its signals say what the person chose; the row itself changes nothing."""

    rated = Signal(int)
    confidenceChosen = Signal(str)
    noteEdited = Signal(str)
    moved = Signal(int)
    confirmed = Signal()
    stepWanted = Signal()

    def __init__(
        self, factor: Factor, theme: Theme, t: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.factor = factor
        self._t = t
        self._theme = theme
        self._rating = Rating()
        self.setProperty("role", "unrated")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QGridLayout()
        inside.setContentsMargins(12, 11, 16, 9)
        inside.setHorizontalSpacing(9)
        inside.setVerticalSpacing(3)
        inside.setColumnStretch(0, 1)
        outer.addLayout(inside)
        inside.addLayout(self._head(theme), 0, 0, 1, 2)
        line = 1
        if factor.notice:
            lead = t(Marked("Mind the direction:"))
            notice = banner(
                theme, "warn", t(factor.notice), lead=lead, icon="arrow-left-right", is_low=True
            )
            around = row(notice)
            around.setContentsMargins(_RING_ROOM, 2, 0, 0)
            inside.addLayout(around, 1, 0, 1, 2)
            line = 2
        self.segments = Segments(theme, t(factor.name), self._spoken, self)
        inside.addWidget(self.segments, line, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._bands(), line + 1, 0)
        inside.addLayout(self._side(theme), line, 1, 2, 1)
        self._example = QFrame()
        self._example.setProperty("role", "example")
        self._example_text = label()
        self._example_text.setTextFormat(Qt.TextFormat.RichText)
        strip = QHBoxLayout(self._example)
        strip.setContentsMargins(16, 8, 16, 8)
        strip.setSpacing(8)
        strip.addWidget(Icon(theme, "quote", "accent-text"))
        strip.addWidget(self._example_text, 1)
        self._example.hide()
        outer.addWidget(self._example)
        self._connect()
        theme.changed.connect(self._recolour)
        self._redraw()

    def _head(self, theme: Theme) -> QHBoxLayout:
        t = self._t
        self._score = label("", "score", wraps=False)
        self._band = label("", "band-name", wraps=False)
        self._unrated_mark = Icon(theme, "circle-dashed", "text2")
        name = label(t(self.factor.name), "section", wraps=False)
        question = label(t(self.factor.question), "muted")
        question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = row(name, question, self._score, self._unrated_mark, self._band)
        head.setContentsMargins(_RING_ROOM, 0, 0, 0)
        head.addStrut(_HEAD_HEIGHT)
        return head

    def _bands(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setContentsMargins(_RING_ROOM, 0, 0, 0)
        layout.setSpacing(8)
        self._band_labels = []
        for band, stretch in zip(self.factor.bands, (3, 4, 3), strict=True):
            made = label(self._band_words(band), "band")
            made.setAlignment(Qt.AlignmentFlag.AlignTop)
            made.setMinimumWidth(40)
            self._band_labels.append(made)
            layout.addWidget(made, stretch)
        return layout

    def _side(self, theme: Theme) -> QVBoxLayout:
        t = self._t
        self.note = ProseField(t(Marked("Why {factor} is rated so"), factor=self.factor.name))
        self.note.setProperty("role", "note")
        self.note.setPlaceholderText(t(Marked("Why? Optional, goes into the report")))
        self.note.setFixedWidth(_SIDE_WIDTH)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.document().documentLayout().documentSizeChanged.connect(self._fit_note)
        self.note.document().setDocumentMargin(2)
        self.note.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.installEventFilter(self)
        words = [t(_CONFIDENCE_WORDS[item], spread=SPREAD[item]) for item in CONFIDENCES]
        name = t(Marked("Confidence in {factor}"), factor=self.factor.name)
        self.confidence = ChoiceBar(theme, name, words)
        self.confidence.setFixedWidth(_SIDE_WIDTH)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.note)
        layout.addWidget(self.confidence)
        layout.addStretch(1)
        return layout

    def _connect(self) -> None:
        self.segments.rated.connect(self.rated)
        self.segments.confirmed.connect(self.confirmed)
        self.segments.moved.connect(self.moved)
        self.segments.stepWanted.connect(self.stepWanted)
        self.segments.confidenceWanted.connect(self._cycle_confidence)
        self.segments.noteWanted.connect(self._enter_note)
        self.segments.pointed.connect(self._point)
        self.segments.focused.connect(self._show_example)
        self.confidence.chosen.connect(lambda index: self.confidenceChosen.emit(CONFIDENCES[index]))
        self.note.edited.connect(self.noteEdited)

    def _fit_note(self, size: QSizeF) -> None:
        """A third line makes the note higher; what is longer scrolls. Its layout counts in lines."""
        lines = min(max(round(size.height()), 2), _MOST_LINES)
        self.note.setFixedHeight(_NOTE_HEIGHT + (lines - 2) * self.note.fontMetrics().lineSpacing())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the note goes back to the segments."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() == Qt.Key.Key_Escape:
            self.segments.setFocus()
            return True
        return super().eventFilter(watched, event)

    def show_rating(self, rating: Rating) -> None:
        """Show the document's rating."""
        self.note.show_text(rating.note)
        if rating != self._rating:
            self._rating = rating
            self._redraw()
        self._show_example(self.segments.hasFocus())

    def _redraw(self) -> None:
        t, rating = self._t, self._rating
        score = rating.score
        self.segments.show_rating(score, rating.spread)
        self.confidence.setEnabled(score is not None)
        index = CONFIDENCES.index(rating.confidence) if score else None
        self.confidence.show_choice(index)
        restyle(self.note, "filled", bool(rating.note))
        restyle(self, "role", "card" if score else "unrated")
        self._unrated_mark.setVisible(not score)
        self._score.setText(str(score) if score else "")
        self._band.setText(
            t(BAND_NAMES[self.factor.band(score).id]) if score else t(Marked("Not rated yet"))
        )
        self._show_bands(score or 0)

    def _show_bands(self, score: int) -> None:
        for band, made in zip(self.factor.bands, self._band_labels, strict=True):
            is_here = bool(score) and band.first <= score <= band.last
            restyle(made, "role", "band-here" if is_here else "band")
            name, words = self._t(BAND_NAMES[band.id]), self._band_words(band)
            colour = self._theme.colour("accent-text").name()
            made.setTextFormat(Qt.TextFormat.RichText if is_here else Qt.TextFormat.PlainText)
            made.setText(accented(words, name, colour) if is_here else words)

    def _band_words(self, band: Band) -> str:
        return self._t(Marked("{band} · {text}"), band=BAND_NAMES[band.id], text=band.text)

    def _spoken(self, score: int) -> str:
        if not score:
            return self._t(Marked("Not rated yet"))
        band = self.factor.band(score)
        return self._t(
            Marked("{score} of 10, {band}: {text}"),
            score=score,
            band=BAND_NAMES[band.id],
            text=band.text,
        )

    def _point(self, score: int) -> None:
        self._show_bands(score or self._rating.score or 0)
        if score:
            band = self.factor.band(score)
            self.segments.setToolTip("" if self.segments.hasFocus() else self._example_words(score))
            if self.segments.hasFocus():
                self._show_example_of(band.example_score)
        elif self.segments.hasFocus():
            self._show_example(True)

    def _example_words(self, score: int, colour: str = "") -> str:
        band = self.factor.band(score)
        lead = self._t(Marked("Example of a {score}:"), score=band.example_score)
        return led_text(lead, self._t(band.example), colour)

    def _show_example(self, is_shown: bool) -> None:
        self._show_example_of(self._rating.score or 2)
        self._example.setVisible(is_shown)

    def _show_example_of(self, score: int) -> None:
        colour = self._theme.colour("accent-text").name()
        self._example_text.setText(self._example_words(score, colour))

    def _recolour(self) -> None:
        self._show_bands(self._rating.score or 0)
        self._show_example_of(self._rating.score or 2)

    def show_narrow(self, is_narrow: bool) -> None:
        """Note and confidence take less room, the confidences lose their ±."""
        width = _SIDE_NARROW if is_narrow else _SIDE_WIDTH
        words = _NARROW_WORDS if is_narrow else _CONFIDENCE_WORDS
        self.note.setFixedWidth(width)
        self.confidence.setFixedWidth(width)
        self.confidence.show_words(
            [self._t(words[item], spread=SPREAD[item]) for item in CONFIDENCES]
        )

    def _cycle_confidence(self) -> None:
        if self._rating.score:
            index = CONFIDENCES.index(self._rating.confidence)
            self.confidenceChosen.emit(CONFIDENCES[(index + 1) % len(CONFIDENCES)])

    def _enter_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
