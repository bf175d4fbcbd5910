"""A question with a few answers and a note: one consideration, or one operational need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from evaluator.i18n import Marked, Translator
from ui.theme import Theme
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.fields import ProseField
from ui.widgets.labels import column, label, restyle

_NOTE_HEIGHT, _QUIET_HEIGHT = 30, 26


class AnswerRow(QWidget):
    """Shows one answer of `answers` (ids with their words) and its note; its signals say what was chosen."""

    answered = Signal(object)
    noteEdited = Signal(str)
    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        t: Translator,
        name: str,
        hint: str,
        answers: Sequence[tuple[str, str]],
        *,
        stacked: bool,
    ) -> None:
        super().__init__()
        self._ids = [answer for answer, _ in answers]
        self.choice = ChoiceBar(theme, name, [words for _, words in answers], height=30)
        self.note = ProseField(t(Marked("Note on {subject}"), subject=name))
        self.note.setProperty("role", "quiet" if stacked else "note")
        self.note.setPlaceholderText(t(Marked("Note, optional")))
        self.note.setFixedHeight(_QUIET_HEIGHT if stacked else _NOTE_HEIGHT)
        self.note.document().setDocumentMargin(2)
        self.note.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.installEventFilter(self)
        words = column(spacing=1)
        words.addWidget(label(name, "strong"))
        words.addWidget(label(hint, "caption"))
        self._sets = label("", "sets")
        self._sets.hide()
        words.addWidget(self._sets)
        words.addStretch(1)
        grid = QGridLayout(self)
        down = 4 if stacked else 7
        grid.setContentsMargins(0, down, 0, down)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        if stacked:
            grid.addLayout(words, 0, 0, 2, 1)
            grid.addWidget(self.choice, 0, 1)
            grid.addWidget(self.note, 1, 1)
            stretches = (42, 58)
        else:
            grid.addLayout(words, 0, 0)
            grid.addWidget(self.note, 0, 1)
            grid.addWidget(self.choice, 0, 2)
            stretches = (34, 37, 26)
        for place, stretch in enumerate(stretches):
            grid.setColumnStretch(place, stretch)
        self._connect()

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda index: self.answered.emit(self._ids[index]))
        self.choice.cleared.connect(lambda: self.answered.emit(None))
        self.choice.moved.connect(self.moved)
        self.choice.noteWanted.connect(self.note.setFocus)
        self.note.edited.connect(self.noteEdited)

    def show_answer(self, answer: str | None, note: str, sets: str = "") -> None:
        """Show the document's answer, its note, and what it sets in the project."""
        self.choice.show_choice(None if answer is None else self._ids.index(answer))
        self.note.show_text(note)
        restyle(self.note, "filled", bool(note))
        self._sets.setText(sets)
        self._sets.setVisible(bool(sets))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the note goes back to the answers."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() == Qt.Key.Key_Escape:
            self.choice.setFocus()
            return True
        return super().eventFilter(watched, event)
