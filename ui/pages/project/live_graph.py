"""The graph of the project to be: laid out off the GUI thread; the newest value wins."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from evaluator.blueprint.model import Blueprint
from evaluator.i18n import Translator
from evaluator.matrix import ArchitectureId
from ui.operations import Operation
from ui.theme import Theme
from ui.widgets.graph_view import GraphView, lay_out_both

_REST = 120
"""Milliseconds without a change after which a graph is laid out: while one types, the keys come first."""
_Asked = tuple[Blueprint, ArchitectureId]


class LiveGraph(GraphView):
    """A graph that follows a blueprint as it is typed. `drawn` says that the newest is shown."""

    drawn = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__(theme, t)
        self._said = t
        self._wanted: _Asked | None = None
        self._followed: _Asked | None = None
        self._marked: tuple[str, frozenset[str]] | None = None
        self._running: Operation | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)

    @property
    def is_settled(self) -> bool:
        """Whether the newest blueprint is shown."""
        return self._running is None and not self._later.isActive()

    def follow(
        self,
        blueprint: Blueprint,
        architecture: ArchitectureId,
        selected: str = "",
        faulty: frozenset[str] = frozenset(),
    ) -> None:
        """Show a blueprint as soon as it is laid out, what is selected and faulty at once."""
        if (selected, faulty) != self._marked:
            self._marked = (selected, faulty)
            self.mark(selected, faulty)
        self._wanted = (blueprint, architecture)
        if self._wanted != self._followed:
            self._later.start(_REST if self._followed is not None else 0)

    def _begin(self) -> None:
        if self._running is None and self._wanted is not None and self._wanted != self._followed:
            self._start(self._wanted)

    def _start(self, asked: _Asked) -> None:
        self._followed = asked
        self._running = Operation(lambda _: lay_out_both(*asked, self._said), self)
        self._running.done.connect(self.take)
        self._running.finished.connect(self._finish)
        self._running.start()

    def _finish(self) -> None:
        self._running = None
        self._begin()
        if self._running is None:
            self.drawn.emit()
