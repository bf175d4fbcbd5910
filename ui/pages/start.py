"""Where one begins: a new assessment, a file, a draft that was found, a recent file, an example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from evaluator.i18n import Marked, Translator, counted
from evaluator.matrix import Placement
from evaluator.summary import Summary, day_words, summary_of
from ui import settings
from ui.drafts import Draft
from ui.icons import Icon
from ui.operations import Operation
from ui.theme import Theme
from ui.widgets.banner import banner
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided, brief
from ui.widgets.filled import FilledButton
from ui.widgets.labels import button, clear, column, framed, inside, label, restyle, row
from ui.widgets.small_matrix import SmallMatrix

_SIDE = 372
_ASIDE, _ROW_ACROSS, _RING = 28, 10, 4
"""The margins of the left side and of a row in its list, and the room of the focus ring around a row."""
_CARD_WIDTH = 320
"""The room that a card wants; as many stand side by side as find it, two at most."""


class StartPage(QWidget):
    """Asks where to begin. `wanted` carries a command of the window, the others what was chosen."""

    wanted = Signal(str)
    fileChosen = Signal(object)
    exampleChosen = Signal(object)
    draftChosen = Signal(object)

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._drafts: list[Draft] = []
        self._reading: Operation | None = None
        self._examples: list[QWidget] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._side = self._beginning()
        outer.addWidget(self._side)
        outer.addWidget(self._gallery(), 1)

    def _beginning(self) -> QFrame:
        t, theme = self._t, self._theme
        side = QFrame()
        side.setObjectName("start-side")
        side.setFixedWidth(_SIDE)
        whole = column(side, (0, 33, 0, 20), 8)
        layout = column(margins=(_ASIDE, 0, _ASIDE, 0), spacing=8)
        whole.addLayout(layout)
        names = column(spacing=1)
        names.addWidget(label(t(Marked("CrewAI Evaluator")), "title"))
        names.addWidget(label(t(Marked("A Crew, a Flow, or both?")), "muted"))
        head = row(SmallMatrix(theme, Placement(34, 30), 40), spacing=12)
        head.addLayout(names, 1)
        layout.addLayout(head)
        layout.addSpacing(14)
        self.new = self._command("plus", Marked("New assessment"), "Ctrl N", "new", "primary")
        self.open = self._command(
            "folder-open", Marked("Open a file or project…"), "Ctrl O", "open"
        )
        layout.addWidget(self.new)
        layout.addWidget(self.open)
        layout.addSpacing(12)
        self._found = column(spacing=8)
        layout.addLayout(self._found)
        self._clear = button(t(Marked("Clear list")), "quiet")
        restyle(self._clear, "small", True)
        self._clear.clicked.connect(self._clear_recent)
        heading = label(t(Marked("Recent")), "section", wraps=False)
        layout.addLayout(row(heading, None, self._clear))
        self._recent = column(spacing=2)
        holder = QWidget()
        holder.setObjectName("start-list")
        inner = column(holder, (_RING, _RING, _RING, _RING))
        inner.addLayout(self._recent)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setObjectName("start-list")
        area.setWidget(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The rows reach beyond the words above them, so that their pictures stand under those.
        rows = row(area)
        beyond = _ASIDE - _ROW_ACROSS - _RING
        rows.setContentsMargins(beyond, 0, beyond, 0)
        whole.addLayout(rows, 1)
        hint = Marked(
            "Drop an assessment, a generated project or a report anywhere in this window."
        )
        foot = row(label(t(hint), "caption"))
        foot.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
        whole.addLayout(foot)
        return side

    def _command(
        self, icon: str, words: Marked, keys: str, command: str, role: str = ""
    ) -> QPushButton:
        made = Button(self._theme, icon, f" {self._t(words)}", role)
        restyle(made, "large", True)
        inner = QHBoxLayout(made)
        inner.setContentsMargins(0, 0, 16, 0)
        inner.addStretch(1)
        hint = label(keys, "keys-hint", wraps=False)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint.setStyleSheet("color: palette(highlighted-text)" if role else "")
        inner.addWidget(hint)
        made.clicked.connect(lambda: self.wanted.emit(command))
        return made

    def _gallery(self) -> QScrollArea:
        t = self._t
        area = QScrollArea()
        area.setObjectName("page")
        area.setWidgetResizable(True)
        content = QWidget()
        content.setObjectName("page-content")
        layout = column(content, (32, 36, 32, 24), 6)
        layout.addWidget(label(t(Marked("Examples")), "title"))
        words = Marked("One worked assessment for each quadrant. Open one and change it.")
        layout.addWidget(label(t(words), "muted"))
        layout.addSpacing(10)
        self._cards = QGridLayout()
        self._cards.setSpacing(12)
        layout.addLayout(self._cards)
        layout.addStretch(1)
        area.setWidget(content)
        return area

    def show_examples(self) -> None:
        """Read the bundled examples and show a card each; once."""
        if self._examples:
            return
        from evaluator.examples import example_ids, example_path

        paths = [example_path(example_id) for example_id in example_ids()]
        for path in paths:
            found = summary_of(path, self._t)
            card = _ExampleCard(self._theme, self._t, found)
            card.clicked.connect(lambda _=False, path=path: self.exampleChosen.emit(path))
            self._examples.append(card)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - _SIDE - 64
        across = min(max(room // _CARD_WIDTH, 1), 2)
        for place, card in enumerate(self._examples):
            self._cards.addWidget(card, place // across, place % across)
            restyle(card, "low", across == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the examples stand below each other."""
        super().resizeEvent(event)
        self._arrange()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer the unsaved changes that were found."""
        self._drafts = list(drafts)
        self._show_drafts()

    def _show_drafts(self) -> None:
        t = self._t
        clear(self._found)
        for draft in self._drafts:
            if draft.problem is not None:
                remedies = [(t(Marked("Discard")), lambda draft=draft: self._discard(draft))]
                self._found.addWidget(
                    banner(self._theme, "error", t(draft.problem), remedies=remedies)
                )
                continue
            assert draft.assessment is not None
            from evaluator.words import title_of

            card = framed("warn", (12, 8, 12, 6))
            said = Marked("Unsaved changes to “{title}” from {when} were found.")
            when = day_words(datetime.fromisoformat(draft.saved), date.today(), t)
            words = t(said, title=brief(title_of(draft.assessment, t)), when=when)
            inside(card).addWidget(label(words))
            go_on = button(t(Marked("Go on with them")))
            go_on.clicked.connect(lambda _=False, draft=draft: self._choose(draft))
            discard = button(t(Marked("Discard")), "quiet")
            discard.clicked.connect(lambda _=False, draft=draft: self._discard(draft))
            for made in (go_on, discard):
                restyle(made, "small", True)
            inside(card).addLayout(row(go_on, discard, None))
            self._found.addWidget(card)

    def _choose(self, draft: Draft) -> None:
        self._drafts.remove(draft)
        self._show_drafts()
        self.draftChosen.emit(draft)

    def _discard(self, draft: Draft) -> None:
        draft.discard()
        self._drafts.remove(draft)
        self._show_drafts()

    def show_recent(self) -> None:
        """Read the recent files off the GUI thread and list them."""
        paths, t = settings.recent(), self._t
        self._clear.setVisible(bool(paths))
        if not paths:
            self._list_recent([])
            return
        self._reading = Operation(lambda _: [summary_of(path, t) for path in paths], self)
        self._reading.done.connect(self._list_recent)
        self._reading.start()

    def _list_recent(self, found: Sequence[Summary]) -> None:
        clear(self._recent)
        for item in found:
            made = _RecentRow(self._theme, self._t, item)
            made.clicked.connect(lambda _=False, path=item.path: self.fileChosen.emit(path))
            self._recent.addWidget(made)
        if not found:
            empty = row(self._empty())
            empty.setContentsMargins(_ROW_ACROSS, 0, _ROW_ACROSS, 0)
            self._recent.addLayout(empty)

    def _empty(self) -> QWidget:
        """What stands in the place of the list while nothing was opened."""
        empty = framed("waiting", (16, 18, 16, 18))
        says = label(self._t(Marked("Nothing opened yet")), "strong")
        follows = label(self._t(Marked("Your recent assessments will be listed here.")), "caption")
        inside(empty).addWidget(
            Icon(self._theme, "history", "text2", 20), 0, Qt.AlignmentFlag.AlignHCenter
        )
        for words in (says, follows):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside(empty).addWidget(words)
        return empty

    def _clear_recent(self) -> None:
        settings.clear_recent()
        self.show_recent()

    def enter(self) -> None:
        """Show what there is now; New assessment is first."""
        self.show_recent()
        self.new.setFocus()


class _RecentRow(FilledButton):
    """A recent file: its little matrix, title, architecture, when and how firm."""

    def __init__(self, theme: Theme, t: Translator, item: Summary) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setToolTip(str(item.path))
        self.setAccessibleName(f"{item.title}, {t(item.what)}, {t(item.firmness)}")
        names = column(spacing=0)
        names.addWidget(Elided(item.title, "strong"))
        names.addWidget(label(t(item.what), "caption", wraps=False))
        times = column(spacing=0)
        right = Qt.AlignmentFlag.AlignRight
        times.addWidget(label(day_words(item.changed, date.today(), t), "caption", wraps=False), 0, right)  # fmt: skip
        firm = label(t(item.firmness), "caption", wraps=False)
        if item.is_warning:
            firm.setProperty("role", "pain")
        times.addWidget(firm, 0, right)
        line = row(SmallMatrix(theme, item.placement, 40, dashed=True), spacing=12)
        line.setContentsMargins(_ROW_ACROSS, 7, _ROW_ACROSS, 7)
        line.addLayout(names, 1)
        line.addLayout(times)
        self.hold(line)


class _ExampleCard(FilledButton):
    """An example: its little matrix, title, what it is, architecture and scores."""

    def __init__(self, theme: Theme, t: Translator, item: Summary) -> None:
        super().__init__()
        assert item.placement is not None
        self.setProperty("role", "card")
        self.setAccessibleName(f"{item.title}, {t(item.what)}")
        words = column(spacing=3)
        words.addWidget(label(item.title, "strong"))
        words.addWidget(label(_first_sentence(item.description), "caption"))
        words.addStretch(1)
        picture = SmallMatrix(theme, item.placement, 48)
        head = row(picture, spacing=12)
        head.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        name = label(t(item.what), "caption", wraps=False)
        name.setProperty("quadrant", item.placement.quadrant)
        figures = counted(
            Marked("C {complexity}  P {precision}"),
            Marked("C {complexity}  P {precision}"),
            1,
            complexity=t.score(item.placement.complexity),
            precision=t.score(item.placement.precision),
        )
        layout = column(margins=(15, 14, 15, 13), spacing=8)
        layout.addLayout(head, 1)
        layout.addLayout(row(name, None, label(t(figures), "caption", wraps=False)))
        self.hold(layout)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".").replace("\n", " ")
