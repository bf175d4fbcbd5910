"""The look: which palette, the style sheet made from it, fonts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from evaluator.drawing.palette import PALETTES, Palette, ThemeName
from evaluator.resources import assets

BODY_PIXELS = 13

_STYLE = """
* {{ outline: none; }}
QWidget {{ color: {text}; }}
QMainWindow, QMenuBar, #rail, #menu-line {{ background: {window}; }}
#page, #page-content, QScrollArea, QScrollArea > QWidget > QWidget {{ background: {page}; border: none; }}
#side {{ background: {surface}; border-left: 1px solid {border}; }}
#footer {{ background: {page}; border-top: 1px solid {border}; }}
#rail {{ border-right: 1px solid {border}; }}
QMenuBar {{ padding: 5px 8px; border-bottom: 1px solid {border}; }}
QMenuBar::item {{ padding: 5px 12px; border-radius: 6px; color: {text2}; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {border}; padding: 5px; }}
QMenu::item {{ padding: 6px 26px 6px 14px; border-radius: 5px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {text3}; }}
QLabel[role="title"] {{ font-size: 20px; font-weight: 650; }}
QLabel[role="section"] {{ font-size: 15px; font-weight: 600; }}
QLabel[role="result"] {{ font-size: 21px; font-weight: 680; }}
QLabel[role="score"] {{ font-size: 20px; font-weight: 650; }}
QLabel[role="muted"] {{ color: {text2}; }}
QLabel[role="caption"] {{ color: {text3}; font-size: 12px; }}
QLabel[role="group"] {{ color: {text2}; font-size: 12px; font-weight: 600; }}
QLabel[role="gain"] {{ color: {accent-text}; font-weight: 600; }}
QLabel[role="pain"] {{ color: {warn-text}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: 9px; }}
QFrame[role="unrated"] {{ background: {surface}; border: 1px dashed {edge}; border-radius: 9px; }}
QFrame[role="example"] {{ background: {accent-tint}; border: none; border-bottom-left-radius: 8px; border-bottom-right-radius: 8px; }}
QFrame[role="example"] QLabel {{ color: {accent-text}; }}
QFrame[role="warn"] {{ background: {warn-fill}; border: 1px solid {warn-edge}; border-radius: 7px; }}
QFrame[role="error"] {{ background: {error-fill}; border: 1px solid {error-edge}; border-radius: 7px; }}
QFrame[role="error"] QLabel {{ color: {error-text}; }}
QFrame[role="info"] {{ background: {sunken}; border: 1px solid {border}; border-radius: 7px; }}
QFrame[role="accent"] {{ background: {accent-tint}; border: 1px solid {accent}; border-radius: 9px; }}
QFrame[role="quadrant-1"] {{ background: {fill-1}; border: 1px solid {mark-1}; border-radius: 9px; }}
QFrame[role="quadrant-2"] {{ background: {fill-2}; border: 1px solid {mark-2}; border-radius: 9px; }}
QFrame[role="quadrant-3"] {{ background: {fill-3}; border: 1px solid {mark-3}; border-radius: 9px; }}
QFrame[role="quadrant-4"] {{ background: {fill-4}; border: 1px solid {mark-4}; border-radius: 9px; }}
QLabel[quadrant="1"] {{ color: {ink-1}; }}
QLabel[quadrant="2"] {{ color: {ink-2}; }}
QLabel[quadrant="3"] {{ color: {ink-3}; }}
QLabel[quadrant="4"] {{ color: {ink-4}; }}
QLineEdit, QPlainTextEdit {{ background: {surface}; border: 1px solid {edge}; border-radius: 7px; padding: 5px 8px; selection-background-color: {accent}; selection-color: {on-accent}; }}
QPlainTextEdit[role="note"] {{ border: 1px solid {border}; padding: 3px 5px; font-size: 12px; }}
QPlainTextEdit[filled="true"] {{ background: {sunken}; }}
QLineEdit:focus, QPlainTextEdit:focus, QPlainTextEdit[role="note"]:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QPlainTextEdit[role="note"]:focus {{ padding: 2px 4px; }}
QPushButton {{ background: {surface}; border: 1px solid {edge}; border-radius: 7px; padding: 0 14px; min-height: 30px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; }}
QPushButton:disabled {{ color: {text3}; background: {sunken}; border-color: {border}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on-accent}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {accent-hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[role="step"] {{ text-align: left; background: transparent; border: 1px solid transparent; padding: 0 10px; min-height: 34px; color: {text2}; }}
QPushButton[role="step"]:hover {{ background: {hover}; }}
QPushButton[role="step"]:checked {{ background: {surface}; border: 1px solid {border}; border-left: 3px solid {accent}; color: {text}; font-weight: 600; }}
QPushButton[role="step"]:focus {{ border: 2px solid {accent}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {accent-text}; text-decoration: underline; padding: 0 4px; min-height: 24px; text-align: left; }}
QPushButton[role="link"]:focus {{ border: 2px solid {accent}; }}
QTreeWidget, QListWidget {{ background: {surface}; border: 1px solid {border}; border-radius: 9px; padding: 6px; }}
QTreeWidget::item {{ padding: 3px; }}
QTreeWidget::item:selected {{ background: {accent-tint}; color: {text}; }}
QHeaderView::section {{ background: {surface}; border: none; border-bottom: 1px solid {border}; padding: 4px; color: {text3}; }}
QProgressBar {{ background: {border}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ background: {text}; color: {surface}; border: none; padding: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 4px; min-height: 30px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""


class Theme(QObject):
    """The palette in force; `changed` says that another one is."""

    changed = Signal()

    def __init__(self, choice: str = "system") -> None:
        super().__init__()
        self._choice = choice
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
        application.setStyleSheet(_STYLE.format_map(self.palette))
        self.changed.emit()

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


def load_fonts(application: QApplication) -> None:
    """Take Inter from the assets as the application's font, with the system's for what it lacks."""
    for cut in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(assets("fonts", f"Inter-{cut}.ttf")))
    font = QFont("Inter")
    font.setPixelSize(BODY_PIXELS)
    font.setFamilies(
        ["Inter", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"]
    )
    application.setFont(font)
