"""The project page: tabs over the blueprint, the graph and the live files, Generate with its true progress."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evaluator.assessment import Assessment
from evaluator.blueprint import paths
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Message
from evaluator.matrix import ArchitectureId
from ui.edits import EditBlueprint
from ui.pages.page import Page, Surroundings
from ui.pages.project.choose_file import choose_file
from ui.pages.project.editor import Editor
from ui.pages.project.editor_tabs import AgentsTab, DataTab, ListTab, ToolsTab
from ui.pages.project.edits_menu import EditsMenu
from ui.pages.project.files_pane import FilesPane
from ui.pages.project.generation import Generation
from ui.pages.project.marks import marks_of, problems_words, spoken_tabs, tab_of
from ui.pages.project.options import OptionsTab
from ui.pages.project.overview import Overview
from ui.pages.project.pane import ProjectPane
from ui.pages.project.places import Places
from ui.pages.project.project_view import ProjectView, project_view
from ui.pages.project.rendering import OptionEffect, Rendered, Rendering
from ui.pages.project.words import TAB_NAMES, TABS, edit_words
from ui.pages.project.writing import kilobytes
from ui.widgets.banner import banner
from ui.widgets.labels import clear, column, row
from ui.widgets.said_problem import Said, SaidProblem
from ui.widgets.tabs import Tabs

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
        mend = Marked("Mend the field that is marked; then the project can be generated.")
        broken = Marked("The files cannot be made: {reason}")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Project"))
        t, theme = self.t, around.theme
        self._starts_when_rendered = False
        self._wanted: ProjectView | None = None
        self._shown: ProjectView | None = None
        self._files: dict[str, bytes] = {}
        self._made: tuple[Rendered, Message | None] | None = None
        self._out_of_date: set[str] = set()
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
        self.deferred = [
            self._build_pane,
            self.overview.build_form,
            self.overview.build_model,
            self._build_files,
        ]
        self._editors: dict[str, ListTab | AgentsTab | DataTab | ToolsTab | OptionsTab] = {
            "steps": self.steps,
            "agents": self.agents,
            "data": self.data,
            "tools": self.tools,
            "options": self.options,
        }
        pages = [self.overview, *self._editors.values()]
        names = [t(words) for words in TAB_NAMES.values()]
        self.tabs = Tabs(t(Marked("Project")), names, pages, theme)
        self.edits = EditsMenu(around, self.editor)
        self.content.addLayout(self._notice)
        self.title_row.insertSpacing(1, 12)
        self.title_row.insertWidget(2, self.tabs)
        self.title_row.addWidget(self.edits)
        self._nothing = QWidget()
        self.generation = Generation(around, self.overview, self._notice)
        self.generation.generate.clicked.connect(self.start)
        self.generation.zip.clicked.connect(self._save_zip)
        self.primary = self.generation.generate
        self.problems = SaidProblem(theme, role="problems")
        self.problems.say(None)
        self.add_to_footer(self.problems, self.generation)
        self.overview.folderChanged.connect(self._folder_changed)
        self.overview.placeWanted.connect(self.bring_item)

    def _build_pane(self) -> None:
        """The pane beside the tabs, and what listens to either."""
        assert self.tabs is not None
        self.pane = ProjectPane(self.around, self.editor)
        self.places = Places(self.around, self.tabs.stack, self.pane)
        self.content.addWidget(self.places)
        columns = row(self.tabs.stack, self.pane, spacing=12)
        columns.setStretch(0, 1)
        self.content.addLayout(columns, 1)
        self.content.addWidget(self._nothing, 1)
        self._connect()
        self._show_places()

    def _connect(self) -> None:
        self.tabs.opened.connect(lambda _: self._open_tab())  # type: ignore[union-attr]  # made above
        self.editor.selected.connect(lambda _: self._show_selection())
        self.editor.wanted.connect(self.bring_item)
        self.editor.fileWanted.connect(self._choose_file)
        self.document.stateChanged.connect(self._follow_folder)
        self.pane.copied.connect(lambda: self.toasted.emit(self.t(Marked("Copied"))))
        self.pane.chosen.connect(lambda path: self.bring_item(path, "", focuses=False))
        self.rendering.done.connect(self._show_files)
        self.rendering.failed.connect(self._cannot_build)
        self.rendering.finished.connect(self._render_finished)
        self.options.pointed.connect(self._ask_effect)
        self.options.left.connect(self._hide_effect)
        self.effect.found.connect(self._show_effect)
        self.generation.began.connect(self._begin_writing)
        self.generation.finished.connect(self._show_ready)
        self.generation.delivered.connect(self._deliver)
        self.generation.overviewWanted.connect(lambda: self.open_tab("overview"))
        self.generation.toasted.connect(self.toasted)

    @property
    def tab(self) -> str:
        """The id of the open tab."""
        assert self.tabs is not None
        return list(TAB_NAMES)[self.tabs.currentIndex()]

    def open_tab(self, tab: str) -> None:
        """Open a tab by its id."""
        assert self.tabs is not None
        self.tabs.setCurrentIndex(list(TAB_NAMES).index(tab))

    def _open_tab(self) -> None:
        if self.tab != "options":
            self._hide_effect()
        if self._wanted is not None:
            self._show_tab(self._wanted)
            self.pane.show_view(self._wanted)
        self._show_files_here()
        self._show_places()

    def _show_places(self) -> None:
        self.places.show_project(
            has_project=self._wanted is not None, has_pane=self.tab != "overview"
        )

    def show_narrow(self, is_narrow: bool) -> None:
        """Editor, graph and files share one place in a small window."""
        super().show_narrow(is_narrow)
        self.places.show_narrow(is_narrow)
        self.edits.show_narrow(is_narrow)
        self.generation.show_narrow(is_narrow)

    def build_later(self) -> bool:
        """Build a part of a tab that is not open yet."""
        return any(tab.build_next() for tab in self._editors.values())

    def _build_files(self) -> None:
        files = FilesPane(self.around.theme, self.t)
        files.copied.connect(lambda: self.toasted.emit(self.t(Marked("Copied"))))
        self.overview.build_files(files)

    @property
    def files(self) -> dict[str, bytes]:
        """The files that are shown and would be written."""
        return self._files

    @property
    def is_settled(self) -> bool:
        """Whether the files of the newest value are shown, or none can be."""
        is_drawn = self.pane.is_settled and self.overview.is_drawn
        is_rendered = not self.rendering.is_running and self._shown == self._wanted
        return is_drawn and is_rendered and self.overview.files.is_settled

    def begin(self) -> None:
        """Another document is open."""
        self.overview.begin()
        clear(self._notice)
        self.generation.forget_written()
        self._starts_when_rendered = False
        self._files, self._wanted, self._shown, self._made = {}, None, None, None
        self.editor.select(())
        self._show_delivered(False)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the project of a value; its files are rendered off the GUI thread and follow."""
        view = self._show_view(assessment)
        if view is not None and (view != self._shown or not self._files):
            self._render()
        elif view is not None:
            self.overview.check_folder()
        self._show_ready()

    def prepare(self, assessment: Assessment) -> Iterator[None]:
        """Derive, check and show; files are rendered for a page that is in view only."""
        project_view(assessment, self.t, self._folder)
        yield
        self._show_view(assessment)
        yield

    def _show_view(self, assessment: Assessment) -> ProjectView | None:
        """Show what can be said of a value without its files."""
        view = project_view(assessment, self.t, self._folder)
        assert self.tabs is not None
        if view != self._shown:
            self._show_delivered(False)
        self.tabs.setVisible(view is not None)
        self._nothing.setVisible(view is None)
        if view is None:
            self.rendering.forget()
            self._files, self._wanted, self._shown, self._made = {}, None, None, None
            self.edits.hide()
            self._say_why_not(assessment)
        elif view != self._wanted:
            if self._shown is None:
                clear(self._notice)
            self._wanted = view
            self.editor.show_view(view)
            self._show_tab(view)
            self.edits.show_view(view)
            self._show_marks(view)
            self.pane.show_view(view)
        self._show_places()
        return view

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
        marks = marks_of(view, self.options.count(view))
        self.tabs.show_marks(marks, spoken_tabs(marks, self.t))

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
            # The files stay as they were before, and are not written unasked later.
            self._starts_when_rendered = False
            self.rendering.forget()
            self._shown = view
            self.rendered.emit()
            return
        last = self.document.last_edit
        before = None
        if last is not None and last[0].page == "project":
            before = last[1]
        self.rendering.want(view, before, at_once=self.isVisible())

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

    def _said_problems(self, view: ProjectView) -> Said | None:
        words = problems_words(view)
        if words is None:
            return None
        return Said(self.t(words), self.t(Marked("Go to the first")), self.go_to_problem)

    def go_to_problem(self) -> None:
        """Show the first problem, with the focus on its field."""
        if self._wanted is not None and self._wanted.problems:
            self.bring_item(*self._wanted.place_of(self._wanted.problems[0]))

    def _show_ready(self) -> None:
        said = self._said_problems(self._wanted) if self._wanted is not None else None
        is_ready = bool(self._files) and said is None
        is_writing = self.generation.writing.is_running
        self.problems.say(said if not is_writing else None)
        self.generation.show_ready(is_ready)
        self.footer_note.setVisible(not is_writing)
        words = Marked("{count} files, {kilobytes} kB")
        text = self.t(words, count=len(self._files), kilobytes=kilobytes(self._files))
        self.footer_note.setText(text if is_ready else "")

    # --- generating ------------------------------------------------------------------------------

    def start(self) -> None:
        """Generate the project; waits for files that are still rendered."""
        if self.generation.writing.is_running:
            return
        if self._wanted is not None and self._wanted.problems:
            self.go_to_problem()
        elif self.rendering.is_running:
            self._starts_when_rendered = True
        else:
            self._start_rendered()

    def _start_rendered(self) -> None:
        if self._files and not self.generation.writing.is_running:
            assert self._shown is not None
            self.generation.start(self._files, self._shown.blueprint)

    def _begin_writing(self) -> None:
        self._show_delivered(False)
        self._show_ready()

    def _deliver(self) -> None:
        self._show_delivered(True)
        self.delivered.emit("project")

    def _save_zip(self) -> None:
        path = self.generation.ask_zip()
        if path is not None:
            # Not the files from before the question: newer ones may have been rendered meanwhile.
            self.generation.write_zip(self._files, path)

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
        tab = tab_of(path, field)
        if focuses:
            self.places.bring_editor()
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
