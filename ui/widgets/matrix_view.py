"""The live matrix: the shared list of shapes, painted; pointer and arrow keys explain the quadrants."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from evaluator.assessment import Assessment
from evaluator.drawing.matrix import matrix_shapes, matrix_words
from evaluator.drawing.matrix_values import MatrixValues, matrix_values
from evaluator.drawing.plot import plot_of, quadrant_at
from evaluator.drawing.shapes import Circle, Rect, Shape
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURES, Architecture, architecture_at
from ui.theme import Theme
from ui.widgets.labels import led_text
from ui.widgets.shape_canvas import ShapeCanvas

_MOTION = 180
_SMALLEST = QSize(252, 286)


class MatrixView(ShapeCanvas):
    """Shows where an assessment lies, or what its missing ratings leave open.

    The point moves to a new place in 180 ms. The quadrant under the pointer, or the one that the
    arrow keys chose, is lit and explained.
    """

    def __init__(
        self, theme: Theme, t: Translator, *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self._shapes, _SMALLEST, parent)
        self._t = t
        self._large = large
        self._values: MatrixValues | None = None
        self._active: Architecture | None = None
        self._point: tuple[float, float] | None = None
        self._asked: tuple[object, ...] = ()
        self._drawn: Sequence[Shape] = ()
        self._below: tuple[Shape, ...] = ()
        self._picture = QPixmap()
        self._painted_for: tuple[object, ...] = ()
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move_point)
        self._motion.finished.connect(self._rest)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def active(self) -> Architecture | None:
        """The quadrant that is lit and explained."""
        return self._active

    @property
    def is_moving(self) -> bool:
        """Whether the point is on its way."""
        return self._motion.state() == QVariantAnimation.State.Running

    @property
    def parts(self) -> tuple[str, ...]:
        """What a screen reader finds in the picture, one text a part."""
        if self._values is None:
            return ()
        return tuple(
            shape.words
            for shape in matrix_shapes(self._values, self._extent(), self._t, large=self._large)
            if isinstance(shape, Rect | Circle) and shape.words
        )

    def forget(self) -> None:
        """Another document comes: its point does not travel from this one's place."""
        self._values = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value."""
        before, self._values = self._values, matrix_values(assessment)
        self.setAccessibleName(matrix_words(self._values, self._t))
        self._set_out(before, self._values)
        self.update()

    def _set_out(self, before: MatrixValues | None, after: MatrixValues) -> None:
        """Let the point travel, when there was one and it lies elsewhere now."""
        if before is None or before.placement is None or after.placement is None:
            self._motion.stop()
            self._point = None
            return
        start = self._point or (before.placement.complexity, before.placement.precision)
        end = (after.placement.complexity, after.placement.precision)
        duration = self._theme.milliseconds(_MOTION)
        if start == end or not duration or not self.isVisible():
            return
        self._motion.stop()
        self._motion.setDuration(duration)
        self._motion.setStartValue(QPointF(*start))
        self._motion.setEndValue(QPointF(*end))
        self._point = start
        self._motion.start()

    def _move_point(self, place: QPointF) -> None:
        self._point = (place.x(), place.y())
        self.update()

    def _rest(self) -> None:
        self._point = None
        self.update()

    def _extent(self) -> tuple[float, float]:
        return (self.width(), self.height())

    def _shapes(self, size: tuple[float, float]) -> Sequence[Shape]:
        if self._values is None:
            return ()
        asked = (self._values, size, self._active, self._point)
        if asked != self._asked:
            self._asked = asked
            self._drawn = matrix_shapes(
                self._values,
                size,
                self._t,
                large=self._large,
                active=self._active,
                point=self._point,
            )
        return self._drawn

    def _light(self, item: Architecture | None, place: QPoint) -> None:
        if item is not self._active:
            self._active = item
            self.setAccessibleDescription("" if item is None else self._explanation(item))
            self.update()
            if item is None:
                QToolTip.hideText()
            else:
                words = led_text(self._t(item.name), self._explanation(item))
                QToolTip.showText(self.mapToGlobal(place), words, self)

    def _explanation(self, item: Architecture) -> str:
        said = self._t(item.summary)
        if item.second_choice is not None:
            second = self._t(Marked("Also possible: {words}."), words=item.second_choice[1])
            said = f"{said} {second}"
        return said

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explain the quadrant under the pointer."""
        place = event.position()
        item = quadrant_at(self._extent(), place.x(), place.y(), self._large)
        self._light(item, place.toPoint() + QPoint(10, 10))

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at."""
        self._light(None, QPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from quadrant to quadrant, Escape leaves."""
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if plain and key in arrows:
            now = self._active or self._start()
            complexity = {Qt.Key.Key_Up: "high", Qt.Key.Key_Down: "low"}.get(key, now.complexity)
            precision = {Qt.Key.Key_Right: "high", Qt.Key.Key_Left: "low"}.get(key, now.precision)
            there = architecture_at(complexity, precision)  # type: ignore[arg-type]  # levels
            left, top, _, _ = plot_of(self._extent(), self._large).cell(there)
            self._light(there, QPoint(round(left) + 12, round(top) + 30))
        elif plain and key == Qt.Key.Key_Escape and self._active is not None:
            self._light(None, QPoint())
        else:
            event.ignore()

    def _start(self) -> Architecture:
        placement = self._values.placement if self._values else None
        return placement.architecture if placement else ARCHITECTURES[0]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and the explanation."""
        super().focusOutEvent(event)
        self._light(None, QPoint())
        self.update()

    def paint_shapes(self, painter: QPainter, shapes: Sequence[Shape]) -> None:
        """Paint from a kept picture what lies at the bottom and is as it was: most of it, at most times."""
        every = tuple(shapes)
        kept = len(self._below)
        looks = (self.size(), self.devicePixelRatioF(), self._theme.name)
        if looks != self._painted_for or not kept or every[:kept] != self._below:
            self._painted_for = looks
            self._below = _same(self._below, every)
            self._picture = self._picture_of(self._below)
            kept = len(self._below)
        painter.drawPixmap(0, 0, self._picture)
        super().paint_shapes(painter, every[kept:])

    def _picture_of(self, shapes: Sequence[Shape]) -> QPixmap:
        scale = self.devicePixelRatioF()
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint_shapes(painter, shapes)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shapes, and the focus ring around the plot."""
        super().paintEvent(event)
        if self.hasFocus():
            plot = plot_of(self._extent(), self._large)
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(plot.left, plot.top, plot.side, plot.side)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 5, 5)
            painter.end()


def _same(before: Sequence[Shape], after: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes at the bottom that are as they were; all where these are few."""
    changed = (
        place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new
    )
    kept = next(changed, min(len(before), len(after)))
    return after[:kept] if 2 * kept > len(after) else after
