"""The menus: every command of the window with its words and keys, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QProxyStyle, QStyle

from evaluator.i18n import Marked, Translator
from ui import settings
from ui.steps import STEPS
from ui.theme import Theme

FILE, EDIT, VIEW, HELP = Marked("&File"), Marked("&Edit"), Marked("&View"), Marked("&Help")


@dataclass(frozen=True)
class Command:
    """A command: its id, the menu it stands in, its words and keys; `divides` draws a line before it."""

    id: str
    menu: Marked
    words: Marked
    keys: str = ""
    divides: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("new", FILE, Marked("&New"), "Ctrl+N"),
    Command("open", FILE, Marked("&Open…"), "Ctrl+O"),
    Command("open_folder", FILE, Marked("Open project &folder…"), "Ctrl+Shift+O"),
    Command("save", FILE, Marked("&Save"), "Ctrl+S"),
    Command("save_as", FILE, Marked("Save &as…"), "Ctrl+Shift+S"),
    Command("generate", FILE, Marked("&Generate project"), "Ctrl+G", divides=True),
    Command("export", FILE, Marked("&Export report…"), "Ctrl+E"),
    Command("preview", FILE, Marked("Print previe&w…"), "Ctrl+Shift+P"),
    Command("print", FILE, Marked("&Print…"), "Ctrl+P"),
    Command("quit", FILE, Marked("&Quit"), "Ctrl+Q", divides=True),
    Command("undo", EDIT, Marked("&Undo"), "Ctrl+Z"),
    Command("redo", EDIT, Marked("&Redo"), "Ctrl+Shift+Z"),
    Command("start", VIEW, Marked("&Start page")),
    Command("next", VIEW, Marked("Next step"), "Alt+Right", divides=True),
    Command("previous", VIEW, Marked("Previous step"), "Alt+Left"),
    Command("next_tab", VIEW, Marked("Next tab"), "Ctrl+Tab"),
    Command("previous_tab", VIEW, Marked("Previous tab"), "Ctrl+Shift+Tab"),
    Command("guide", HELP, Marked("CrewAI's &guide"), "F1"),
    Command("shortcuts", HELP, Marked("&Keyboard shortcuts"), "Ctrl+?"),
    Command("about", HELP, Marked("&About CrewAI Evaluator"), divides=True),
)
THEMES: dict[str, Marked] = {
    "system": Marked("As the system"),
    "light": Marked("Light"),
    "dark": Marked("Dark"),
    "high-contrast": Marked("High contrast"),
}


class _Letters(QProxyStyle):
    """The style of a menu bar that underlines its letters while Alt is held, and only then."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__("Fusion")
        self.setParent(window)
        self._window = window
        self._are_shown = False
        self._take_up()
        # A widget with a style of its own does not get the next style sheet by itself.
        theme.changed.connect(self._take_up)
        window.installEventFilter(self)

    def _take_up(self) -> None:
        self._window.menuBar().setStyle(self)

    def styleHint(self, hint: QStyle.StyleHint, *rest: object) -> int:
        """Whether letters are underlined; every other hint is the style's."""
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(self._are_shown)
        return super().styleHint(hint, *rest)  # type: ignore[arg-type]  # handed on as they came

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what reaches the window; take nothing."""
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate:
            self._show(False)
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._show(kind == QEvent.Type.KeyPress)
        return False

    def hide(self) -> None:
        """Underline nothing: a menu that is open takes the release of Alt for itself."""
        self._show(False)

    def _show(self, are_shown: bool) -> None:
        self._are_shown = are_shown
        self._window.menuBar().update()


class Menus:
    """The menu bar of a window; `actions` holds each command's action by its id."""

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        t: Translator,
        commands: Mapping[str, Callable[[], object]],
        go_to: Callable[[str], object],
        open_recent: Callable[[object], object],
    ) -> None:
        self._window = window
        self._theme = theme
        self._t = t
        self._open_recent = open_recent
        self.actions: dict[str, QAction] = {}
        self._menus: dict[Marked, QMenu] = {}
        letters = _Letters(window, theme)
        for words in (FILE, EDIT, VIEW, HELP):
            self._menus[words] = window.menuBar().addMenu(t(words))
            self._menus[words].aboutToHide.connect(letters.hide)
        for command in COMMANDS:
            self._add(command, commands[command.id])
            if command.id == "open_folder":
                self._add_recent()
            if command.id == "start":
                self._add_steps(go_to)
        self._add_themes()

    def _add(self, command: Command, do: Callable[[], object]) -> None:
        menu = self._menus[command.menu]
        if command.divides:
            menu.addSeparator()
        action = self._action(menu, self._t(command.words), command.keys, do)
        self.actions[command.id] = action

    def _action(self, menu: QMenu, words: str, keys: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        return action

    def _add_steps(self, go_to: Callable[[str], object]) -> None:
        for step in STEPS:
            keys = f"Ctrl+{step.number}"
            self._action(self._menus[VIEW], self._t(step.name), keys, lambda id=step.id: go_to(id))

    def _add_recent(self) -> None:
        self._recent = self._menus[FILE].addMenu(self._t(Marked("Open &recent")))
        self._recent.aboutToShow.connect(self._fill_recent)

    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = settings.recent()
        for path in paths:
            # An ampersand in a name is no mnemonic.
            words = str(path).replace("&", "&&")
            self._recent.addAction(words, lambda path=path: self._open_recent(path))
        if not paths:
            self._recent.addAction(self._t(Marked("Nothing opened yet"))).setEnabled(False)

    def _add_themes(self) -> None:
        view = self._menus[VIEW]
        view.addSeparator()
        group = QActionGroup(self._window)
        self._themes: dict[str, QAction] = {}
        for choice, words in THEMES.items():
            action = self._action(view, self._t(words), "", lambda c=choice: self.choose_theme(c))
            action.setCheckable(True)
            action.setChecked(choice == self._theme.choice)
            group.addAction(action)
            self._themes[choice] = action
        view.addSeparator()
        still = self._action(view, self._t(Marked("No &motion")), "", lambda: None)
        still.setCheckable(True)
        still.setChecked(self._theme.is_still)
        still.toggled.connect(self._choose_still)

    def choose_theme(self, choice: str) -> None:
        """Take a theme and remember it."""
        self._theme.choose(choice)
        self._themes[choice].setChecked(True)
        settings.set_theme(choice)

    def _choose_still(self, is_still: bool) -> None:
        self._theme.is_still = is_still
        settings.set_still(is_still)
