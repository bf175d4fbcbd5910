"""The files of the project to be: a tree, and the chosen file's text beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from evaluator.i18n import Marked, Message, Translator, counted
from evaluator.scaffold.diff import FileChange
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.code_view import CodeView
from ui.widgets.file_tree import FileTree
from ui.widgets.labels import column, label, row

_FIRST = ("/flow.py", "/crew.py")
"""What is shown first: where the project begins."""
_NOTHING: Mapping[str, FileChange] = {}


class FilesPane(QFrame):
    """Shows a tree of files and previews one; the chosen file stays chosen when others come."""

    copied = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
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
        self.tree = FileTree(theme, t(Marked("Files to be written")))
        self.tree.fileChosen.connect(self._choose)
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
        self._splitter.setSizes([272, 460])
        self._splitter.setStretchFactor(1, 1)
        column(self, (2, 2, 2, 2)).addWidget(self._splitter)
        self.setMinimumHeight(260)

    def show_files(
        self,
        root: str,
        files: Mapping[str, bytes],
        changes: Mapping[str, FileChange] = _NOTHING,
        last: Message | None = None,
    ) -> None:
        """Show the files under the folder `root`, with what `last`, the last edit, changed in them."""
        self._files, self._changes, self._last = files, changes, last
        if self._chosen not in files:
            self._chosen = next((path for path in files if path.endswith(_FIRST)), "")
        self.tree.show_files(root, tuple(files), self._chosen)
        self.tree.show_marked(changes)
        self._show_chosen()

    @property
    def is_settled(self) -> bool:
        """Whether the chosen file is shown, with its colours."""
        return not self._preview_later.isActive() and self.preview.is_settled

    def _choose(self, path: str) -> None:
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
