"""The pane beside the tabs: the graph, or a file with what the last edit changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QStackedWidget,
    QWidget,
)

from evaluator.blueprint.paths import GROUPS, Path
from evaluator.i18n import Marked, Message, counted
from evaluator.scaffold.diff import FileChange
from ui.icons import icon
from ui.pages.page import Surroundings
from ui.pages.project.editor import Editor
from ui.pages.project.file_of import file_of
from ui.pages.project.live_graph import LiveGraph
from ui.pages.project.project_view import ProjectView
from ui.pages.project.rendering import Rendered
from ui.pages.project.words import name_of
from ui.widgets.buttons import Button
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.code_view import CodeView
from ui.widgets.edited import Square
from ui.widgets.file_tree import FileTree
from ui.widgets.graph_view import GraphButtons
from ui.widgets.labels import column, label, led_text, line, restyle, row

GRAPH, FILES = 0, 1
_PANES = (Marked("Graph"), Marked("Files"))
WIDTH = 376


class ProjectPane(QFrame):
    """Shows the graph or the files; `chosen` carries the path of a node that was chosen."""

    chosen = Signal(object)
    copied = Signal()

    class Messages:
        """What is said at the foot."""

        select = Marked("Click a node to edit it; the arrow keys go from node to node.")
        selected = Marked("selected here and in the table. Click a node to edit it.")
        last = Marked("Last edit: {what}. {added}, {removed}.")
        same = Marked("Last edit: {what}. No file changed.")
        waits = Marked("The files stay as they were before the problem.")

    def __init__(self, around: Surroundings, editor: Editor) -> None:
        super().__init__()
        self._around, self._editor, self._t = around, editor, around.t
        t, theme = around.t, around.theme
        self._view: ProjectView | None = None
        self._rendered: Rendered | None = None
        self._last: Message | None = None
        self._adds: tuple[Message | Marked, Mapping[str, FileChange]] | None = None
        self._path = ""
        self._listed: tuple[object, ...] = ()
        self.setProperty("role", "card")
        self.bar = ChoiceBar(
            theme, t(Marked("Graph or files")), [t(words) for words in _PANES], height=28
        )
        self.bar.setFixedWidth(110)
        self.bar.chosen.connect(self.show_pane)
        self.graph = LiveGraph(theme, t)
        self.graph.chosen.connect(self._choose_node)
        self.zoom = GraphButtons(theme, t, self.graph)
        self._count = label("", "caption", wraps=False)
        self.copy = Button(theme, "copy", role="quiet", name=t(Marked("Copy the file's text")))
        restyle(self.copy, "small", True)
        self.copy.clicked.connect(self._copy)
        self.files = QComboBox()
        self.files.setProperty("role", "path")
        self.files.setAccessibleName(t(Marked("File")))
        self.files.activated.connect(lambda place: self.show_file(self.files.itemData(place)))
        self.files.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code = CodeView(theme, t(Marked("Content of the file")))
        self.tree = FileTree(theme, t(Marked("What the option adds")))
        self._build()
        self.show_pane(GRAPH)

    def _build(self) -> None:
        head = row(self.bar, None, self.zoom, self._count, self.copy, spacing=4)
        head.setContentsMargins(8, 6, 8, 5)
        shown_file = QWidget()
        with_file = column(shown_file)
        self._changed = Square(self._around.theme)
        chooser = row(self.files, self._changed)
        chooser.setStretch(0, 1)
        chooser.setContentsMargins(4, 2, 14, 2)
        with_file.addLayout(chooser)
        with_file.addWidget(line())
        with_file.addWidget(self.code, 1)
        self.stack = QStackedWidget()
        for made in (self.graph, shown_file, self.tree):
            self.stack.addWidget(made)
        self._foot = QFrame()
        self._foot.setProperty("role", "foot")
        self._said: QLabel = label("", "muted")
        self._said.setTextFormat(Qt.TextFormat.RichText)
        column(self._foot, (14, 9, 14, 9)).addWidget(self._said)
        layout = column(self, (1, 1, 1, 1))
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.stack, 1)
        layout.addWidget(line())
        layout.addWidget(self._foot)

    @property
    def is_settled(self) -> bool:
        """Whether the newest graph is shown, and the file with its colours."""
        return self.graph.is_settled and self.code.is_settled

    @property
    def shown_path(self) -> str:
        """The path of the file that is shown."""
        return self._path

    @property
    def said(self) -> str:
        """What the foot says, without markup."""
        from PySide6.QtGui import QTextDocumentFragment

        return QTextDocumentFragment.fromHtml(self._said.text()).toPlainText()

    def show_pane(self, pane: int) -> None:
        """Show the graph or the files."""
        self.bar.show_choice(pane)
        self._show_stack()

    def _show_stack(self) -> None:
        is_graph = self.bar.value() - 1 == GRAPH
        self.stack.setCurrentIndex(GRAPH if is_graph else 2 if self._adds is not None else FILES)
        self.zoom.setVisible(is_graph)
        self._count.setVisible(not is_graph)
        self.copy.setVisible(not is_graph and self._adds is None)
        self._show_graph()
        self._say()

    # --- what is shown ---------------------------------------------------------------------------

    def show_view(self, view: ProjectView) -> None:
        """Show the graph of another value, with what is selected and what is faulty."""
        self._view = view
        self._show_graph()
        self._say()

    def _show_graph(self) -> None:
        """Lay the graph out, where it is looked at."""
        view = self._view
        if view is None or self.bar.value() - 1 != GRAPH:
            return
        selection = self._editor.selection
        faulty = frozenset(
            one
            for problem in view.problems
            # The item, and the route in it that the problem is about.
            for one in (*view.place_of(problem)[0][1::2], *problem.others)
        )
        selected = selection[1] if len(selection) > 1 else ""
        self.graph.follow(view.blueprint, view.architecture.id, selected, faulty)

    def show_rendered(self, rendered: Rendered, last: Message | None) -> None:
        """Show the files of a value; `last` says what the last edit was."""
        self._rendered, self._last = rendered, last
        self._list_files(rendered)
        count = counted(
            Marked("{count} of {all} changed"), Marked("{count} of {all} changed"),
            len(rendered.changes), all=len(rendered.files),
        )  # fmt: skip
        if self._adds is None:
            self._count.setText(self._t(count) if rendered.changes else "")
        self.show_file(self._wanted_file())

    def _list_files(self, rendered: Rendered) -> None:
        """Fill the list of the files, unless it has the same ones with the same marks."""
        colour, mark = self._around.theme.colour("text2"), self._around.theme.colour("accent")
        package = rendered.view.blueprint.project.package
        listed = (package, tuple(rendered.files), {*rendered.changes}, colour, mark)
        if listed == self._listed:
            return
        self._listed = listed
        paths = sorted(rendered.files, key=lambda path: (path.count("/") == 0, path))
        self.files.clear()
        for path in paths:
            is_changed = path in rendered.changes
            shown = icon(
                "file-text" if path.endswith(".md") else "file-code", mark if is_changed else colour
            )
            words = path.removeprefix(f"src/{package}/")
            self.files.addItem(shown, words, path)
            if is_changed:
                spoken = self._t(Marked("{path}, changed"), path=words)
                self.files.setItemData(
                    self.files.count() - 1, spoken, Qt.ItemDataRole.AccessibleTextRole
                )

    def _wanted_file(self) -> str:
        """The file that the last edit changed; else the shown one, or that of what is selected."""
        assert self._rendered is not None and self._view is not None
        files, found = self._rendered.files, self._rendered.changes
        told = [
            path
            for path in found
            if path in files and not path.endswith((".json", ".toml", ".svg"))
        ]
        selected = file_of(self._view, self._editor.selection, files)
        if told and self._path not in told:
            return (
                selected
                if selected in told
                else min(told, key=lambda path: (not path.startswith("src/"), path))
            )
        return self._path if self._path in files else selected or next(iter(files), "")

    def show_selected(self) -> None:
        """Show the file where the selected item is written."""
        if self._rendered is not None and self._view is not None:
            path = file_of(self._view, self._editor.selection, self._rendered.files)
            if path and self._path not in self._rendered.changes:
                self.show_file(path)

    def show_file(self, path: str) -> None:
        """Show a file, with what the last edit changed in it."""
        assert self._rendered is not None
        self._path = path
        self.files.setCurrentIndex(self.files.findData(path))
        change = self._rendered.changes.get(path)
        self._changed.setVisible(change is not None)
        if change is not None:
            self.code.show_file(path, "\n".join(change.lines), change.marks)
        else:
            self.code.show_file(path, self._rendered.files.get(path, b"").decode("utf-8"))
        self._say()

    def show_adds(self, name: Message | Marked, found: Mapping[str, FileChange]) -> None:
        """Show what an option adds to the files."""
        self._adds = (name, found)
        if self._rendered is not None and self._view is not None:
            root = self._view.blueprint.project.package
            self.tree.show_files(root, sorted({*self._rendered.files, *found}), "")
            notes = {path: self._t(_how_much(change)) for path, change in found.items()}
            self.tree.show_noted(notes, {p for p, change in found.items() if change.kind == "new"})
        self.show_pane(FILES)
        self._count.setText(self._t(Marked("what it adds")))

    def hide_adds(self) -> None:
        """Show the files as they are."""
        if self._adds is not None:
            self._adds = None
            self._count.setText("")
            if self._rendered is not None:
                self.show_rendered(self._rendered, self._last)
            self._show_stack()

    def _say(self) -> None:
        text, is_error = self._words()
        self._said.setText(text)
        restyle(self._foot, "role", "foot-error" if is_error else "foot")
        self._foot.setVisible(bool(text))

    def _words(self) -> tuple[str, bool]:
        t, view = self._t, self._view
        if view is None:
            return "", False
        if self.stack.currentIndex() == GRAPH:
            selection = self._editor.selection
            if view.problems:
                here = view.problems_at(selection[:2]) if selection else ()
                return escape(t((here or view.problems)[0].message)), True
            if len(selection) > 1:
                return led_text(name_of(view, selection[:2]), t(self.Messages.selected)), False
            return escape(t(self.Messages.select)), False
        if self._adds is not None:
            name, found = self._adds
            new = sum(change.kind == "new" for change in found.values())
            own = t(
                counted(Marked("{count} file of its own"), Marked("{count} files of its own"), new)
            )
            touched = t(
                counted(
                    Marked("{count} file touched"),
                    Marked("{count} files touched"),
                    len(found) - new,
                )
            )
            return led_text(
                t(name) if isinstance(name, Message | Marked) else name, f"{own}, {touched}."
            ), False
        if view.problems:
            return escape(t(self.Messages.waits)), True
        if self._last is None or self._rendered is None:
            return "", False
        changes = self._rendered.changes.values()
        added, removed = sum(c.added for c in changes), sum(c.removed for c in changes)
        if not added and not removed:
            return escape(t(self.Messages.same, what=self._last)), False
        shown = self._rendered.changes.get(self._path)
        if shown is not None:
            added, removed = shown.added, shown.removed
        lines = counted(Marked("{count} line added"), Marked("{count} lines added"), added)
        gone = counted(Marked("{count} removed"), Marked("{count} removed"), removed)
        return escape(t(self.Messages.last, what=self._last, added=lines, removed=gone)), False

    # --- what is done ----------------------------------------------------------------------------

    def _choose_node(self, node: str) -> None:
        assert self._view is not None
        for group in ("steps", *GROUPS):
            path: Path = (group, node)
            if self._view.item(path) is not None:
                self.chosen.emit(path)
                return

    def _copy(self) -> None:
        assert self._rendered is not None
        QGuiApplication.clipboard().setText(
            self._rendered.files.get(self._path, b"").decode("utf-8")
        )
        self.copied.emit()


def _how_much(change: FileChange) -> Message | Marked:
    if change.kind == "new":
        return Marked("new")
    if change.kind == "gone":
        return Marked("gone")
    return counted(
        Marked("{count} line"), Marked("{count} lines"), max(change.added, change.removed)
    )
