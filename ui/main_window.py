"""The window: menus, the start page or the wizard, and what is said about the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QWidget,
)

from evaluator.assessment import Assessment
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of
from ui import dialogs, settings
from ui.delivery import Delivery
from ui.document import Document
from ui.drafts import drafts_folder, stale_drafts
from ui.files import Files
from ui.icons import Icon
from ui.menus import COMMANDS, Menus
from ui.operations import Operation, wait_for_all
from ui.pages.start import StartPage
from ui.steps import STEPS, load_modules
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import column, label
from ui.widgets.notices import Notices
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.wizard import Wizard

GUIDE = "https://docs.crewai.com/en/guides/concepts/evaluating-use-cases"
_SIZE = (1280, 800)
_SMALLEST = (1000, 700)
_GREET, _LOAD = 20, 250
"""Milliseconds after which a window that is shown looks for recent files and drafts, and loads the rest."""
_DRAFT_KEPT = Marked("Draft kept {time}")
_WRITING = Marked("A project is being written. Stop it and close?")


class MainWindow(QMainWindow):
    """One document in one window."""

    def __init__(self, theme: Theme, t: Translator, state: Path | None = None) -> None:
        super().__init__()
        self.t = t
        self.theme = theme
        self._state = state or drafts_folder()
        self.document = Document(t, self)
        self.notices = Notices(theme, t(Marked("Close this notice")))
        self.files = Files(self, self.document, self.notices, t, self._state)
        self.delivery = Delivery(self, self.document, self.notices, t)
        self.start = StartPage(theme, t)
        self._wizard: Wizard | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.start)
        central = QWidget()
        layout = column(central)
        layout.addWidget(self.notices)
        layout.addWidget(self._views, 1)
        self.setCentralWidget(central)
        self.commands = {
            "new": self.files.new,
            "open": self.files.open,
            "open_folder": self._open_folder,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "generate": self.generate,
            "export": lambda: self._deliver(self.delivery.export),
            "export_other": lambda: self._deliver(self.delivery.export_other),
            "preview": lambda: self._deliver(self.delivery.preview),
            "print": lambda: self._deliver(self.delivery.print),
            "quit": self.close,
            "undo": self.document.undo,
            "redo": self.document.redo,
            "start": self.show_start,
            "next": lambda: self._step_by(1),
            "previous": lambda: self._step_by(-1),
            "next_tab": lambda: self._change_tab(1),
            "previous_tab": lambda: self._change_tab(-1),
            "guide": lambda: QDesktopServices.openUrl(QUrl(GUIDE)),
            "shortcuts": self._show_shortcuts,
            "about": self._about,
        }
        self.menus = Menus(self, theme, t, self.commands, self.go_to, self.files.open_path)
        self._corner()
        self.toast = Toast(theme, self, t(Marked("Close")))
        self.ring = FocusRing(theme, self)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        if (geometry := settings.geometry()) is not None:
            self.restoreGeometry(geometry)
        self._show_state()
        self.start.new.setFocus()
        QTimer.singleShot(_GREET, self._greet)
        QTimer.singleShot(_LOAD, self._load)

    def _connect(self) -> None:
        self.document.changed.connect(self._show)
        self.document.stateChanged.connect(self._show_state)
        self.document.opened.connect(self._begin)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.document.end_merging)
        self.document.brought.connect(self._bring)
        self.files.arrived.connect(self._arrive)
        self.files.keeper.kept.connect(self._show_kept)
        self.files.keeper.dropped.connect(self._hide_kept)
        self.delivery.delivered.connect(lambda: self.wizard.mark_delivered("report"))
        self.start.wanted.connect(self.run)
        self.start.fileChosen.connect(self.files.open_path)
        self.start.exampleChosen.connect(self.files.open_example)
        self.start.draftChosen.connect(self.files.recover)

    def _corner(self) -> None:
        """The state of the draft, undo and redo, and the theme, at the end of the menu bar."""
        t = self.t
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 14, 0)
        line.setSpacing(2)
        self.kept: QLabel = label("", "muted", wraps=False)
        self.kept.setMinimumWidth(
            self.fontMetrics().horizontalAdvance(t(_DRAFT_KEPT, time="00:00"))
        )
        self._kept_mark = Icon(self.theme, "check", "text2", 14)
        self._hide_kept()
        line.addWidget(self._kept_mark)
        line.addSpacing(4)
        line.addWidget(self.kept)
        line.addSpacing(10)
        self._corner_buttons: dict[str, Button] = {}
        for command, icon, words in (
            ("undo", "undo-2", Marked("Undo")),
            ("redo", "redo-2", Marked("Redo")),
            ("theme", "moon", Marked("Light or dark")),
        ):
            made = Button(self.theme, icon, role="quiet", name=t(words))
            made.setProperty("icon", True)
            do = self.toggle_theme if command == "theme" else self.commands[command]
            made.clicked.connect(lambda _=False, do=do: do())
            self._corner_buttons[command] = made
            line.addWidget(made)
        self._corner_holder = holder
        self.menuBar().setCornerWidget(holder)

    @property
    def wizard(self) -> Wizard:
        """The wizard, made when it is first wanted."""
        if self._wizard is None:
            from ui.pages.page import Surroundings
            from ui.wizard import Wizard

            self._wizard = Wizard(Surroundings(self.document, self.theme, self.t))
            self._wizard.startWanted.connect(self.show_start)
            self._wizard.pageMade.connect(self._connect_page)
            self._views.addWidget(self._wizard)
            self._wizard.show_assessment(self.document.assessment)
            if self.isVisible():
                self._wizard.prepare()
        return self._wizard

    @property
    def page(self) -> Page:
        """The page of the wizard that is shown."""
        return self.wizard.page

    @property
    def is_at_start(self) -> bool:
        """Whether the start page is shown."""
        return self._views.currentWidget() is self.start

    def _connect_page(self, page: Page) -> None:
        page.wanted.connect(self.run)
        page.toasted.connect(self.toast.show_word)
        page.delivered.connect(self.wizard.mark_delivered)

    def run(self, command: str) -> None:
        """Do what a command's name says."""
        self.commands[command]()

    def go_to(self, step_id: str, field: str = "") -> None:
        """Show a step of the wizard."""
        wizard = self.wizard
        self._views.setCurrentWidget(wizard)
        wizard.go_to(step_id, field)

    def _bring(self, page: str, field: str) -> None:
        """Show what undo or redo changed, also from the start page."""
        self._views.setCurrentWidget(self.wizard)
        self.wizard.bring(page, field)

    def _step_by(self, by: int) -> None:
        """The next step or the one before; the start page lies before the first."""
        if not self.is_at_start:
            self.wizard.step_by(by)
        elif by > 0:
            self.go_to(STEPS[0].id)

    def show_start(self) -> None:
        """Show the start page; the document stays open."""
        self._views.setCurrentWidget(self.start)
        self.start.show_examples()
        self.start.enter()

    def _greet(self) -> None:
        """What the first look does not wait for: the ring, the examples, recent files, drafts that were left."""
        self.ring.begin()
        self.start.show_examples()
        self.start.show_recent()
        self.start.show_drafts(stale_drafts(self._state))

    def _load(self) -> None:
        """Import what the pages need, and make them, while the person still looks at the start page."""
        loading = Operation(lambda _: load_modules(), self)
        loading.finished.connect(self._make_wizard)
        loading.start()

    def _make_wizard(self) -> None:
        assert self.wizard is not None

    def _arrive(self) -> None:
        assessment = self.document.assessment
        is_complete = not assessment.missing
        self.go_to("result" if is_complete else STEPS[0].id)

    def _begin(self) -> None:
        if self._wizard is not None:
            self._wizard.begin()

    def _show(self, assessment: Assessment) -> None:
        if self._wizard is not None:
            self._wizard.show_assessment(assessment)
        self._show_state()

    def _show_state(self) -> None:
        title = title_of(self.document.assessment, self.t)
        self.setWindowTitle(f"{title}[*] — CrewAI Evaluator")
        self.setWindowModified(self.document.has_unsaved_changes)
        for command, is_possible in (
            ("undo", self.document.stack.canUndo()),
            ("redo", self.document.stack.canRedo()),
        ):
            self.menus.actions[command].setEnabled(is_possible)
            self._corner_buttons[command].setEnabled(is_possible)

    def _show_kept(self, time: str) -> None:
        self.kept.setText(self.t(_DRAFT_KEPT, time=time))
        self._kept_mark.setVisible(True)

    def _hide_kept(self) -> None:
        self.kept.setText("")
        self._kept_mark.setVisible(False)

    def toggle_theme(self) -> None:
        """Light becomes dark, and dark light."""
        self.menus.choose_theme("light" if self.theme.name == "dark" else "dark")

    def _change_tab(self, by: int) -> None:
        if not self.is_at_start and self.page.tabs is not None:
            self.page.tabs.move_on(by)
            self.page.enter()

    def _is_complete(self) -> bool:
        """With ratings missing the result page names them."""
        if self.document.assessment.missing:
            self.go_to("result")
            return False
        return True

    def generate(self) -> None:
        """Write the project, with what the project page shows."""
        if not self._is_complete():
            return
        self.go_to("project")
        from ui.pages.project import ProjectPage

        assert isinstance(self.page, ProjectPage)
        self.page.start()

    def _deliver(self, do: object) -> None:
        if self._is_complete():
            do()  # type: ignore[operator]  # a command without arguments

    def _open_folder(self) -> None:
        if self.files.may_leave():
            title = Marked("Open a generated project")
            chosen = dialogs.ask_folder(self, self.t, title, settings.last_folder())
            if chosen is not None:
                self.files.open_path(chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a folder may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file, report or project that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # The drag ends before a question is asked.
        QTimer.singleShot(0, lambda: self.files.open_path(Path(paths[0])))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about a project that is being written and about unsaved changes; remember the place."""
        if not self._stop_writing() or not self.files.may_leave():
            event.ignore()
            return
        settings.set_geometry(self.saveGeometry())
        # What still prints or is written goes on to its end; nobody looks at a frozen window meanwhile.
        self.hide()
        wait_for_all()
        self.files.leave()
        event.accept()

    def _stop_writing(self) -> bool:
        """Stop a project that is being written, after asking; gives whether closing goes on."""
        if self._wizard is None:
            return True
        from ui.pages.project.writing import Writing

        writings = self.findChildren(Writing)
        if not any(writing.is_running for writing in writings):
            return True
        words = (Marked("Stop and close"),)
        if dialogs.ask(self, self.t, Marked("Close"), self.t(_WRITING), words) != "first":
            return False
        for writing in writings:
            writing.cancel()
        return True

    def _show_shortcuts(self) -> None:
        from ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self, self.t, COMMANDS).exec()

    def _about(self) -> None:
        from evaluator import __version__

        words = Marked(
            "CrewAI Evaluator {version}\n\nRates a use case by CrewAI's guide Evaluating Use Cases, "
            "explains the advice, and writes a project that runs.\n\nMIT licence. Fonts: SIL Open Font "
            "License. Icons: Lucide, ISC licence."
        )
        QMessageBox.about(self, self.t(Marked("About")), self.t(words, version=__version__))

    def open_later(self, path: Path) -> None:
        """Open a file once the window is shown."""
        QTimer.singleShot(0, lambda: self.files.open_path(path))
