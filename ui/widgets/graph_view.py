"""The live graph of a crew or flow: the shared list of shapes, painted; it zooms, pans, and lets one choose."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from evaluator.blueprint.model import Blueprint
from evaluator.drawing.graph import LaidOut, Place, laid_out, painted
from evaluator.drawing.graph_layout import Direction
from evaluator.drawing.shapes import Shape
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ArchitectureId
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import row
from ui.widgets.shape_canvas import ShapeCanvas

STEP = 1.25
SMALLEST_ZOOM, LARGEST_ZOOM = 0.2, 4.0
_SMALLEST = QSize(200, 160)
_DIRECTIONS: tuple[Direction, ...] = ("right", "down")
Laid = dict[Direction, LaidOut]
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def lay_out_both(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> Laid:
    """A graph laid out both ways."""
    return {direction: laid_out(blueprint, architecture, direction, t) for direction in _DIRECTIONS}


class GraphView(ShapeCanvas):
    """Shows the graph of a blueprint, left to right or top to bottom, whichever shows it larger.

    It fits its place until one zooms (Ctrl+wheel, pinch, `+` and `−`, 0 fits again) or drags it. A
    click or an arrow key chooses a step, a crew or an agent: `chosen` gives its id. Nothing is
    stored here: whoever owns the selection answers with `show_graph`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, self._shapes, _SMALLEST, parent)
        self._t = t
        self._shown: tuple[Blueprint, ArchitectureId] | None = None
        self._laid: dict[Direction, LaidOut] = {}
        self._direction: Direction = "right"
        self._selected = ""
        self._faulty: frozenset[str] = frozenset()
        self._zoom: float | None = None
        """How large the picture is shown; None fits it to the place."""
        self._offset = QPointF()
        self._pressed: QPointF | None = None
        self._is_dragged = False
        self.setAccessibleName(t(Marked("Graph")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def hasHeightForWidth(self) -> bool:
        """The picture takes what it is given."""
        return False

    def sizeHint(self) -> QSize:
        """Room for a short flow."""
        return QSize(376, 300)

    def show_graph(
        self,
        blueprint: Blueprint,
        architecture: ArchitectureId,
        selected: str = "",
        faulty: Collection[str] = (),
    ) -> None:
        """Show another blueprint, selection or set of faulty ids; what was zoomed and dragged stays."""
        if self._shown != (blueprint, architecture):
            self._shown = (blueprint, architecture)
            self.take(lay_out_both(blueprint, architecture, self._t))
        self.mark(selected, faulty)

    def take(self, laid: Laid) -> None:
        """Show what `lay_out_both` gave, which may have run in another thread."""
        self._laid = laid
        self._turn()
        words = laid[self._direction].words
        self.setAccessibleName(self._t(Marked("Graph: {words}"), words=words))
        self.update()

    def mark(self, selected: str, faulty: Collection[str]) -> None:
        """Show another selection and other faulty ids in the same graph."""
        self._selected, self._faulty = selected, frozenset(faulty)
        here = self._place(selected)
        self.setAccessibleDescription(here.words if here else "")
        self.update()

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def direction(self) -> Direction:
        """Which way the graph runs now."""
        return self._direction

    @property
    def zoom(self) -> float:
        """How large the picture is shown; 1 is its own size."""
        return self._fitting() if self._zoom is None else self._zoom

    @property
    def places(self) -> tuple[Place, ...]:
        """What can be chosen, as it lies in the picture."""
        laid = self._laid.get(self._direction)
        return laid.places if laid else ()

    @property
    def parts(self) -> tuple[str, ...]:
        """What a screen reader finds in the picture, one text a node or agent."""
        return tuple(place.words for place in self.places)

    def part_rect(self, index: int) -> QRect:
        """Where a part lies in the widget."""
        return self._rect(self.places[index]) if index < len(self.places) else QRect()

    def _shapes(self, size: tuple[float, float]) -> Sequence[Shape]:
        laid = self._laid.get(self._direction)
        return painted(laid, self._selected, self._faulty) if laid else ()

    def _size_of(self, direction: Direction) -> tuple[float, float]:
        laid = self._laid.get(direction)
        return laid.size if laid else (1.0, 1.0)

    def _place(self, place_id: str) -> Place | None:
        """What has this id, or stands for what has it."""
        exact = (place for place in self.places if place.id == place_id)
        standing = (place for place in self.places if place_id in place.stands_for)
        return next(exact, None) or next(standing, None)

    def _rect(self, place: Place) -> QRect:
        left, top, right, bottom = place.box
        box = QRectF(left, top, right - left, bottom - top)
        return self.transform().mapRect(box).toAlignedRect()

    def transform(self) -> QTransform:
        """In the middle of the widget, moved by what was dragged."""
        width, height = self._size_of(self._direction)
        zoom = self.zoom
        left = (self.width() - width * zoom) / 2 + self._offset.x()
        top = (self.height() - height * zoom) / 2 + self._offset.y()
        return QTransform.fromTranslate(left, top).scale(zoom, zoom)

    def _fit_of(self, direction: Direction) -> float:
        width, height = self._size_of(direction)
        return min(1.0, self.width() / width, self.height() / height)

    def _fitting(self) -> float:
        return self._fit_of(self._direction)

    def _turn(self) -> None:
        """Take the direction that shows the graph larger; from left to right where both are whole."""
        if self._zoom is None:
            self._direction = max(_DIRECTIONS, key=self._fit_of)

    # --- zoom and move ---------------------------------------------------------------------------

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Show the picture larger or smaller; what lies at `around`, or in the middle, stays there."""
        fixed = around if around is not None else QPointF(self.width() / 2, self.height() / 2)
        before, inverse = self.zoom, self.transform().inverted()[0]
        inner = inverse.map(fixed)
        after = min(max(before * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        if after == before:
            return
        self._zoom = after
        self._offset += fixed - self.transform().map(inner)
        self.update()

    def zoom_in(self) -> None:
        """A step larger."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.zoom_by(1 / STEP)

    def fit(self) -> None:
        """Show all of it, never larger than it is."""
        self._zoom, self._offset = None, QPointF()
        self._turn()
        self.update()

    def _move(self, by: QPointF) -> None:
        if self._zoom is None:
            self._zoom = self._fitting()
        width, height = (length * self.zoom for length in self._size_of(self._direction))
        # Some of the picture stays in sight.
        far_x, far_y = (self.width() + width) / 2 - 40, (self.height() + height) / 2 - 40
        moved = self._offset + by
        self._offset = QPointF(
            min(max(moved.x(), -far_x), far_x), min(max(moved.y(), -far_y), far_y)
        )
        self.update()

    def _reveal(self, place: Place) -> None:
        """Move what is chosen into sight."""
        rect, room = self._rect(place), self.rect().adjusted(12, 12, -12, -12)
        if room.contains(rect):
            return
        x = max(room.left() - rect.left(), 0) + min(room.right() - rect.right(), 0)
        y = max(room.top() - rect.top(), 0) + min(room.bottom() - rect.bottom(), 0)
        self._move(QPointF(x, y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room may show it larger the other way."""
        super().resizeEvent(event)
        self._turn()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone moves what is larger than its place."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        elif self._zoom is not None:
            self._move(QPointF(event.pixelDelta() or event.angleDelta() / 2))
        else:
            event.ignore()
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinching zooms; a node under the resting pointer is explained."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.mapFromGlobal(pinch.centerPoint().toPoint())
                self.zoom_by(pinch.scaleFactor(), QPointF(middle))
                return True
        elif isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), place.words, self)
            return True
        return super().event(event)

    # --- choose ----------------------------------------------------------------------------------

    def place_at(self, point: QPointF) -> Place | None:
        """What lies under a point of the widget; an agent before its crew."""
        inner = self.transform().inverted()[0].map(point)
        hit = None
        for place in self.places:
            left, top, right, bottom = place.box
            if left <= inner.x() < right and top <= inner.y() < bottom:
                hit = place
        return hit

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What follows is a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture, or show what can be clicked."""
        if self._pressed is None:
            can_choose = self.place_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if can_choose else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        by = event.position() - self._pressed
        if self._is_dragged or by.manhattanLength() > 4:
            self._is_dragged = True
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses what lies under it."""
        was_click = self._pressed is not None and not self._is_dragged
        self._pressed = None
        self.unsetCursor()
        place = self.place_at(event.position())
        if was_click and event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(place.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose what lies that way, Home and End the first and last; + − 0 zoom."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        keys = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_Home: lambda: self._choose(self.places[:1]),
            Qt.Key.Key_End: lambda: self._choose(self.places[-1:]),
        }
        if plain and key in _ARROWS:
            self._choose(self._towards(*_ARROWS[key]))
        elif plain and key in keys:
            keys[key]()
        else:
            event.ignore()

    def _choose(self, places: Sequence[Place]) -> None:
        for place in places:
            self._reveal(place)
            self.chosen.emit(place.id)

    def _towards(self, dx: int, dy: int) -> Sequence[Place]:
        """The nearest place that way; the first where nothing is selected."""
        here = self._place(self._selected)
        if here is None:
            return self.places[:1]

        def middle(place: Place) -> tuple[float, float]:
            left, top, right, bottom = place.box
            return ((left + right) / 2, (top + bottom) / 2)

        x, y = middle(here)
        found = []
        for order, place in enumerate(self.places):
            across, down = middle(place)[0] - x, middle(place)[1] - y
            ahead, aside = across * dx + down * dy, abs(across * dy) + abs(down * dx)
            if place is not here and ahead > 1:
                found.append((ahead + 3 * aside, order, place))
        return [min(found)[2]] if found else ()

    # --- focus -----------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The graph on its surface, and the focus ring."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.end()
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
            painter.end()


class GraphButtons(QWidget):
    """Smaller, larger, fit: for the head of the card that a graph stands in."""

    def __init__(self, theme: Theme, t: Translator, view: GraphView) -> None:
        super().__init__()
        buttons = []
        for icon, words, act in (
            ("zoom-out", Marked("Smaller"), view.zoom_out),
            ("zoom-in", Marked("Larger"), view.zoom_in),
            ("maximize", Marked("Show all of the graph"), view.fit),
        ):
            made = Button(theme, icon, role="quiet", name=t(words))
            made.clicked.connect(act)
            buttons.append(made)
        self.setLayout(row(*buttons, spacing=4))
        self.setAccessibleName(t(Marked("Size of the graph")))
