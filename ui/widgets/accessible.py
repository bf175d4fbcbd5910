"""What a screen reader is told of the matrix and the graph: a picture with its text, and the texts in it as children."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from ui.widgets.graph_view import GraphView
from ui.widgets.matrix_view import MatrixView


class _PartInterface(QAccessibleInterface):
    """A text in a picture: a quadrant or the point, a node of the graph."""

    def __init__(self, picture: _PictureInterface, index: int) -> None:
        super().__init__()
        self._picture = picture
        self._index = index

    def isValid(self) -> bool:
        return self._picture.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]  # a part is no QObject
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._picture.window()

    def parent(self) -> QAccessibleInterface:
        return self._picture

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self._picture.part_rect(self._index)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, which: QAccessible.Text) -> str:
        parts = self._picture.parts()
        is_name = which == QAccessible.Text.Name and self._index < len(parts)
        return parts[self._index] if is_name else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Nothing here can be changed."""

    def backgroundColor(self) -> QColor:
        return QColor()

    def foregroundColor(self) -> QColor:
        return QColor()


class _PictureInterface(QAccessibleWidget):
    """A graphic whose children are its texts."""

    def __init__(self, view: MatrixView | GraphView) -> None:
        super().__init__(view, QAccessible.Role.Graphic)
        self._view = view
        self._children: list[_PartInterface] = []

    def parts(self) -> tuple[str, ...]:
        """The texts of the picture."""
        return self._view.parts

    def part_rect(self, index: int) -> QRect:
        """Where a text lies on the screen; the texts of the matrix lie all over it."""
        if not isinstance(self._view, GraphView):
            return self.rect()
        box = self._view.part_rect(index)
        return QRect(self._view.mapToGlobal(box.topLeft()), box.size())

    def childCount(self) -> int:
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        while len(self._children) < self.childCount():
            made = _PartInterface(self, len(self._children))
            QAccessible.registerAccessibleInterface(made)
            self._children.append(made)
        return self._children[index] if 0 <= index < self.childCount() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._children.index(child) if child in self._children else -1


_interfaces: dict[int, _PictureInterface] = {}


def _interface(class_name: str, item: QObject) -> QAccessibleInterface | None:
    if not isinstance(item, MatrixView | GraphView):
        return None
    made = _PictureInterface(item)
    # Qt does not own what Python made; it is kept for as long as its widget lives.
    key = id(item)
    _interfaces[key] = made
    item.destroyed.connect(lambda: _interfaces.pop(key, None))
    return made


@lru_cache(maxsize=1)
def install() -> None:
    """Tell Qt how the matrix and the graph are read out; once a process."""
    QAccessible.installFactory(_interface)
