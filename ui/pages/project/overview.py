"""The project's name, package, folder and model; what was derived and why; the files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.blueprint.derived import Derived, derived_things
from evaluator.blueprint.names import problem_of_package, problem_of_project_name
from evaluator.catalogue.providers import PROVIDER, PROVIDERS, problem_of_model_name
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Message, counted
from evaluator.scaffold.write import check_destination
from ui import dialogs
from ui.edits import ResetBlueprint, SetBlueprint
from ui.pages.page import Surroundings
from ui.pages.project.derived_row import DerivedRow, derived_line
from ui.pages.project.files_pane import FilesPane
from ui.pages.project.live_graph import LiveGraph
from ui.pages.project.project_view import ProjectView
from ui.widgets.buttons import Button
from ui.widgets.edited import Edited
from ui.widgets.fields import LineField
from ui.widgets.glyph import Glyph
from ui.widgets.graph_view import GraphButtons
from ui.widgets.labelled import Labelled
from ui.widgets.labels import clear, column, framed, inside, label, line, restyle, row

_FORM_WIDTH, _FORM_NARROW = 286, 240
_RING = 4
"""Room for the focus ring in the scrolled form."""
_INSET = 3
"""Room around a button that stands in a field."""


class Overview(QWidget):
    """The form left, the architecture and the files right.

    `folderChanged` says that another folder is wanted; `placeWanted` carries the path and the field of
    what is to be edited.
    """

    folderChanged = Signal()
    placeWanted = Signal(tuple, str)

    class Messages:
        """What is said under the fields."""

        valid = Marked("Valid")
        written = Marked("The project is written here; name another folder to write it again.")
        new_folder = Marked("A new folder")
        no_model = Marked("The model is empty; name one, as {model}.")

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.t = around.t
        self._document = around.document
        self._view: ProjectView | None = None
        self._is_folder_chosen = False
        self._written: Path | None = None
        self._shown_things: tuple[Derived, ...] | None = None
        self.fields: dict[str, LineField] = {
            "name": LineField(self.t(Marked("Name"))),
            "package": LineField(self.t(Marked("Package"))),
            "model": LineField(self.t(Marked("Model"))),
        }
        self.folder = LineField(self.t(Marked("Folder")))
        self.provider = QComboBox()
        self.provider.setAccessibleName(self.t(Marked("Provider")))
        self._boxes: dict[str, Labelled] = {}
        self._edited: dict[str, Edited] = {}
        self.written = column()
        self._glyph = column()
        self._head = label("", "section", wraps=False)
        self._counts = label("", "caption")
        self._things = column(spacing=2)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 4, 0, 0)
        self._columns.setSpacing(14)

    def build_form(self) -> None:
        """Begin the left half: what the project is called, and where it is written."""
        form = QWidget()
        form.setMaximumWidth(_FORM_WIDTH)
        self._lists = column(form, spacing=6)
        self._form = column(margins=(_RING, 0, _RING, 0), spacing=10)
        self._lists.addLayout(self._form)
        self._build_names(self._form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(_FORM_NARROW)
        area.setMaximumWidth(_FORM_WIDTH + 14)
        area.setWidget(form)
        self._columns.addWidget(area, 28)

    def build_files(self, files: FilesPane) -> None:
        """Build the right half around the pane of files."""
        self.files = files
        right = column(spacing=10)
        right.addLayout(self.written)
        right.addWidget(self._architecture(), 2)
        right.addWidget(files, 3)
        self._columns.addLayout(right, 72)

    def build_model(self) -> None:
        """Go on with the left half: the model, and the list of what was derived."""
        t, layout = self.t, self._form
        # A name longer than the column must not widen it.
        self.provider.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for provider in PROVIDERS:
            self.provider.addItem(self.t(provider.name), provider.id)
        self.provider.activated.connect(self._choose_provider)
        layout.addWidget(Labelled(self._around.theme, t(Marked("Provider")), self.provider))
        self._add(layout, "model", Marked("Model"))
        layout.addWidget(label(t(Marked("Derived from your answers")), "strong"))
        self._lists.addLayout(self._things)
        self._lists.addStretch(1)
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self._set(name, text))

    def _build_names(self, layout: QVBoxLayout) -> None:
        t = self.t
        for name in ("package", "model"):
            self.fields[name].setProperty("role", "code")
        self.folder.setProperty("role", "code")
        self._add(layout, "name", Marked("Name"))
        self._add(layout, "package", Marked("Package"))
        browse = Button(
            self._around.theme, "folder-open", role="quiet", name=t(Marked("Choose a folder"))
        )
        browse.clicked.connect(self._browse)
        restyle(browse, "small", True)
        browse.setCursor(Qt.CursorShape.ArrowCursor)
        inner = row(None, browse)
        inner.setContentsMargins(0, 0, _INSET, 0)
        self.folder.setLayout(inner)
        self.folder.setTextMargins(0, 0, browse.sizeHint().width(), 0)
        self._folder_box = Labelled(
            self._around.theme, t(Marked("Folder, new or empty")), self.folder
        )
        self.folder.textEdited.connect(self._folder_typed)
        layout.addWidget(self._folder_box)

    def _add(self, layout: QVBoxLayout, name: str, words: Marked) -> None:
        field = self.fields[name]
        box = Labelled(self._around.theme, self.t(words), field)
        edited = Edited(self._around.theme, self.t, self.t(words))
        edited.reset.connect(lambda: self.reset(name))
        self._boxes[name], self._edited[name] = box, edited
        layout.addWidget(box)
        layout.addWidget(edited)

    def _architecture(self) -> QFrame:
        card = framed(margins=(14, 10, 14, 10))
        head = row(spacing=10)
        head.addLayout(self._glyph)
        head.addWidget(self._head)
        head.addWidget(self._counts, 1)
        self.graph = LiveGraph(self._around.theme, self.t)
        self.graph.setFixedHeight(196)
        head.addWidget(GraphButtons(self._around.theme, self.t, self.graph))
        inside(card).addLayout(head)
        inside(card).addWidget(self.graph, 1)
        return card

    @property
    def is_drawn(self) -> bool:
        """Whether the graph of the newest value is shown."""
        return not hasattr(self, "graph") or self.graph.is_settled

    def begin(self) -> None:
        """Another document is open: its folder is its own."""
        self._is_folder_chosen = False
        self._written = None

    def note_written(self, destination: Path) -> None:
        """The project lies in this folder now: that it is taken is no mistake of anybody's."""
        self._written = destination
        self.check_folder()

    def show_view(self, view: ProjectView) -> None:
        """Show the project of another value of the document."""
        t, self._view = self.t, view
        project, derived = view.blueprint.project, view.derived.project
        for name, field in self.fields.items():
            field.show_text(getattr(project, name))
            self._edited[name].show_edit(name in project.edited, str(getattr(derived, name)))
        self.provider.setCurrentIndex(self.provider.findData(project.provider))
        self._say(self._boxes["name"], problem_of_project_name(project.name))
        self._say(self._boxes["package"], problem_of_package(project.package), self.Messages.valid)
        no_model = Message(self.Messages.no_model, {"model": derived.model})
        problem = problem_of_model_name(project.model) if project.model.strip() else no_model
        self._say(self._boxes["model"], problem)
        if not self._is_folder_chosen:
            self._show_folder(self._default_folder())
        self.check_folder()
        clear(self._glyph)
        self._glyph.addWidget(Glyph(self._around.theme, view.architecture.quadrant, 18))
        self._head.setText(t(view.architecture.name))
        self._counts.setText(t.listing(t(count) for count in _counts(view)))
        self.graph.follow(view.blueprint, view.architecture.id)
        self._show_things(view)

    def _show_things(self, view: ProjectView) -> None:
        things = derived_things(view.blueprint, view.derived, view.assessment, view.architecture.id)
        if things == self._shown_things:
            return
        self._shown_things = things
        clear(self._things)
        for place, thing in enumerate(things):
            if place:
                self._things.addWidget(line())
            if not thing.path:
                self._things.addLayout(derived_line(self._around.theme, self.t, thing))
                continue
            made = DerivedRow(self._around.theme, self.t, thing)
            made.clicked.connect(partial(self.placeWanted.emit, thing.path, thing.field))
            self._things.addWidget(made)

    def _say(self, box: Labelled, problem: Message | None, good: Marked | None = None) -> None:
        if problem is not None:
            box.say(self.t(problem))
        else:
            box.say(self.t(good) if good else "", "good")

    def _default_folder(self) -> Path:
        assert self._view is not None
        path = self._document.path
        name = self._view.blueprint.project.package.replace("_", "-") or "project"
        return (path.parent if path is not None else Path.home()) / name

    def _show_folder(self, folder: Path) -> None:
        """Show a folder as people write it; `destination` reads it the same way."""
        home = Path.home()
        is_below = folder.is_relative_to(home)
        self.folder.setText(str("~" / folder.relative_to(home)) if is_below else str(folder))
        # Its beginning says where it is; the end is the project's name again.
        self.folder.setCursorPosition(0)

    @property
    def destination(self) -> Path:
        """The folder that becomes the project's root."""
        typed = Path(self.folder.text())
        if typed.parts[:1] == ("~",):
            return Path.home().joinpath(*typed.parts[1:])
        return typed.expanduser()

    def check_folder(self) -> bool:
        """Say under the folder whether it can be taken; gives whether it can."""
        try:
            check_destination(self.destination)
        except EvaluatorError as error:
            if self.destination == self._written:
                self._folder_box.say(self.t(self.Messages.written), "good")
                return False
            self._folder_box.say(self.t(error.message))
            return False
        self._folder_box.say(self.t(self.Messages.new_folder), "good")
        return True

    @property
    def folder_said(self) -> str:
        """What is said under the folder."""
        return self._folder_box.said

    def _folder_typed(self) -> None:
        self._is_folder_chosen = True
        self.check_folder()
        self.folderChanged.emit()

    def _browse(self) -> None:
        title = Marked("Folder of the project")
        chosen = dialogs.ask_folder(self, self.t, title, self.destination.parent)
        if chosen is not None:
            self._show_folder(chosen)
            self._folder_typed()

    def _set(self, name: str, text: str) -> None:
        assert self._view is not None
        self._document.apply(SetBlueprint(self._view.derived, "project", name, text))

    def said(self, name: str) -> str:
        """What is said under a field."""
        return self._boxes[name].said

    @property
    def has_problem(self) -> bool:
        """Whether a field says what is wrong with it."""
        return any(field.property("wrong") for field in self.fields.values())

    def reset(self, name: str) -> None:
        """Take the derived value of a field back."""
        assert self._view is not None
        self._document.end_merging()
        self._document.apply(ResetBlueprint(self._view.derived, "project", name))

    def _choose_provider(self, index: int) -> None:
        assert self._view is not None
        provider = self.provider.itemData(index)
        also = (("model", PROVIDER[provider].default),)
        self._document.end_merging()
        self._document.apply(
            SetBlueprint(self._view.derived, "project", "provider", provider, also)
        )

    brought = ("name", "package", "provider", "model")
    """The fields of the project that this tab shows."""

    def bring(self, name: str) -> None:
        """Focus a field; the first where it is none of them."""
        if name not in self.brought:
            name = "name"
        (self.provider if name == "provider" else self.fields[name]).setFocus()


def _counts(view: ProjectView) -> list[Message]:
    blueprint = view.blueprint
    shown = (
        (len(blueprint.crews), Marked("{count} crew"), Marked("{count} crews")),
        (len(blueprint.agents), Marked("{count} agent"), Marked("{count} agents")),
        (len(blueprint.steps), Marked("{count} step"), Marked("{count} steps")),
    )
    return [counted(one, many, count) for count, one, many in shown if count]
