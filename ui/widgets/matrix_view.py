"""The live matrix: the shared list of shapes, painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from evaluator.assessment import Assessment
from evaluator.drawing.matrix import matrix_shapes, matrix_words
from evaluator.drawing.matrix_values import matrix_values
from evaluator.drawing.shapes import Shape
from evaluator.i18n import Translator
from ui.theme import Theme
from ui.widgets.shape_canvas import ShapeCanvas


class MatrixView(ShapeCanvas):
    """Shows where an assessment lies, or what its missing ratings leave open."""

    def __init__(
        self, theme: Theme, t: Translator, *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self._shapes, QSize(260, 294), parent)
        self._t = t
        self._large = large
        self._assessment: Assessment | None = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value."""
        self._assessment = assessment
        self.setAccessibleName(matrix_words(matrix_values(assessment), self._t))
        self.update()

    def _shapes(self, size: tuple[float, float]) -> Sequence[Shape]:
        if self._assessment is None:
            return ()
        return matrix_shapes(matrix_values(self._assessment), size, self._t, large=self._large)
