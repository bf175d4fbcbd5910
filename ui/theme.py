"""The look: which palette, the style sheet made from it, fonts."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from evaluator.drawing.palette import PALETTES, Palette, ThemeName
from evaluator.resources import assets

BODY_PIXELS = 13
_HIGH_CONTRAST = """
QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled { border: 2px dashed $text; }
QTreeView::item:selected { border-top: 2px solid $accent; border-bottom: 2px solid $accent; padding: 2px 3px; }
QTableView::item:selected { border-bottom: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 13px; height: 13px; }
QMenu::item:selected { border: 2px solid $accent; padding: 4px 24px 4px 12px; }
"""


class _Style(Template):
    """The style sheet with the roles' names in it, as `$accent-text`."""

    idpattern = r"[a-z][a-z0-9-]*"


class Theme(QObject):
    """The palette in force; `changed` says that another one is."""

    changed = Signal()

    def __init__(self, choice: str = "system") -> None:
        super().__init__()
        self._choice = choice
        self.is_still = False
        """Whether the person wants no motion."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def choice(self) -> str:
        """`system`, or the name of a palette."""
        return self._choice

    @property
    def name(self) -> ThemeName:
        """The palette in force."""
        if self._choice in PALETTES:
            return self._choice  # type: ignore[return-value]  # one of its keys
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def palette(self) -> Palette:
        """The colours by role."""
        return PALETTES[self.name]

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.palette[role])

    def choose(self, choice: str) -> None:
        """Take `system` or a palette's name, and show it."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self._qt_palette())
        # Qt styles a widget again for each of its ancestors where one sheet replaces another, and once
        # where a sheet comes after none.
        application.setStyleSheet("")
        application.setStyleSheet(
            _Style(_source(self.name)).substitute(
                self.palette,
                check=_drawn("tick", self.name),
                chevron=_drawn("chevron", self.name),
                chevronup=_drawn("chevron-up", self.name),
            )
        )
        self.changed.emit()

    def milliseconds(self, duration: int) -> int:
        """How long a motion lasts: 0 where the system or the person wants none."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return 0 if self.is_still or application.style().styleHint(hint) == 0 else duration

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "page"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on-accent"),
            (QPalette.ColorRole.PlaceholderText, "text3"),
        ):
            palette.setColor(role, self.colour(name))
        return palette


@lru_cache(maxsize=2)
def _source(name: ThemeName) -> str:
    """The style sheet; in high contrast its lines are two pixels wide, what is disabled is dashed, what
    a fill marks elsewhere has a frame."""
    text = assets("style.qss").read_text("utf-8")
    if name != "high-contrast":
        return text
    wide = text.replace("1px solid $", "2px solid $").replace("1px dashed", "2px dashed")
    return wide + _HIGH_CONTRAST


def _drawn(what: str, name: ThemeName) -> str:
    """The tick of a check box or the arrow of a list, as the style sheet wants it: a file's path."""
    return assets("icons", f"{what}-{'dark' if name == 'dark' else 'light'}.svg").as_posix()


def load_fonts(application: QApplication) -> None:
    """Take Inter from the assets as the application's font, with the system's for what it lacks."""
    for cut in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(assets("fonts", f"Inter-{cut}.ttf")))
    QFontDatabase.addApplicationFont(str(assets("fonts", "JetBrainsMono-Regular.ttf")))
    font = QFont("Inter")
    font.setPixelSize(BODY_PIXELS)
    font.setFamilies(
        ["Inter", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"]
    )
    application.setFont(font)
