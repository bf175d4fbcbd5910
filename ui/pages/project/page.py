"""The project page: tabs, the live files, Generate with its true progress."""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QWidget

from evaluator.assessment import Assessment
from evaluator.blueprint.edit import edit_count
from evaluator.files import write_atomically
from evaluator.i18n import Marked, Message
from evaluator.matrix import ArchitectureId
from ui import dialogs
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.pages.project.files_pane import FilesPane
from ui.pages.project.options import OptionsTab
from ui.pages.project.overview import Overview
from ui.pages.project.project_view import ProjectView, project_view
from ui.widgets.banner import banner
from ui.widgets.buttons import Button
from ui.widgets.labels import button, clear, column, framed, inside, label, row
from ui.widgets.tabs import Tabs

_PROGRESS_WIDTH = 330
_ZIP = Marked("Zip archive (*.zip)")


class ProjectPage(Page):
    """Name, folder, options and files of the project; Generate writes it off the GUI thread."""

    rendered = Signal()
    """The files of the newest value are shown."""

    class Messages:
        """What is said in place."""

        missing = Marked("The project is derived from all eight ratings; some are missing.")
        to_review = Marked("The decision is to review: the ratings recommend something else now.")
        written = Marked("{count} files written")
        how_long = Marked("{kilobytes} kB in {seconds} s, to {folder}")
        cancelled = Marked("Cancelled. Nothing was written.")
        not_written = Marked("Not written. {reason}")
        mend = Marked("Mend the field that is marked; then the project can be generated.")
        zipped = Marked("The zip file is written to {path}.")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Project"))
        t, theme = self.t, around.theme
        self._writing: Operation | None = None
        self._rendering: Operation | None = None
        self._starts_when_rendered = False
        self._wanted: ProjectView | None = None
        self._shown: ProjectView | None = None
        self._files: dict[str, bytes] = {}
        self.done_buttons: tuple[QPushButton, ...] = ()
        self._notice = column(spacing=8)
        self.overview = Overview(around)
        self.options = OptionsTab(around)
        self.deferred = [self.overview.build_form, self._build_files, *self.options.parts]
        names = [t(Marked("Overview")), t(Marked("Options"))]
        self.tabs = Tabs(t(Marked("Project")), names, [self.overview, self.options])
        self.content.addLayout(self._notice)
        self.title_row.insertSpacing(1, 12)
        self.title_row.insertWidget(2, self.tabs)
        self.content.addWidget(self.tabs.stack, 1)
        self._nothing = QWidget()
        self.content.addWidget(self._nothing, 1)
        self.generate = Button(
            theme, "hammer", t(Marked("Generate project")), "primary", parent=self.footer
        )
        self.generate.clicked.connect(self.start)
        self.primary = self.generate
        self.zip = Button(theme, "file-archive", t(Marked("Save as zip")))
        self.zip.clicked.connect(self._save_zip)
        self.cancel = button(t(Marked("Cancel")))
        self.cancel.clicked.connect(self._cancel)
        self._progress = self._progress_line()
        self.add_to_footer(self._progress, self.cancel, self.zip)
        self.overview.folderChanged.connect(self._folder_changed)

    def _build_files(self) -> None:
        files = FilesPane(self.around.theme, self.t)
        files.copied.connect(lambda: self.toasted.emit(self.t(Marked("Copied"))))
        self.overview.build_files(files)

    def _progress_line(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(_PROGRESS_WIDTH)
        layout = column(holder, spacing=4)
        writing = label(self.t(Marked("Writing files")), "strong", wraps=False)
        self._progress_path = label("", "path", wraps=False)
        self._progress_path.setMinimumWidth(0)
        self._progress_path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._progress_count = label("", "caption", wraps=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.t(Marked("Progress of writing")))
        layout.addStretch(1)
        words = row(writing, self._progress_path, self._progress_count)
        words.setStretch(1, 1)
        layout.addLayout(words)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        return holder

    @property
    def files(self) -> dict[str, bytes]:
        """The files that are shown and would be written."""
        return self._files

    @property
    def is_settled(self) -> bool:
        """Whether the files of the newest value are shown, or none can be."""
        is_rendered = self._rendering is None and self._shown == self._wanted
        return is_rendered and self.overview.files.is_settled

    @property
    def writing(self) -> Operation | None:
        """The operation that writes a project now."""
        return self._writing

    @property
    def is_writing(self) -> bool:
        """Whether a project is being written now."""
        return self._writing is not None

    def begin(self) -> None:
        """Another document is open."""
        self.overview.begin()
        clear(self._notice)
        clear(self.overview.written)
        self.done_buttons = ()
        self._starts_when_rendered = False
        self._files, self._shown = {}, None
        self._show_delivered(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the project of a value; its files are rendered off the GUI thread and follow."""
        view = project_view(assessment, self.t)
        assert self.tabs is not None
        if view != self._shown:
            self._show_delivered(False)
        self.tabs.setVisible(view is not None)
        self.tabs.stack.setVisible(view is not None)
        self._nothing.setVisible(view is None)
        if view is None:
            self._files, self._wanted, self._shown = {}, None, None
            self._say_why_not(assessment)
        elif view != self._shown or not self._files:
            if self._shown is None:
                clear(self._notice)
            self.overview.show_view(view)
            self.options.show_view(view)
            edits = edit_count(view.blueprint) if view.is_edited else 0
            options = len(view.blueprint.options.edited)
            edited = self.t(Marked("edited"))
            self.tabs.show_edited([edits > options, options > 0], edited)
            self._wanted = view
            self._render()
        else:
            self.overview.check_folder()
        self._show_ready()

    def _show_delivered(self, is_delivered: bool) -> None:
        """Whether the files that are shown lie where they would be written."""
        if is_delivered != self.is_delivered:
            self.is_delivered = is_delivered
            self.footerChanged.emit()

    def _folder_changed(self) -> None:
        """What was said of the folder before holds no more."""
        self._show_delivered(False)
        if self._files:
            clear(self._notice)
        self._show_ready()

    def _say_why_not(self, assessment: Assessment) -> None:
        clear(self._notice)
        is_draft = bool(assessment.missing)
        words = self.Messages.missing if is_draft else self.Messages.to_review
        action = Marked("See what is missing") if is_draft else Marked("Review the decision")
        remedies = [(self.t(action), lambda: self.goTo.emit("result", ""))]
        self._notice.addWidget(banner(self.around.theme, "warn", self.t(words), remedies=remedies))

    def _render(self) -> None:
        if self._rendering is not None or self._wanted is None:
            return
        view, t = self._wanted, self.t

        def work(_: Operation) -> tuple[ProjectView, dict[str, bytes]]:
            from evaluator.scaffold.render import render

            return view, dict(render(view.assessment, view.architecture.id, t).files)

        self._rendering = Operation(work, self)
        self._rendering.done.connect(lambda found: self._show_files(*found))
        self._rendering.failed.connect(lambda error: self._cannot_build(view, error.message))
        self._rendering.finished.connect(self._render_finished)
        self._rendering.start()

    def _render_finished(self) -> None:
        self._rendering = None
        if self._wanted is not None and self._wanted != self._shown:
            self._render()
            return
        self.rendered.emit()
        if self._starts_when_rendered:
            self._starts_when_rendered = False
            self._start_rendered()

    def _show_files(self, view: ProjectView, files: dict[str, bytes]) -> None:
        if self._wanted is None:
            return
        if self._shown is not None and not self._files:
            clear(self._notice)
        self._shown, self._files = view, files
        root = self.overview.destination.name or view.blueprint.project.package
        self.overview.files.show_files(root, files)
        self._show_ready()

    def _cannot_build(self, view: ProjectView, reason: Message) -> None:
        if self._wanted is None:
            return
        self._shown, self._files = view, {}
        clear(self._notice)
        said = self.t(reason) if not self.overview.has_problem else self.t(self.Messages.mend)
        self._notice.addWidget(banner(self.around.theme, "error", said))
        self._show_ready()

    def _show_ready(self) -> None:
        is_ready = bool(self._files)
        is_writing = self.is_writing
        self.generate.setEnabled(is_ready and not is_writing)
        self.zip.setEnabled(is_ready)
        self._progress.setVisible(is_writing)
        self.cancel.setVisible(is_writing)
        self.zip.setVisible(not is_writing)
        self.footer_note.setVisible(not is_writing)
        kilobytes = round(sum(map(len, self._files.values())) / 1000)
        words = Marked("{count} files, {kilobytes} kB")
        text = self.t(words, count=len(self._files), kilobytes=kilobytes)
        self.footer_note.setText(text if is_ready else "")

    def start(self) -> None:
        """Write the project in the background; waits for files that are still rendered."""
        if self.is_writing:
            return
        if self._rendering is not None:
            self._starts_when_rendered = True
        else:
            self._start_rendered()

    def _start_rendered(self) -> None:
        if self.is_writing or not self._files:
            return
        if not self.overview.check_folder():
            assert self.tabs is not None
            self.tabs.setCurrentIndex(0)
            self.overview.folder.setFocus()
            return
        from evaluator.scaffold.tree import tree_of
        from evaluator.scaffold.write import write

        tree, destination = tree_of(self._files), self.overview.destination
        began = time.monotonic()
        self._writing = Operation(
            lambda running: write(tree, destination, running.progressed.emit, running.is_cancelled),
            self,
        )
        self._writing.progressed.connect(self._show_progress)
        self._writing.done.connect(lambda _: self._written(destination, time.monotonic() - began))
        self._writing.failed.connect(lambda error: self._not_written(error))
        self._writing.finished.connect(self._finished)
        clear(self._notice)
        clear(self.overview.written)
        self.done_buttons = ()
        self._show_delivered(False)
        self.progress.setRange(0, len(tree.files))
        self.progress.setValue(0)
        self._show_ready()
        self.cancel.setFocus()
        self._writing.start()

    def stop(self) -> None:
        """Ask the writing to stop; what is half written is removed."""
        self._cancel()

    def _cancel(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def _show_progress(self, path: str, number: int, count: int) -> None:
        self.progress.setValue(number)
        self._progress_count.setText(
            self.t(Marked("{number} of {count}"), number=number, count=count)
        )
        metrics = self._progress_path.fontMetrics()
        room = self._progress_path.width()
        self._progress_path.setText(metrics.elidedText(path, Qt.TextElideMode.ElideLeft, room))
        self._progress_path.setToolTip(path)

    def _finished(self) -> None:
        had_focus = self.cancel.hasFocus()
        self._writing = None
        self._show_ready()
        self.overview.check_folder()
        if had_focus:
            (self.done_buttons[0] if self.done_buttons else self.generate).setFocus()

    def _not_written(self, error: object) -> None:
        from evaluator.errors import EvaluatorError
        from evaluator.scaffold.write import ScaffoldCancelled

        assert isinstance(error, EvaluatorError)
        if isinstance(error, ScaffoldCancelled):
            words, role = self.t(self.Messages.cancelled), "info"
        else:
            words, role = self.t(self.Messages.not_written, reason=error.message), "error"
        self._notice.addWidget(banner(self.around.theme, role, words))  # type: ignore[arg-type]  # two of its roles

    def _written(self, destination: Path, seconds: float) -> None:
        assert self.tabs is not None
        self.tabs.setCurrentIndex(0)
        self.overview.note_written(destination)
        self.overview.written.addWidget(self._done_card(destination, seconds))
        self._show_delivered(True)
        self.delivered.emit("project")

    def _done_card(self, destination: Path, seconds: float) -> QFrame:
        t, theme = self.t, self.around.theme
        kilobytes = round(sum(map(len, self._files.values())) / 1000)
        card = framed("accent", (16, 10, 12, 10))
        words = column(spacing=1)
        words.addWidget(label(t(self.Messages.written, count=len(self._files)), "section"))
        how_long = t(
            self.Messages.how_long,
            kilobytes=kilobytes,
            seconds=f"{seconds:.1f}",
            folder=str(destination),
        )
        words.addWidget(label(how_long, "caption"))
        commands = commands_for(destination)
        opened = Button(theme, "folder-open", t(Marked("Open folder")))
        opened.clicked.connect(lambda: _open_folder(destination))
        copy = Button(theme, "copy", t(Marked("Copy the commands")))
        copy.clicked.connect(lambda: self._copy(commands))
        head = row(spacing=8)
        head.addLayout(words, 1)
        self.done_buttons = (opened, copy)
        for made in self.done_buttons:
            head.addWidget(made)
        inside(card).addLayout(head)
        inside(card).addWidget(label(commands, "code"))
        return card

    def _copy(self, commands: str) -> None:
        QGuiApplication.clipboard().setText(f"{commands}\n")
        self.toasted.emit(self.t(Marked("Commands copied")))

    def _save_zip(self) -> None:
        if self._shown is None or not self._files:
            return
        name = self.overview.destination.name
        suggested = self.overview.destination.with_name(f"{name}.zip")
        path = dialogs.ask_save(self, self.t, Marked("Save as zip"), suggested, _ZIP, ".zip")
        if path is None:
            return
        files = self._files

        def work(_: Operation) -> Path:
            from evaluator.scaffold.archive import zip_bytes
            from evaluator.scaffold.tree import tree_of

            write_atomically(path, zip_bytes(tree_of(files), path.stem))
            return path

        operation = Operation(work, self)
        operation.done.connect(
            lambda where: self.toasted.emit(self.t(self.Messages.zipped, path=str(where)))
        )
        operation.failed.connect(self._not_written)
        clear(self._notice)
        operation.start()

    def enter(self) -> None:
        """The first field of the open tab."""
        assert self.tabs is not None
        if self.tabs.currentIndex():
            self.options.enter()
        else:
            self.overview.fields["name"].setFocus()

    def bring(self, field: str) -> None:
        """Open the tab and focus what was changed."""
        assert self.tabs is not None
        group, _, name = field.partition(".")
        self.tabs.setCurrentIndex(int(group == "options"))
        (self.options if group == "options" else self.overview).bring(name)

    @property
    def architecture(self) -> ArchitectureId | None:
        """The architecture whose files are shown."""
        return self._shown.architecture.id if self._shown else None


def commands_for(destination: Path) -> str:
    """The commands that set the project up and run its tests."""
    folder = str(destination)
    quoted = f'"{folder}"' if sys.platform == "win32" else shlex.quote(folder)
    return f"cd {quoted}\ncrewai install\nuv run pytest"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
