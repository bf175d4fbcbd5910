"""The little matrix in a list: four cells and the point."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from evaluator.drawing.matrix import small_matrix_shapes
from evaluator.matrix import Placement
from ui.theme import Theme
from ui.widgets.shape_canvas import ShapeCanvas


class SmallMatrix(ShapeCanvas):
    """Shows where an assessment lies; the words beside it say it."""

    def __init__(
        self, theme: Theme, placement: Placement | None, size: int, *, dashed: bool = False
    ) -> None:
        super().__init__(
            theme,
            lambda extent: small_matrix_shapes(placement, extent, dashed=dashed),
            QSize(size, size),
        )
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
