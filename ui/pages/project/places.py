"""The places of the project page: the open tab and the pane beside it, or in a small window one of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from evaluator.i18n import Marked
from ui.pages.page import Surroundings
from ui.pages.project.pane import FILES, GRAPH, WIDTH, ProjectPane
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.labels import row

_EDITOR, _GRAPH = 0, 1
_NAMES = (Marked("Editor"), Marked("Graph"), Marked("Files"))
_WIDEST = 16_777_215


class Places(QWidget):
    """Shows the editor and the pane side by side; where there is no room, a bar chooses editor, graph or files."""

    def __init__(self, around: Surroundings, editor: QWidget, pane: ProjectPane) -> None:
        super().__init__()
        t = around.t
        self._editor, self._pane = editor, pane
        self._is_narrow, self._has_project, self._has_pane = False, False, False
        self.bar = ChoiceBar(
            around.theme, t(Marked("What is shown")), [t(one) for one in _NAMES], height=28
        )
        self.bar.setFixedWidth(170)
        self.bar.chosen.connect(self._choose)
        self.bar.show_choice(_EDITOR)
        self.setLayout(row(self.bar, None))

    def show_narrow(self, is_narrow: bool) -> None:
        """Show one place at a time, or both."""
        self._is_narrow = is_narrow
        self._show()

    def show_project(self, *, has_project: bool, has_pane: bool) -> None:
        """Show whether there is a project, and whether the open tab has the pane beside it."""
        self._has_project, self._has_pane = has_project, has_pane
        self._show()

    def bring_editor(self) -> None:
        """Show the editor, where one place is shown at a time."""
        if self._is_narrow:
            self._choose(_EDITOR)

    def _choose(self, place: int) -> None:
        self.bar.show_choice(place)
        if place != _EDITOR:
            self._pane.show_pane(GRAPH if place == _GRAPH else FILES)
        self._show()

    def _show(self) -> None:
        is_shared = self._is_narrow and self._has_pane
        place = self.bar.value() - 1 if is_shared else None
        self.setVisible(is_shared and self._has_project)
        self._pane.bar.setVisible(not is_shared)
        self._pane.setVisible(self._has_pane and place != _EDITOR and self._has_project)
        self._editor.setVisible(self._has_project and place in (None, _EDITOR))
        self._pane.setMinimumWidth(0 if is_shared else WIDTH)
        self._pane.setMaximumWidth(_WIDEST if is_shared else WIDTH)
