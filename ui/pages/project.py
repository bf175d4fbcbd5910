"""Step 6: what will be written, where, and writing it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
)

from evaluator.advice.choice import architecture_to_build
from evaluator.assessment import Assessment
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURE
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.widgets.fields import LineField
from ui.widgets.labels import banner, button, clear, label, restyle, row


class ProjectPage(Page):
    """A folder, the tree of files with a preview, Generate with progress and Cancel."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Project"))
        t = self.t
        self._operation: Operation | None = None
        self._files: dict[str, bytes] = {}
        self._is_folder_chosen = False
        self._what = label("", "muted")
        self.content.addWidget(self._what)
        self.folder = LineField(t(Marked("Folder")))
        self.folder.textEdited.connect(self._folder_typed)
        self._browse = button(t(Marked("Choose…")))
        self._browse.clicked.connect(self._choose_folder)
        caption = label(t(Marked("Folder, new or empty")), "strong")
        caption.setBuddy(self.folder)
        self.content.addWidget(caption)
        chooser = row(self.folder, self._browse)
        self.content.addLayout(chooser)
        self.notice = row()
        self.content.addLayout(self.notice)
        self.generate = button(t(Marked("Generate project")), "primary")
        self.generate.clicked.connect(self.start)
        self.cancel = button(t(Marked("Cancel")))
        self.cancel.clicked.connect(self._cancel)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(t(Marked("Progress of writing")))
        self._progress_file = label("", "caption", wraps=False)
        self.content.addLayout(
            row(self.generate, self.cancel, self._progress, self._progress_file, None)
        )
        self._progress.setFixedWidth(220)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(t(Marked("Files to be written")))
        self.tree.currentItemChanged.connect(self._preview_item)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(t(Marked("Content of the file")))
        self.preview.setTabChangesFocus(True)
        font = QFont("JetBrains Mono")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(12)
        self.preview.setFont(font)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.preview)
        self._splitter.setSizes([280, 480])
        self._splitter.setMinimumHeight(220)
        self.content.addWidget(self._splitter, 1)
        self._show_running(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Render the project anew, or say why there is none."""
        from evaluator.scaffold.render import render

        t = self.t
        self._files = {}
        clear(self.notice)
        try:
            architecture = architecture_to_build(assessment)
            tree = render(assessment, architecture, t)
        except EvaluatorError as error:
            self._what.setText("")
            self._notify("warn", t(error.message))
        else:
            self._files = dict(tree.files)
            self._what.setText(
                t(
                    Marked("{architecture}: {count} files, {kilobytes} kB, tests included."),
                    architecture=ARCHITECTURE[architecture].name,
                    count=len(tree.files),
                    kilobytes=round(tree.total_bytes / 1000),
                )
            )
            if not self._is_folder_chosen:
                self.folder.setText(str(self._default_folder()))
        self.generate.setEnabled(bool(self._files) and self._operation is None)
        self._splitter.setVisible(bool(self._files))
        self._show_tree()

    def _default_folder(self) -> Path:
        package = next(path for path in self._files if path.endswith(".assessment.json"))
        name = package.removesuffix(".assessment.json").replace("_", "-")
        beside = self.document.path.parent if self.document.path else Path.home()
        return beside / name

    def _show_tree(self) -> None:
        self.tree.clear()
        folders: dict[str, QTreeWidgetItem] = {}
        for path in self._files:
            parent = self.tree.invisibleRootItem()
            parts = path.split("/")
            for depth in range(1, len(parts)):
                name = "/".join(parts[:depth])
                if name not in folders:
                    folders[name] = QTreeWidgetItem(parent, [parts[depth - 1]])
                    folders[name].setExpanded(True)
                parent = folders[name]
            item = QTreeWidgetItem(parent, [parts[-1]])
            item.setData(0, Qt.ItemDataRole.UserRole, path)
            if path == "README.md":
                self.tree.setCurrentItem(item)

    def _preview_item(self, item: QTreeWidgetItem | None) -> None:
        path = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        content = self._files.get(path, b"") if path else b""
        self.preview.setPlainText(content.decode("utf-8"))

    def _folder_typed(self) -> None:
        self._is_folder_chosen = True

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.t(Marked("Folder of the project")), str(Path(self.folder.text()).parent)
        )
        if chosen:
            self._is_folder_chosen = True
            self.folder.setText(chosen)

    def start(self) -> None:
        """Write the project in the background; does nothing while one is being written."""
        if self._operation is not None or not self._files:
            return
        from evaluator.scaffold.tree import tree_of
        from evaluator.scaffold.write import write

        tree = tree_of(self._files)
        destination = Path(self.folder.text()).expanduser()
        self._operation = Operation(
            lambda running: write(tree, destination, running.progressed.emit, running.is_cancelled),
            self,
        )
        self._operation.progressed.connect(self._show_progress)
        self._operation.done.connect(lambda _: self._written(destination))
        self._operation.failed.connect(lambda error: self._notify("error", self.t(error.message)))
        self._operation.finished.connect(self._finished)
        clear(self.notice)
        self._show_running(True)
        self._operation.start()

    @property
    def is_writing(self) -> bool:
        """Whether a project is being written now."""
        return self._operation is not None

    def _cancel(self) -> None:
        if self._operation is not None:
            self._operation.cancel()

    def _show_progress(self, path: str, number: int, count: int) -> None:
        self._progress.setRange(0, count)
        self._progress.setValue(number)
        self._progress_file.setText(
            self.t(Marked("{number} of {count}: {path}"), number=number, count=count, path=path)
        )

    def _finished(self) -> None:
        self._operation = None
        self._show_running(False)
        self.generate.setEnabled(bool(self._files))

    def _show_running(self, is_running: bool) -> None:
        for widget in (self.cancel, self._progress, self._progress_file):
            widget.setVisible(is_running)
        self.generate.setVisible(not is_running)

    def _written(self, destination: Path) -> None:
        t = self.t
        words = Marked("Written to {folder}. Next: cd {folder}, crewai install, uv run pytest.")
        self._notify("accent", t(words, folder=str(destination)))
        copy = button(t(Marked("Copy the commands")))
        commands = f'cd "{destination}"\ncrewai install\nuv run pytest\n'
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(commands))
        self.notice.addWidget(copy)

    def _notify(self, role: str, words: str) -> None:
        clear(self.notice)
        frame = banner(role, words)
        restyle(frame, "role", role)
        self.notice.addWidget(frame, 1)

    def enter(self) -> None:
        """Generate, which is what one comes for."""
        (self.generate if self.generate.isEnabled() else self.folder).setFocus()
