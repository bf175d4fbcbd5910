"""The ring around what has the focus: 2 pixels wide, 2 pixels apart, over whatever lies beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import Theme
from ui.widgets.choice_bar import ChoiceBar

_WIDTH, _GAP = 2, 2
_RADIUS = 7
_RADII = {"card": 9, "check": 4}
_RINGED = (QAbstractButton, ChoiceBar, QComboBox, QLineEdit, QPlainTextEdit)
"""What has no ring of its own: the style sheet draws none that stands apart."""


class _Around(QProxyStyle):
    """Room for the ring on every side, above the neighbours."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """The ring's distance from the widget's edge."""
        margins = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)
        return _WIDTH + _GAP if metric in margins else super().pixelMetric(metric, option, widget)

    def styleHint(self, hint: QStyle.StyleHint, *rest: object) -> int:
        """The ring lies above the widgets, and is no mask."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, *rest)  # type: ignore[arg-type]  # handed on as they came


class _Ring(QFocusFrame):
    """Qt's own frame, which follows its widget wherever that is moved or scrolled."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = _Around("Fusion")
        self.setStyle(self._around)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring in the accent."""
        widget = self.widget()
        if widget is None:
            return
        radius = _RADII.get(str(widget.property("role")), _RADIUS) + _GAP + 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), _WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class FocusRing(QObject):
    """Shows the ring around whatever has the focus in `window`, if it paints none itself."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._ring: _Ring | None = None

    def begin(self) -> None:
        """Follow the focus from now on; costs a moment, which the first look at a window need not wait for."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    @property
    def around(self) -> QWidget | None:
        """What the ring is drawn around now."""
        return self._ring.widget() if self._ring is not None and isValid(self._ring) else None

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        # The frame lives in the scrolled area of its widget, and goes with it.
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(self._theme, self._window)
        self._ring.setWidget(now if now is not None and self._wants(now) else None)

    def _wants(self, widget: QWidget) -> bool:
        return (
            isinstance(widget, _RINGED)
            and widget.window() is self._window
            and not (isinstance(widget, QPlainTextEdit) and widget.isReadOnly())
            and not _is_in_a_table(widget)
        )


def _is_in_a_table(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return True
        above = above.parentWidget()
    return False
