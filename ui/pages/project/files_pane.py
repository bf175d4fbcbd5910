"""The files of the project to be: a tree, and the chosen file's text beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from evaluator.i18n import Marked, Message, Translator, counted
from evaluator.scaffold.diff import FileChange
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.code_view import CodeView
from ui.widgets.labels import column, label, row

_FIRST = ("/flow.py", "/crew.py")
"""What is shown first: where the project begins."""
_NOTHING: Mapping[str, FileChange] = {}
_PATH = Qt.ItemDataRole.UserRole
_ICONS = {".py": "file-code", ".md": "file-text", ".txt": "file-text"}


class FilesPane(QFrame):
    """Shows a tree of files and previews one; the chosen file stays chosen when others come."""

    copied = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._files: Mapping[str, bytes] = {}
        self._changes: Mapping[str, FileChange] = _NOTHING
        self._last: Message | None = None
        self._chosen = ""
        self._preview_later = QTimer(self)
        self._preview_later.setSingleShot(True)
        self._preview_later.setInterval(0)
        self._preview_later.timeout.connect(self._preview)
        self.setProperty("role", "card")
        self.tree = QTreeWidget()
        self.tree.setProperty("role", "files")
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setIndentation(15)
        self.tree.setAccessibleName(t(Marked("Files to be written")))
        self.tree.currentItemChanged.connect(self._choose)
        self.preview = CodeView(theme, t(Marked("Content of the file")))
        self._name = label("", "code", wraps=False)
        copy = Button(theme, "copy", role="quiet", name=t(Marked("Copy the file's text")))
        copy.clicked.connect(self._copy)
        self._said = label("", "caption")
        head = row(self._name, self._said, copy)
        head.setStretch(1, 1)
        head.setContentsMargins(12, 4, 6, 4)
        right = QWidget()
        beside = column(right)
        beside.addLayout(head)
        beside.addWidget(self.preview, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(right)
        self._splitter.setSizes([250, 460])
        self._splitter.setStretchFactor(1, 1)
        column(self, (2, 2, 2, 2)).addWidget(self._splitter)
        self.setMinimumHeight(260)
        theme.changed.connect(self._show_icons)

    def show_files(
        self,
        root: str,
        files: Mapping[str, bytes],
        changes: Mapping[str, FileChange] = _NOTHING,
        last: Message | None = None,
    ) -> None:
        """Show the files under the folder `root`, with what `last`, the last edit, changed in them."""
        self._changes, self._last = changes, last
        same = list(files) == list(self._files) and self._root_name() == root
        self._files = files
        if same:
            self._show_changed()
            self._show_chosen()
            return
        self.tree.blockSignals(True)
        self.tree.clear()
        top = QTreeWidgetItem(self.tree, [root])
        folders: dict[str, QTreeWidgetItem] = {"": top}
        known = self._chosen in files
        wanted: QTreeWidgetItem | None = None
        for path in sorted(files, key=_folders_first):
            parts = path.split("/")
            for depth in range(1, len(parts)):
                name = "/".join(parts[:depth])
                if name not in folders:
                    parent = folders["/".join(parts[: depth - 1])]
                    folders[name] = QTreeWidgetItem(parent, [parts[depth - 1]])
            item = QTreeWidgetItem(folders["/".join(parts[:-1])], [parts[-1]])
            item.setData(0, _PATH, path)
            if path == self._chosen or (not known and path.endswith(_FIRST)):
                wanted = item
        self.tree.expandAll()
        self._show_icons()
        self._show_changed()
        self.tree.blockSignals(False)
        self.tree.setCurrentItem(wanted or top)
        self._chosen = wanted.data(0, _PATH) if wanted is not None else ""
        self._show_chosen()

    def _root_name(self) -> str:
        top = self.tree.topLevelItem(0)
        return top.text(0) if top is not None else ""

    def _show_changed(self) -> None:
        """A square at each changed file, and at the folders on the way to it."""
        waiting = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            path = item.data(0, _PATH)
            item.setText(1, "■" if path in self._changes else "")
            item.setForeground(1, self._theme.colour("accent"))
            waiting.extend(item.child(at) for at in range(item.childCount()))

    def _show_icons(self) -> None:
        colour = self._theme.colour("text2")
        waiting = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            path = item.data(0, _PATH)
            name = "folder-open" if path is None else "file"
            if path is not None:
                name = next((i for ending, i in _ICONS.items() if path.endswith(ending)), name)
            item.setIcon(0, icon(name, colour))
            waiting.extend(item.child(at) for at in range(item.childCount()))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        path = item.data(0, _PATH) if item is not None else None
        if path is not None:
            self._chosen = path
            self._show_chosen()

    def _show_chosen(self) -> None:
        content = self._files.get(self._chosen, b"")
        self._name.setText(self._chosen if content else "")
        change = self._changes.get(self._chosen)
        said = ""
        if change is not None and self._last is not None:
            words = counted(
                Marked("{count} line changed by “{what}”"),
                Marked("{count} lines changed by “{what}”"),
                max(change.added, change.removed),
                what=self._last,
            )
            said = self._t(words)
        self._said.setText(said)
        # The text in a turn of its own: a tree and a text together take too long for one.
        self._preview_later.start()

    def _preview(self) -> None:
        content = self._files.get(self._chosen, b"")
        change = self._changes.get(self._chosen)
        if change is None:
            self.preview.show_file(self._chosen, content.decode("utf-8"))
        else:
            self.preview.show_file(self._chosen, "\n".join(change.lines), change.marks)

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._files.get(self._chosen, b"").decode("utf-8"))
        self.copied.emit()


def _folders_first(path: str) -> tuple[tuple[bool, str], ...]:
    parts = path.split("/")
    return tuple((at == len(parts) - 1, part) for at, part in enumerate(parts))
