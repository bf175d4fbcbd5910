"""Lucide's icons, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from evaluator.resources import assets
from ui.theme import Theme

SIZE = 16
_STROKE = b'stroke-width="1.75"'


@lru_cache(maxsize=256)
def _drawn(name: str, side: int) -> QPixmap:
    """The lines of an icon, `side` pixels square."""
    from PySide6.QtSvg import QSvgRenderer

    source = assets("icons", f"{name}.svg").read_bytes()
    source = source.replace(b'stroke-width="2"', _STROKE)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon `name` of `assets/icons` in a colour, `size` logical pixels square."""
    image = _drawn(name, round(size * ratio)).copy()
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: QColor, disabled: QColor | None = None, size: int = SIZE) -> QIcon:
    """The icon for a button or a list, with a second colour for when it is disabled."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    ratio = application.devicePixelRatio()
    made = QIcon(pixmap(name, colour.name(), size, ratio))
    if disabled is not None:
        made.addPixmap(pixmap(name, disabled.name(), size, ratio), QIcon.Mode.Disabled)
    return made


class Icon(QWidget):
    """Shows an icon beside words; it says nothing itself."""

    def __init__(self, theme: Theme, name: str, role: str = "text2", size: int = SIZE) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._role = role
        self.setFixedSize(QSize(size, size + 2))
        theme.changed.connect(self.update)

    def show_icon(self, name: str, role: str) -> None:
        """Take another icon and another colour."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, on the first line of the words beside it."""
        painter = QPainter(self)
        colour = self._theme.colour(self._role).name()
        shown = pixmap(self._name, colour, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 1, shown)
        painter.end()
