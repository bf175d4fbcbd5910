"""What every page is: a scrolled view of the document that sends edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from evaluator.assessment import Assessment
from evaluator.i18n import Marked, Translator
from ui.document import Document
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.elided import Elided
from ui.widgets.labels import clear, column, label, row, trailed_text
from ui.widgets.tabs import Tabs

_TITLE_LINE, _LINE = 28, 19
"""The heights of a title's line and of a body's."""


@dataclass(frozen=True)
class Surroundings:
    """What a page is given: the document it shows, the theme, the translator."""

    document: Document
    theme: Theme
    t: Translator


class Page(QScrollArea):
    """A step. `goTo` asks for another step, and a field on it (or an empty text).

    `beside` puts the intro beside the title. `footer` stands in the window's footer, left of Next. `primary`, where a
    page has one, is its own main button; Next is then a plain one, until what that button does is done. `tabs`, where it has some, are
    changed by Ctrl+Tab.
    """

    goTo = Signal(str, str)
    tabChanged = Signal()
    wanted = Signal(str)
    """A command of the window, by its name in `ui.menus`."""
    toasted = Signal(str)
    delivered = Signal(str)
    """A step's id whose outcome was written."""
    readyChanged = Signal()
    footerChanged = Signal()
    """Another button of the footer is the main one."""
    next_words: Marked | None = None
    """What Next says on this page, where it says more than the step's name."""

    def __init__(
        self,
        around: Surroundings,
        title: Marked,
        intro: Marked | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self.around = around
        self.t = around.t
        self.document = around.document
        self.tabs: Tabs | None = None
        self.footer = QWidget(self)
        self.footer.hide()
        self.footer_note = label("", "muted", wraps=False)
        self._footer_mark = QHBoxLayout()
        self._footer_row = row(spacing=12)
        self._footer_row.addLayout(self._footer_mark)
        self._footer_row.addWidget(self.footer_note)
        self.footer.setLayout(self._footer_row)
        self.primary: Button | None = None
        self.is_delivered = False
        """Whether the page's own button has done its work, so that Next is the main one again."""
        self.deferred: list[Callable[[], object]] = []
        """Parts that are built when there is time, at the latest when the page is shown."""
        self.painted_apart: list[QWidget] = []
        """What is painted after the rest of the page when it is shown, because it takes its time."""
        self.is_ready = True
        """Whether Next leads on from here."""
        self.setObjectName("page")
        self.setWidgetResizable(True)
        body = QWidget()
        body.setObjectName("page-content")
        self.content = column(body, (24, 18, 24, 18), 10)
        self.title = Elided(self.t(title), "title")
        self.title.setMinimumHeight(_TITLE_LINE)
        self.title_row = row(self.title, spacing=12)
        words = label(self.t(intro) if intro is not None else "", "muted")
        words.setMinimumHeight(_LINE)
        if beside:
            self.title_row.addWidget(words, 1)
        else:
            self.title_row.addStretch(1)
        self.head = column(margins=(0, 0, 0, 2), spacing=2)
        self.head.addLayout(self.title_row)
        if intro is not None and not beside:
            self.head.addWidget(words)
        self.content.addLayout(self.head)
        self.setWidget(body)
        self.setAccessibleName(self.t(title))

    def build_next(self) -> bool:
        """Build one deferred part; gives whether there was one."""
        if not self.deferred:
            return False
        self.deferred.pop(0)()
        return True

    def build_later(self) -> bool:
        """Build one part that the page can be shown without; gives whether there was one."""
        return False

    def note_in_footer(self, icon: str, words: str, names: str = "") -> None:
        """Say something in the footer after an icon; `names` end it in bold."""
        clear(self._footer_mark)
        self._footer_mark.addWidget(Icon(self.around.theme, icon, "text2"))
        self.footer_note.setTextFormat(Qt.TextFormat.RichText)
        self.footer_note.setText(trailed_text(words, names))

    def add_to_footer(self, *widgets: QWidget) -> None:
        """Put widgets after the footer's note; they belong to the footer from now on."""
        for widget in widgets:
            self._footer_row.addWidget(widget)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value of the document."""
        raise TypeError(f"{type(self).__name__} shows no assessment")

    def prepare(self, assessment: Assessment) -> Iterator[None]:
        """Do in spare time, a part at a time, what showing this value would have to do; the page is not in view."""
        self.show_assessment(assessment)
        yield

    def begin(self) -> None:
        """Another document is open: forget what was half done in the one before."""

    def show_narrow(self, is_narrow: bool) -> None:
        """Narrower margins in a small window."""
        across, down = (18, 12) if is_narrow else (24, 18)
        self.content.setContentsMargins(across, down, across, down)

    def enter(self) -> None:
        """The page became the current one: put the focus on its first field."""

    def bring(self, field: str) -> None:
        """Bring a field into view that undo or redo changed."""
