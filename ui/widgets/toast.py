"""A short word at the foot of the window that leaves by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import button, label, row

_SECONDS = 6
_SLIDE = 160
_FROM_FOOT = 72


class Toast(QFrame):
    """Shows a word for six seconds over `window`, or until it is closed; `show_word` replaces it."""

    def __init__(self, theme: Theme, window: QWidget, close_name: str) -> None:
        super().__init__(window)
        self._theme = theme
        self.setProperty("role", "toast")
        self._text = label("", wraps=False)
        self._action = button("", "toast")
        self._do: Callable[[], object] | None = None
        self._action.clicked.connect(self._act)
        self._close = Button(theme, "x", role="toast", name=close_name)
        self._close.clicked.connect(self.hide)
        self.setLayout(
            row(Icon(theme, "check", "surface"), self._text, self._action, self._close, spacing=10)
        )
        self.layout().setContentsMargins(16, 5, 8, 5)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        window.installEventFilter(self)
        self.hide()

    def show_word(
        self, text: str, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Say something, with an action if there is one."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self.adjustSize()
        self.raise_()
        self.show()
        place = self._place()
        self._slide.stop()
        self._slide.setDuration(self._theme.milliseconds(_SLIDE))
        self._slide.setStartValue(place + QPoint(0, 24))
        self._slide.setEndValue(place)
        self._slide.start()
        self._timer.start(_SECONDS * 1000)

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _place(self) -> QPoint:
        window = self.parentWidget()
        assert window is not None
        left = (window.width() - self.width()) // 2
        return QPoint(max(left, 0), window.height() - _FROM_FOOT - self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.move(self._place())
        return super().eventFilter(watched, event)
