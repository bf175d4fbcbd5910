"""What every page is: a scrolled view of the document that sends edits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from evaluator.assessment import Assessment
from evaluator.i18n import Marked, Translator
from ui.document import Document
from ui.theme import Theme
from ui.widgets.labels import label


@dataclass(frozen=True)
class Surroundings:
    """What a page is given: the document it shows, the theme, the translator."""

    document: Document
    theme: Theme
    t: Translator


class Page(QScrollArea):
    """A step. `goTo` asks for another step, and a factor on it (or an empty text)."""

    goTo = Signal(str, str)
    problem = Signal(str)

    def __init__(self, around: Surroundings, title: Marked, intro: Marked | None = None) -> None:
        super().__init__()
        self.around = around
        self.t = around.t
        self.document = around.document
        self.setObjectName("page")
        self.setWidgetResizable(True)
        content = QWidget()
        content.setObjectName("page-content")
        self.content = QVBoxLayout(content)
        self.content.setContentsMargins(24, 18, 24, 18)
        self.content.setSpacing(10)
        self.title = label(self.t(title), "title")
        self.content.addWidget(self.title)
        if intro is not None:
            self.content.addWidget(label(self.t(intro), "muted"))
        self.setWidget(content)
        self.setAccessibleName(self.t(title))

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value of the document."""
        raise TypeError(f"{type(self).__name__} shows no assessment")

    def show_narrow(self, is_narrow: bool) -> None:
        """Narrower margins in a small window."""
        across, down = (18, 12) if is_narrow else (24, 18)
        self.content.setContentsMargins(across, down, across, down)

    def enter(self) -> None:
        """The page became the current one: put the focus on its first field."""

    def bring(self, field: str) -> None:
        """Bring a field into view that undo or redo changed."""
