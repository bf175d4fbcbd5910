"""The tabs of the project page that edit lists: Steps, Agents, Data, Tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from evaluator.blueprint.paths import Path
from evaluator.i18n import Marked
from ui.pages.page import Surroundings
from ui.pages.project.editor import Editor
from ui.pages.project.form import ItemForm
from ui.pages.project.list_editor import ListEditor, Reason
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import EMBEDDER_FORM, LISTS
from ui.widgets.buttons import Button
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.labels import column, framed, inside, label, line, restyle, row


class EditorTab(QScrollArea):
    """A tab that scrolls by itself, so that the pane beside it stays.

    Its `parts` are made in spare time, at the latest when it is shown first.
    """

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__()
        self.around, self.editor, self.t = around, editor, around.t
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self.body = column(holder, (0, 0, 4, 0), 12)
        self.setWidget(holder)
        self.parts: list[Callable[[], object]] = []
        self.lists: list[ListEditor] = []

    def build(self) -> None:
        """Make what the tab cannot be shown without."""
        while self.parts:
            self.parts.pop(0)()

    def build_next(self) -> bool:
        """Make one more part; gives whether there was one."""
        if self.parts:
            self.parts.pop(0)()
            return True
        return any(made.build_next() for made in self.lists)

    def show_view(self, view: ProjectView) -> None:
        """Show another value of the document."""
        self.build()
        for made in self.lists:
            made.show_view(view)

    def follow(self) -> None:
        """Scroll to what its lists open."""
        for made in self.lists:
            made.opened.connect(self._scroll_to)

    def _scroll_to(self, widget: QWidget) -> None:
        # After the layout has made room for what came.
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget))

    def enter(self) -> None:
        """The first table."""
        self.lists[0].table.setFocus()

    def bring(self, path: Path, field: str) -> None:
        """Focus a field of an item, and scroll to it."""
        for made in self.lists:
            if made.bring(path, field):
                break
        focused = self.focusWidget()
        if focused is not None:
            self._scroll_to(focused)


class ListTab(EditorTab):
    """One list: its table, and a card with the form of the selected row."""

    def __init__(self, around: Surroundings, editor: Editor, name: str) -> None:
        super().__init__(around, editor)
        self.parts = [lambda: self._build_list(name)]

    def _build_list(self, name: str) -> None:
        self.lists = [ListEditor(self.around, self.editor, LISTS[name], separate=True)]
        self.follow()
        self.body.addWidget(self.lists[0])
        self.body.addStretch(1)


class AgentsTab(ListTab):
    """The agents by crew, and the way to one more crew."""

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__(around, editor, "agents")
        self.parts.append(self._build_crew)

    def _build_crew(self) -> None:
        around = self.around
        self.crew = Button(around.theme, "plus", around.t(LISTS["crews"].add))
        restyle(self.crew, "small", True)
        self.crew.clicked.connect(self._add_crew)
        head = self.lists[0].head
        head.insertWidget(head.count() - 1, self.crew)

    def show_view(self, view: ProjectView) -> None:
        """Crews are offered where the architecture has them."""
        super().show_view(view)
        self.crew.setVisible(view.architecture.id == "flow_orchestrating_crews")

    def _add_crew(self) -> None:
        self.editor.add(("crews",))
        self.lists[0].enter_form()


class DataTab(EditorTab):
    """What a run is given, the structured results by model, and the rules of the chosen one."""

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__(around, editor)
        self._output: Path = ()
        self._outputs: tuple[str, ...] = ()
        self.parts = [self._build_inputs, self._build_outputs, self._build_rules]

    def _build_inputs(self) -> None:
        self.inputs = ListEditor(self.around, self.editor, LISTS["inputs"])
        self.body.addWidget(self.inputs)

    def _build_rules(self) -> None:
        self.rules = ListEditor(self.around, self.editor, LISTS["rules"])
        self.body.addWidget(self.rules)
        self.body.addStretch(1)
        self.lists = [self.inputs, self.fields, self.rules]
        self.follow()

    def _build_outputs(self) -> None:
        around, editor, t, theme = self.around, self.editor, self.t, self.around.theme
        self.fields = ListEditor(around, editor, LISTS["fields"], is_framed=False)
        self.models = ChoiceBar(theme, t(Marked("Structured result")), [""], height=28)
        self.models.chosen.connect(lambda place: editor.select(("outputs", self._outputs[place])))
        self.models.moved.connect(lambda _: None)
        self.add = Button(theme, "plus", t(LISTS["outputs"].add))
        self.add.clicked.connect(lambda: editor.add(("outputs",)))
        self.out = Button(theme, "trash-2", role="quiet", name=t(LISTS["outputs"].remove))
        self.out.clicked.connect(lambda: editor.remove(self._output))
        restyle(self.add, "small", True)
        restyle(self.out, "small", True)
        self.form = ItemForm(around, editor, LISTS["outputs"].form)
        self.reason = Reason(around)
        self.card = framed(margins=(1, 1, 1, 1))
        head = row(label(t(LISTS["outputs"].title), "section", wraps=False), None, self.reason, None,
                   self.models, self.out, self.add, spacing=8)  # fmt: skip
        head.setContentsMargins(13, 6, 7, 6)
        inside(self.card).setSpacing(0)
        inside(self.card).addLayout(head)
        inside(self.card).addWidget(line())
        holder = QWidget()
        column(holder, (13, 8, 13, 8)).addWidget(self.form)
        self._form_holder = holder
        inside(self.card).addWidget(holder)
        self.fields.head.setContentsMargins(13, 0, 7, 4)
        inside(self.card).addWidget(self.fields)
        self.body.addWidget(self.card)

    def show_view(self, view: ProjectView) -> None:
        """Show the inputs and the chosen result."""
        self.build()
        self.inputs.show_view(view)
        outputs = view.blueprint.outputs
        self._outputs = tuple(output.id for output in outputs)
        selected = self.editor.selection
        is_output = selected[:1] == ("outputs",) and len(selected) > 1
        if is_output:
            self._output = selected[:2]
        elif view.item(self._output) is None if self._output else True:
            self._output = ("outputs", self._outputs[0]) if self._outputs else ()
        has_output = bool(self._output)
        for made in (self.models, self.out, self._form_holder, self.fields, self.rules):
            made.setVisible(has_output)
        if not has_output:
            self.reason.say("")
            return
        self.models.setRange(0, len(outputs))
        self.models.show_words([output.name for output in outputs])
        self.models.show_choice(self._outputs.index(self._output[1]))
        self.models.setMinimumWidth(self.models.sizeHint().width())
        self.form.show_item(view, self._output)
        self.reason.say("")
        self.fields.show_view(view, (*self._output, "fields"))
        self.rules.show_view(view, (*self._output, "rules"))

    def bring(self, path: Path, field: str) -> None:
        """The fields of a result itself stand in a form of their own."""
        if path == self._output and field and self.form.bring(field):
            return
        super().bring(path, field)


class ToolsTab(EditorTab):
    """The tools, the knowledge, and the model that both look things up with."""

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__(around, editor)
        self.parts = [self._build_tools, self._build_knowledge, self._build_embedder]

    def _build_tools(self) -> None:
        self.tools = ListEditor(self.around, self.editor, LISTS["tools"])
        self.body.addWidget(self.tools)

    def _build_knowledge(self) -> None:
        self.knowledge = ListEditor(self.around, self.editor, LISTS["knowledge"])
        self.body.addWidget(self.knowledge)
        self.lists = [self.tools, self.knowledge]
        self.follow()

    def _build_embedder(self) -> None:
        t = self.t
        self.embedder = ItemForm(self.around, self.editor, EMBEDDER_FORM)
        card = framed(margins=(14, 10, 14, 14))
        words = Marked("turns texts into vectors, for search tools, knowledge and memory")
        inside(card).addLayout(
            row(label(t(Marked("Embedder")), "section", wraps=False), label(t(words), "caption"))
        )
        inside(card).addWidget(self.embedder)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_view(self, view: ProjectView) -> None:
        """Show another value of the document."""
        super().show_view(view)
        self.embedder.show_item(view, ("embedder",))

    def bring(self, path: Path, field: str) -> None:
        """Focus a field of a tool, a source or the embedder."""
        if path == ("embedder",):
            self.embedder.bring(field)
        else:
            super().bring(path, field)
