"""The window: menus, rail, page, matrix, footer. No rule of the domain, no state but which step is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.assessment import Assessment
from evaluator.document import SUFFIX
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of
from ui import settings
from ui.document import Document
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.rail import Rail
from ui.side_panel import SidePanel
from ui.steps import STEPS
from ui.theme import Theme
from ui.widgets.labels import banner, button, clear, row

_SIZE = (1280, 800)
_SMALLEST = (1000, 700)
_NARROW_BELOW = 1120
_THEMES: dict[str, Marked] = {
    "system": Marked("As the system"),
    "light": Marked("Light"),
    "dark": Marked("Dark"),
    "high-contrast": Marked("High contrast"),
}
_REPORTS = Marked("PDF (*.pdf);;Web page (*.html);;Markdown (*.md);;JSON (*.json)")


class MainWindow(QMainWindow):
    """One document in one window."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self.t = t
        self.theme = theme
        self.document = Document(self)
        self._around = Surroundings(self.document, theme, t)
        self._pages: dict[str, Page] = {}
        self._step = STEPS[0].id
        self._operations: set[Operation] = set()
        self.rail = Rail(t)
        self.side = SidePanel(theme, t)
        self.stack = QStackedWidget()
        self.notices = QVBoxLayout()
        self.back = button("")
        self.next = button("", "primary")
        self._build()
        self._build_menus()
        self.document.changed.connect(self._show)
        self.document.stateChanged.connect(self._show_title)
        self.document.brought.connect(self._bring)
        self.rail.chosen.connect(self.go_to)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        if (geometry := settings.geometry()) is not None:
            self.restoreGeometry(geometry)
        self._show(self.document.assessment)
        self._show_title()
        self.go_to(self._step)

    def _build(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.notices.setContentsMargins(24, 0, 24, 0)
        middle.addLayout(self.notices)
        middle.addWidget(self.stack, 1)
        footer = QFrame()
        footer.setObjectName("footer")
        footer.setFixedHeight(56)
        line = QHBoxLayout(footer)
        line.setContentsMargins(24, 0, 24, 0)
        line.addLayout(row(self.back, None, self.next))
        self.back.clicked.connect(lambda: self._move(-1))
        self.next.clicked.connect(lambda: self._move(1))
        middle.addWidget(footer)
        outer = QHBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addLayout(middle, 1)
        outer.addWidget(self.side)
        central = QWidget()
        central.setLayout(outer)
        self.setCentralWidget(central)

    def _build_menus(self) -> None:
        t, key = self.t, QKeySequence.StandardKey
        file = self.menuBar().addMenu(t(Marked("&File")))
        self._add(file, Marked("&New"), "Ctrl+N", self.new)
        self._add(file, Marked("&Open…"), "Ctrl+O", self.ask_open)
        self._recent = file.addMenu(t(Marked("Open &recent")))
        self._recent.aboutToShow.connect(self._fill_recent)
        self._add(file, Marked("&Save"), "Ctrl+S", self.save)
        self._add(file, Marked("Save &as…"), "Ctrl+Shift+S", self.save_as)
        file.addSeparator()
        self._add(file, Marked("&Generate project"), "Ctrl+G", self.generate)
        self._add(file, Marked("&Export report…"), "Ctrl+E", self.export)
        self._add(file, Marked("&Print…"), "Ctrl+P", self.print)
        file.addSeparator()
        self._add(file, Marked("&Quit"), key.Quit, self.close)
        edit = self.menuBar().addMenu(t(Marked("&Edit")))
        self.undo = self._add(edit, Marked("&Undo"), "Ctrl+Z", self.document.undo)
        self.redo = self._add(edit, Marked("&Redo"), "Ctrl+Shift+Z", self.document.redo)
        view = self.menuBar().addMenu(t(Marked("&View")))
        for step in STEPS:
            self._add(view, step.name, f"Ctrl+{step.number}", lambda id=step.id: self.go_to(id))
        self._add(view, Marked("Next step"), "Alt+Right", lambda: self._move(1))
        self._add(view, Marked("Previous step"), "Alt+Left", lambda: self._move(-1))
        view.addSeparator()
        themes = QActionGroup(self)
        for choice, words in _THEMES.items():
            action = self._add(view, words, None, lambda c=choice: self._choose_theme(c))
            action.setCheckable(True)
            action.setChecked(choice == self.theme.choice)
            themes.addAction(action)
        help_menu = self.menuBar().addMenu(t(Marked("&Help")))
        self._add(help_menu, Marked("&About CrewAI Evaluator"), None, self._about)

    def _add(
        self,
        menu: object,
        words: Marked,
        keys: str | QKeySequence.StandardKey | None,
        do: Callable[[], object],
    ) -> QAction:
        action = QAction(self.t(words), self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        menu.addAction(action)  # type: ignore[attr-defined]  # a QMenu
        return action

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._step]

    def go_to(self, step_id: str, field: str = "") -> None:
        """Show a step, and with a field the rating of that factor."""
        self.document.end_merging()
        self._step = step_id
        if step_id not in self._pages:
            made = next(step for step in STEPS if step.id == step_id).make(self._around)
            made.goTo.connect(self.go_to)
            self._pages[step_id] = made
            self.stack.addWidget(made)
            made.show_narrow(self.width() < _NARROW_BELOW)
        self.page.show_assessment(self.document.assessment)
        self.stack.setCurrentWidget(self.page)
        index = [step.id for step in STEPS].index(step_id)
        self.side.setVisible(STEPS[index].shows_side)
        self.rail.show_step(step_id)
        self.back.setVisible(index > 0)
        self.next.setVisible(index + 1 < len(STEPS))
        if index > 0:
            self.back.setText(f"‹  {self.t(STEPS[index - 1].name)}")
        if index + 1 < len(STEPS):
            self.next.setText(f"{self.t(STEPS[index + 1].name)}  ›")
        if field:
            self.page.bring(f"{field}.score")
        else:
            self.page.enter()

    def _move(self, by: int) -> None:
        ids = [step.id for step in STEPS]
        place = ids.index(self._step) + by
        if 0 <= place < len(ids):
            self.go_to(ids[place])

    def _bring(self, page: str, field: str) -> None:
        if page != self._step:
            self.go_to(page)
        self.page.bring(field)

    def _show(self, assessment: Assessment) -> None:
        self.rail.show_assessment(assessment)
        self.side.show_assessment(assessment)
        if self._step in self._pages:
            self.page.show_assessment(assessment)
        self.undo.setEnabled(self.document.stack.canUndo())
        self.redo.setEnabled(self.document.stack.canRedo())

    def _show_title(self) -> None:
        title = title_of(self.document.assessment, self.t)
        self.setWindowTitle(f"{title}[*] — CrewAI Evaluator")
        self.setWindowModified(self.document.has_unsaved_changes)
        self.undo.setEnabled(self.document.stack.canUndo())
        self.redo.setEnabled(self.document.stack.canRedo())

    def _choose_theme(self, choice: str) -> None:
        self.theme.choose(choice)
        settings.set_theme(choice)

    def notify(self, role: str, words: str) -> None:
        """Say something above the page until the next thing is said."""
        clear(self.notices)
        self.notices.addWidget(banner(role, words))

    def _attempt(self, do: Callable[[], object]) -> bool:
        clear(self.notices)
        try:
            do()
        except EvaluatorError as error:
            self.notify("error", self.t(error.message))
            return False
        return True

    def new(self) -> None:
        """Begin an empty document, after asking about unsaved changes."""
        if self._may_leave():
            self._attempt(self.document.new)
            self.go_to(STEPS[0].id)

    def ask_open(self) -> None:
        """Choose a file and open it."""
        if not self._may_leave():
            return
        filters = self.t(Marked("Assessments (*.assessment.json);;All files (*)"))
        chosen, _ = QFileDialog.getOpenFileName(self, self.t(Marked("Open")), "", filters)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a file; what cannot be read is said above the page, and what was open stays."""
        if self._attempt(lambda: self.document.open(path)):
            settings.remember(path)
            self.go_to(STEPS[0].id if self.document.assessment.missing else "result")

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in settings.recent():
            self._recent.addAction(
                str(path), lambda path=path: self._may_leave() and self.open(path)
            )

    def save(self) -> bool:
        """Save to the document's file, or ask where; gives whether it was saved."""
        path = self.document.path
        if path is None:
            return self.save_as()
        return self._attempt(lambda: self.document.save(path))

    def save_as(self) -> bool:
        """Ask where, and save there."""
        title = title_of(self.document.assessment, self.t)
        name = "".join(c if c.isalnum() or c in " -_" else "-" for c in title)[:60].strip()
        filters = self.t(Marked("Assessments (*.assessment.json)"))
        words = self.t(Marked("Save as"))
        chosen, _ = QFileDialog.getSaveFileName(self, words, f"{name}{SUFFIX}", filters)
        if not chosen:
            return False
        path = Path(chosen if chosen.endswith(".json") else f"{chosen}{SUFFIX}")
        if not self._attempt(lambda: self.document.save(path)):
            return False
        settings.remember(path)
        return True

    def _is_complete(self) -> bool:
        """With ratings missing the result page names them."""
        if self.document.assessment.missing:
            self.go_to("result")
            return False
        return True

    def generate(self) -> None:
        """Write the project, with the folder that the project page shows."""
        if not self._is_complete():
            return
        self.go_to("project")
        from ui.pages.project import ProjectPage

        assert isinstance(self.page, ProjectPage)
        self.page.start()

    def export(self) -> None:
        """Ask where and write the report in the format of the ending."""
        if not self._is_complete():
            return
        chosen, kind = QFileDialog.getSaveFileName(
            self, self.t(Marked("Export report")), "report.pdf", self.t(_REPORTS)
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix and "*" in kind:
            path = path.with_suffix(kind.partition("*")[2].rstrip(")"))
        assessment, t = self.document.assessment, self.t

        def work(_: Operation) -> Path:
            from evaluator.report import write_report

            write_report(assessment, path, t)
            return path

        self._run(work, Marked("The report is written to {where}."))

    def print(self) -> None:
        """Ask for a printer and print the report's pages."""
        if not self._is_complete():
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.printing import print_report

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        assessment, t = self.document.assessment, self.t

        def work(_: Operation) -> str:
            print_report(assessment, t, printer)
            return printer.printerName() or printer.outputFileName()

        self._run(work, Marked("The report was sent to {where}."))

    def _run(self, work: Callable[[Operation], object], done: Marked) -> None:
        operation = Operation(work, self)
        operation.done.connect(lambda where: self.notify("accent", self.t(done, where=str(where))))
        operation.failed.connect(lambda error: self.notify("error", self.t(error.message)))
        operation.finished.connect(lambda: self._operations.discard(operation))
        self._operations.add(operation)
        operation.start()

    def _may_leave(self) -> bool:
        """Ask about unsaved changes; gives whether the document may go."""
        if not self.document.has_unsaved_changes:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.t(Marked("Unsaved changes")),
            self.t(Marked("Save the changes to this assessment?")),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return self.save()
        return bool(answer == buttons.Discard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail and matrix give way in a small window."""
        super().resizeEvent(event)
        was_narrow = event.oldSize().width() < _NARROW_BELOW
        is_narrow = event.size().width() < _NARROW_BELOW
        if is_narrow != was_narrow or event.oldSize().width() < 0:
            self.rail.show_narrow(is_narrow, self.document.assessment)
            self.side.show_narrow(is_narrow)
            for page in self._pages.values():
                page.show_narrow(is_narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, remember the window's place."""
        if self._may_leave():
            settings.set_geometry(self.saveGeometry())
            event.accept()
        else:
            event.ignore()

    def _about(self) -> None:
        from evaluator import __version__

        words = Marked(
            "CrewAI Evaluator {version}\n\nRates a use case by CrewAI's guide Evaluating Use Cases, "
            "explains the advice, and writes a project that runs.\n\nMIT licence."
        )
        QMessageBox.about(self, self.t(Marked("About")), self.t(words, version=__version__))

    def open_later(self, path: Path) -> None:
        """Open a file once the window is shown."""
        QTimer.singleShot(0, lambda: self.open(path))
