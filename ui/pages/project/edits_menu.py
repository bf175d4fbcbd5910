"""How much of the project a person edited, and the list of it."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from evaluator.blueprint.edit import edits_of
from evaluator.i18n import Marked, counted
from ui.icons import icon
from ui.pages.page import Surroundings
from ui.pages.project.editor import Editor
from ui.pages.project.project_view import ProjectView
from ui.pages.project.words import edited_words
from ui.widgets.buttons import Button
from ui.widgets.edited import Square
from ui.widgets.labels import row


class EditsMenu(QWidget):
    """Shows the number of edits; its menu shows each, takes it back, or all of them."""

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__()
        self._t, self._editor, self._theme = around.t, editor, around.theme
        self.button = Button(around.theme, "chevron-down", role="edits", after=True)
        self.setLayout(row(Square(around.theme), self.button, spacing=0))
        self._view: ProjectView | None = None
        self._is_narrow = False
        self._menu = QMenu(self.button)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)

    def show_view(self, view: ProjectView) -> None:
        """Show the edits of another value of the document."""
        self._view = view
        count = len(edits_of(view.blueprint)) if view.is_edited else 0
        self.setVisible(bool(count))
        if self._is_narrow:
            words = counted(Marked("{count} edited"), Marked("{count} edited"), count)
        else:
            words = counted(
                Marked("{count} edited by you, the rest derived"),
                Marked("{count} edited by you, the rest derived"),
                count,
            )
        self.button.setText(self._t(words))

    def show_narrow(self, is_narrow: bool) -> None:
        """Fewer words in a small window."""
        self._is_narrow = is_narrow
        if self._view is not None:
            self.show_view(self._view)

    def _fill(self) -> None:
        view, t = self._view, self._t
        self._menu.clear()
        if view is None:
            return
        colour = self._theme.colour("text2")
        for edited in edits_of(view.blueprint):
            one = self._menu.addMenu(t(edited_words(view, edited)))
            if edited.kind != "removed":
                shown = one.addAction(t(Marked("Show")))
                shown.triggered.connect(
                    lambda _=False, e=edited: self._editor.wanted.emit(e.path, e.field)
                )
            back = one.addAction(icon("rotate-ccw", colour), t(Marked("Take back")))
            back.triggered.connect(lambda _=False, e=edited: self._editor.take_back(e))
        self._menu.addSeparator()
        everything = self._menu.addAction(t(Marked("Take all edits back")))
        everything.triggered.connect(self._editor.take_all_back)
