"""The project page: tabs over the blueprint, the graph and the live files, Generate with its true progress."""

from __future__ import annotations

import shlex
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from evaluator.assessment import Assessment
from evaluator.blueprint import paths
from evaluator.blueprint.edit import edits_of
from evaluator.blueprint.model import Blueprint
from evaluator.errors import EvaluatorError
from evaluator.files import write_atomically
from evaluator.i18n import Marked, Message, counted
from evaluator.matrix import ArchitectureId
from ui import dialogs
from ui.edits import EditBlueprint
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.pages.project.choose_file import choose_file
from ui.pages.project.editor import Editor
from ui.pages.project.editor_tabs import AgentsTab, DataTab, ListTab, ToolsTab
from ui.pages.project.edits_menu import EditsMenu
from ui.pages.project.files_pane import FilesPane
from ui.pages.project.options import OptionsTab
from ui.pages.project.overview import Overview
from ui.pages.project.pane import FILES, GRAPH, WIDTH, ProjectPane
from ui.pages.project.project_view import ProjectView, project_view
from ui.pages.project.rendering import OptionEffect, Rendered, Rendering
from ui.pages.project.words import TABS, edit_words
from ui.widgets.banner import banner
from ui.widgets.buttons import Button
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.labels import button, clear, column, framed, inside, label, row
from ui.widgets.said_problem import Said, SaidProblem
from ui.widgets.tabs import TabMark, Tabs

_PROGRESS_WIDTH = 330
_ZIP = Marked("Zip archive (*.zip)")
_TABS: dict[str, Marked] = {
    "overview": Marked("Overview"),
    "steps": Marked("Steps"),
    "agents": Marked("Agents"),
    "data": Marked("Data"),
    "tools": Marked("Tools"),
    "options": Marked("Options"),
}
_COUNTED: dict[str, tuple[str, ...]] = {
    "steps": ("steps",),
    "agents": ("agents",),
    "tools": ("tools", "knowledge"),
}
"""The lists whose items a tab counts."""
_EDITOR, _GRAPH, _FILES = 0, 1, 2
_OVERVIEW, _PANE = "overview", "pane"
"""Where files are shown."""


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
        broken = Marked("The files cannot be made: {reason}")
        problems = Marked("{problems} in {tab}.")
        elsewhere = Marked("{problems}, the first in {tab}.")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Project"))
        t, theme = self.t, around.theme
        self._writing: Operation | None = None
        self._starts_when_rendered = False
        self._wanted: ProjectView | None = None
        self._shown: ProjectView | None = None
        self._files: dict[str, bytes] = {}
        self._made: tuple[Rendered, Message | None] | None = None
        self._out_of_date: set[str] = set()
        self._is_narrow = False
        self.done_buttons: tuple[QPushButton, ...] = ()
        self._notice = column(spacing=8)
        self.editor = Editor(self.document, self)
        self.rendering = Rendering(t, self)
        self.effect = OptionEffect(t, self)
        self.overview = Overview(around)
        self.steps = ListTab(around, self.editor, "steps")
        self.agents = AgentsTab(around, self.editor)
        self.data = DataTab(around, self.editor)
        self.tools = ToolsTab(around, self.editor)
        self.options = OptionsTab(around, self.editor)
        self.pane = ProjectPane(around, self.editor)
        self.pane.copied.connect(lambda: self.toasted.emit(t(Marked("Copied"))))
        self.deferred = [self.overview.build_form, self._build_files]
        self._editors: dict[str, ListTab | AgentsTab | DataTab | ToolsTab | OptionsTab] = {
            "steps": self.steps,
            "agents": self.agents,
            "data": self.data,
            "tools": self.tools,
            "options": self.options,
        }
        pages = [self.overview, *self._editors.values()]
        names = [t(words) for words in _TABS.values()]
        self.tabs = Tabs(t(Marked("Project")), names, pages, theme)
        self.edits = EditsMenu(around, self.editor)
        words = (Marked("Editor"), Marked("Graph"), Marked("Files"))
        self.places = ChoiceBar(
            theme, t(Marked("What is shown")), [t(one) for one in words], height=28
        )
        self.places.setFixedWidth(170)
        self.places.chosen.connect(self._choose_place)
        self.places.show_choice(_EDITOR)
        self._places = QWidget()
        self._places.setLayout(row(self.places, None))
        self.content.addLayout(self._notice)
        self.title_row.insertSpacing(1, 12)
        self.title_row.insertWidget(2, self.tabs)
        self.title_row.addWidget(self.edits)
        self.content.addWidget(self._places)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        self._columns.addWidget(self.tabs.stack, 1)
        self._columns.addWidget(self.pane)
        self.content.addLayout(self._columns, 1)
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
        self.problems = SaidProblem(theme, role="problems")
        self.problems.say(None)
        self.add_to_footer(self.problems, self._progress, self.cancel, self.zip)
        self.overview.folderChanged.connect(self._folder_changed)
        self._connect()
        self._show_places()

    def _connect(self) -> None:
        self.tabs.opened.connect(lambda _: self._open_tab())  # type: ignore[union-attr]  # made above
        self.editor.selected.connect(lambda _: self._show_selection())
        self.editor.wanted.connect(self.bring_item)
        self.editor.fileWanted.connect(self._choose_file)
        self.document.stateChanged.connect(self._follow_folder)
        self.pane.chosen.connect(lambda path: self.bring_item(path, "", focuses=False))
        self.rendering.done.connect(self._show_files)
        self.rendering.failed.connect(self._cannot_build)
        self.rendering.finished.connect(self._render_finished)
        self.options.pointed.connect(self._ask_effect)
        self.options.left.connect(self._hide_effect)
        self.effect.found.connect(self._show_effect)

    @property
    def tab(self) -> str:
        """The id of the open tab."""
        assert self.tabs is not None
        return list(_TABS)[self.tabs.currentIndex()]

    def open_tab(self, tab: str) -> None:
        """Open a tab by its id."""
        assert self.tabs is not None
        self.tabs.setCurrentIndex(list(_TABS).index(tab))

    def _open_tab(self) -> None:
        if self.tab != "options":
            self._hide_effect()
        if self._wanted is not None:
            self._show_tab(self._wanted)
            self.pane.show_view(self._wanted)
        self._show_files_here()
        self._show_places()

    def _choose_place(self, place: int) -> None:
        self.places.show_choice(place)
        if place != _EDITOR:
            self.pane.show_pane(GRAPH if place == _GRAPH else FILES)
        self._show_places()

    def _show_places(self) -> None:
        """The editor and the pane side by side, or where there is no room one of them."""
        has_pane = self.tab != "overview"
        place = self.places.value() - 1 if self._is_narrow and has_pane else None
        self._places.setVisible(place is not None and self._wanted is not None)
        self.pane.bar.setVisible(place is None)
        self.pane.setVisible(has_pane and place != _EDITOR and self._wanted is not None)
        if self.tabs is not None:
            self.tabs.stack.setVisible(self._wanted is not None and place in (None, _EDITOR))
        self.pane.setMinimumWidth(0 if place is not None else WIDTH)
        self.pane.setMaximumWidth(16_777_215 if place is not None else WIDTH)

    def show_narrow(self, is_narrow: bool) -> None:
        """Editor, graph and files share one place in a small window."""
        super().show_narrow(is_narrow)
        self._is_narrow = is_narrow
        self.edits.show_narrow(is_narrow)
        self.zip.setText(self.t(Marked("Zip") if is_narrow else Marked("Save as zip")))
        self._show_places()

    def build_later(self) -> bool:
        """Build a part of a tab that is not open yet."""
        return any(tab.build_next() for tab in self._editors.values())

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
        is_drawn = self.pane.graph.is_settled and self.overview.is_drawn
        is_rendered = not self.rendering.is_running and self._shown == self._wanted
        return is_drawn and is_rendered and self.overview.files.is_settled

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
        self.editor.select(())
        self._show_delivered(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the project of a value; its files are rendered off the GUI thread and follow."""
        view = project_view(assessment, self.t, self._folder)
        assert self.tabs is not None
        if view != self._shown:
            self._show_delivered(False)
        self.tabs.setVisible(view is not None)
        self._nothing.setVisible(view is None)
        if view is None:
            self.rendering.forget()
            self._files, self._wanted, self._shown = {}, None, None
            self.edits.hide()
            self._say_why_not(assessment)
        elif view != self._wanted or not self._files:
            if self._shown is None:
                clear(self._notice)
            self._wanted = view
            self.editor.show_view(view)
            self._show_tab(view)
            self.edits.show_view(view)
            self._show_marks(view)
            self.pane.show_view(view)
            self._render()
        else:
            self.overview.check_folder()
        self._show_places()
        self._show_ready()

    def _show_tab(self, view: ProjectView) -> None:
        """Show a value in the open tab; the others show it when they are opened."""
        if self.tab == "overview":
            self.overview.show_view(view)
        else:
            self._editors[self.tab].show_view(view)

    def _show_selection(self) -> None:
        if self._wanted is not None:
            self._show_tab(self._wanted)
            self.pane.show_view(self._wanted)
            self.pane.show_selected()

    def _show_marks(self, view: ProjectView) -> None:
        assert self.tabs is not None
        edited = (
            {TABS[one.path[0]] for one in edits_of(view.blueprint)} if view.is_edited else set()
        )
        faulty = self._faulty_tabs(view)
        counts: dict[str, int] = {
            tab: sum(len(getattr(view.blueprint, group)) for group in groups)
            for tab, groups in _COUNTED.items()
        }
        fields = sum(path[-2] == "fields" for path, _ in paths.every_item(view.blueprint))
        counts["data"] = len(view.blueprint.inputs) + fields
        counts["options"] = self.options.count(view)
        marks = [TabMark(counts.get(tab), tab in edited, faulty.count(tab)) for tab in _TABS]
        self.tabs.show_marks(
            marks, [self._spoken(tab, mark) for tab, mark in zip(_TABS, marks, strict=True)]
        )

    def _spoken(self, tab: str, mark: TabMark) -> str:
        """A tab with its marks, for a screen reader."""
        said: list[Message | Marked] = [_TABS[tab]]
        if mark.count is not None:
            said.append(Message(Marked("{count}"), {"count": mark.count}))
        if mark.is_edited:
            said.append(Marked("edited"))
        if mark.problems:
            said.append(_problems(mark.problems))
        return ", ".join(self.t(one) for one in said)

    def _show_delivered(self, is_delivered: bool) -> None:
        """Whether the files that are shown lie where they would be written."""
        if is_delivered != self.is_delivered:
            self.is_delivered = is_delivered
            self.footerChanged.emit()

    @property
    def _folder(self) -> Path | None:
        path = self.document.path
        return path.parent if path is not None else None

    def _follow_folder(self) -> None:
        """The assessment was saved elsewhere: files that it names are looked for there."""
        if self._wanted is not None and self._folder != self._wanted.folder and self.isVisible():
            self.show_assessment(self.document.assessment)

    def _choose_file(self, path: paths.Path, field: str) -> None:
        """Choose the file of a source of knowledge."""
        assert self._wanted is not None
        item = self._wanted.item(path)
        assert item is not None
        save = partial(self.wanted.emit, "save")
        try:
            name = choose_file(self, self.t, item.kind, lambda: self._folder, save)
        except EvaluatorError as error:
            clear(self._notice)
            self._notice.addWidget(banner(self.around.theme, "error", self.t(error.message)))
            return
        if name is not None:
            self.editor.set(path, field, name)
            self.editor.end_typing()

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
        view = self._wanted
        assert view is not None
        if view.problems:
            # The files stay as they were before.
            self.rendering.forget()
            self._shown = view
            self.rendered.emit()
            return
        last = self.document.last_edit
        before = None
        if last is not None and last[0].page == "project":
            before = last[1]
        self.rendering.want(view, before)

    def _render_finished(self) -> None:
        self.rendered.emit()
        if self._starts_when_rendered:
            self._starts_when_rendered = False
            self._start_rendered()

    def _show_files(self, made: Rendered) -> None:
        if self._wanted is None or self._wanted.problems:
            return
        clear(self._notice)
        self._shown, self._files = made.view, made.files
        self._made = (made, self._last_words(made.view))
        self._out_of_date = {_OVERVIEW, _PANE}
        self._show_files_here()
        self._show_ready()

    def _show_files_here(self) -> None:
        """Show the files beside the open tab; other tabs show them when they are opened."""
        place = _OVERVIEW if self.tab == "overview" else _PANE
        if self._made is None or place not in self._out_of_date:
            return
        self._out_of_date.remove(place)
        made, last = self._made
        if place == _PANE:
            self.pane.show_rendered(made, last)
        else:
            root = self.overview.destination.name or made.view.blueprint.project.package
            self.overview.files.show_files(root, made.files, made.changes, last)

    def _last_words(self, view: ProjectView) -> Message | None:
        """What the last edit was, where it was made on this page."""
        last = self.document.last_edit
        if last is None or last[0].page != "project":
            return None
        edit = last[0]
        path = edit.path if isinstance(edit, EditBlueprint) else (edit.field.split(".")[0],)
        return edit_words(view, path, edit.field.rpartition(".")[2])

    def _cannot_build(self, view: ProjectView, reason: object) -> None:
        if self._wanted is None:
            return
        self._shown, self._files = view, {}
        clear(self._notice)
        if isinstance(reason, Message):
            said = self.t(reason) if not self.overview.has_problem else self.t(self.Messages.mend)
        else:
            said = self.t(self.Messages.broken, reason=str(reason))
        self._notice.addWidget(banner(self.around.theme, "error", said))
        self._show_ready()

    # --- what an option adds ---------------------------------------------------------------------

    def _ask_effect(self, option: str, off: object, on: object) -> None:
        if self._wanted is not None and not self._wanted.problems:
            self.effect.want(self._wanted, option, off, on)

    def _show_effect(self, option: str, found: object) -> None:
        if self.tab == "options" and self._wanted is not None:
            self.pane.show_adds(edit_words(self._wanted, ("options",), option), found)  # type: ignore[arg-type]  # a signal's

    def _hide_effect(self) -> None:
        self.effect.forget()
        self.pane.hide_adds()

    # --- problems --------------------------------------------------------------------------------

    def _tab_of(self, path: paths.Path, field: str) -> str:
        """The tab that shows a field; that of the project's model is among the options."""
        is_model = path[0] == "project" and field and field not in self.overview.brought
        return "options" if is_model else TABS[path[0]]

    def _faulty_tabs(self, view: ProjectView) -> list[str]:
        """The tab of each problem."""
        return [self._tab_of(*view.place_of(problem)) for problem in view.problems]

    def _said_problems(self, view: ProjectView) -> Said | None:
        if not view.problems:
            return None
        tabs = self._faulty_tabs(view)
        words = self.Messages.problems if len({*tabs}) == 1 else self.Messages.elsewhere
        text = self.t(words, problems=_problems(len(tabs)), tab=_TABS[tabs[0]])
        return Said(text, self.t(Marked("Go to the first")), self.go_to_problem)

    def go_to_problem(self) -> None:
        """Show the first problem, with the focus on its field."""
        if self._wanted is not None and self._wanted.problems:
            self.bring_item(*self._wanted.place_of(self._wanted.problems[0]))

    def _show_ready(self) -> None:
        said = self._said_problems(self._wanted) if self._wanted is not None else None
        is_ready = bool(self._files) and said is None
        is_writing = self.is_writing
        self.problems.say(said if not is_writing else None)
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
        if self._wanted is not None and self._wanted.problems:
            self.go_to_problem()
        elif self.rendering.is_running:
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

        assert self._shown is not None
        tree, destination = tree_of(self._files), self.overview.destination
        blueprint = self._shown.blueprint
        began = time.monotonic()

        def work(running: Operation) -> EvaluatorError | None:
            write(tree, destination, running.progressed.emit, running.is_cancelled)
            return _commit(destination, blueprint)

        self._writing = Operation(work, self)
        self._writing.progressed.connect(self._show_progress)
        self._writing.done.connect(
            lambda problem: self._written(destination, time.monotonic() - began, problem)
        )
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
        from evaluator.scaffold.write import ScaffoldCancelled

        assert isinstance(error, EvaluatorError)
        if isinstance(error, ScaffoldCancelled):
            words, role = self.t(self.Messages.cancelled), "info"
        else:
            words, role = self.t(self.Messages.not_written, reason=error.message), "error"
        self._notice.addWidget(banner(self.around.theme, role, words))  # type: ignore[arg-type]  # two of its roles

    def _written(self, destination: Path, seconds: float, problem: EvaluatorError | None) -> None:
        """Say what was written, and what kept git from taking it."""
        assert self.tabs is not None
        if problem is not None:
            self._notice.addWidget(banner(self.around.theme, "warn", self.t(problem.message)))
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
        if self.tab == "overview":
            self.overview.fields["name"].setFocus()
        else:
            self._editors[self.tab].enter()

    def bring(self, field: str) -> None:
        """Open the tab, select the row and focus the field that was changed."""
        path, name = paths.parsed(field)[:-1], paths.parsed(field)[-1]
        if self._wanted is not None and path and path[0] in TABS:
            self.bring_item(path, name)

    def bring_item(self, path: paths.Path, field: str = "", *, focuses: bool = True) -> None:
        """Select an item and show it in its tab, with the focus on one of its fields."""
        assert self._wanted is not None
        tab = self._tab_of(path, field)
        if focuses and self._is_narrow:
            self._choose_place(_EDITOR)
        self.open_tab(tab)
        while len(path) > 2 and self._wanted.item(path) is None:
            path, field = path[:-2], ""
        if len(path) > 1 and self._wanted.item(path) is not None:
            self.editor.select(path)
        if not focuses:
            return
        if tab == "overview":
            self.overview.bring(field)
        else:
            self._editors[tab].bring(path, field)

    @property
    def architecture(self) -> ArchitectureId | None:
        """The architecture whose files are shown."""
        return self._shown.architecture.id if self._shown else None


def _problems(count: int) -> Message:
    return counted(Marked("{count} problem"), Marked("{count} problems"), count)


def _commit(root: Path, blueprint: Blueprint) -> EvaluatorError | None:
    """The first commit where the blueprint asks for one; gives what kept it from being made."""
    from evaluator.scaffold.git import commit_all

    if blueprint.options.git:
        try:
            commit_all(root, blueprint.project.name)
        except EvaluatorError as error:
            return error
    return None


def commands_for(destination: Path) -> str:
    """The commands that set the project up and run its tests."""
    folder = str(destination)
    quoted = f'"{folder}"' if sys.platform == "win32" else shlex.quote(folder)
    return f"cd {quoted}\ncrewai install\nuv run pytest"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
