"""A tree of files to survey: the folder that matters is open, the others wait to be opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.icons import icon
from ui.theme import Theme

_PATH = Qt.ItemDataRole.UserRole
_FOLDER = Qt.ItemDataRole.UserRole + 1
_ICONS = {".py": "file-code", ".md": "file-text", ".txt": "file-text"}
_INDENT = 15
_MARK = "■"


class FileTree(QTreeWidget):
    """Shows files by their paths. A folder that holds one folder only shares a row with it.

    `fileChosen` carries the path of the current file. A folder opens and closes by a click, Enter,
    or Right and Left; what the person opened or closed stays so when other files come. A marked file
    has a square at its right, and so has a closed folder with one in it. A noted file has words there,
    and its row stands out.
    """

    fileChosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, Sequence[str]] = ("", ())
        self._is_open: dict[str, bool] = {}
        self._chosen = ""
        self._marked: Collection[str] = ()
        self._notes: Mapping[str, str] = {}
        self._new: Collection[str] = ()
        self._is_showing = False
        self.setColumnCount(2)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setProperty("role", "files")
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._toggle)
        self.itemExpanded.connect(lambda item: self._note(item, is_open=True))
        self.itemCollapsed.connect(lambda item: self._note(item, is_open=False))
        theme.changed.connect(self._show_icons)
        theme.changed.connect(self._show_marks)

    def show_files(self, root: str, paths: Sequence[str], chosen: str) -> None:
        """Show files under the folder `root`, with `chosen` as the current one."""
        if (root, tuple(paths)) == self._shown:
            return
        self._shown, self._chosen = (root, tuple(paths)), chosen
        self._is_showing = True
        self.blockSignals(True)
        self.clear()
        top = QTreeWidgetItem(self, [root])
        top.setData(0, _FOLDER, "")
        current = self._fill(top, "", sorted(paths, key=_folders_first), chosen)
        self._show_icons()
        self._open()
        if current is not None:
            self.setCurrentItem(current)
        self.blockSignals(False)
        self._is_showing = False
        self._show_icons()

    def show_marked(self, paths: Collection[str]) -> None:
        """Show a square at these files, and at none of the others."""
        self._marked = frozenset(paths)
        self._show_marks()

    def show_noted(self, notes: Mapping[str, str], new: Collection[str] = ()) -> None:
        """Show words at these files, and at none of the others, with what leads to them open.

        `new` are those of them that were not there before.
        """
        self._notes, self._new = dict(notes), frozenset(new)
        self._is_showing = True
        self._open()
        self._is_showing = False
        self._show_marks()
        self._show_icons()

    def _show_marks(self) -> None:
        for item in self._items():
            self._show_mark(item)

    def _show_mark(self, item: QTreeWidgetItem) -> None:
        path, folder = item.data(0, _PATH), item.data(0, _FOLDER)
        if path is not None:
            is_marked = path in self._marked
        else:
            is_closed = not item.isExpanded()
            is_marked = is_closed and any(one.startswith(folder) for one in self._marked)
        note = self._notes.get(path, "")
        item.setText(1, note or (_MARK if is_marked else ""))
        item.setForeground(1, self._theme.colour("accent-text" if note else "accent"))
        fill = QBrush(self._theme.colour("accent-tint")) if note else QBrush()
        for column in (0, 1):
            item.setBackground(column, fill)

    def _fill(
        self, folder: QTreeWidgetItem, prefix: str, paths: Collection[str], chosen: str
    ) -> QTreeWidgetItem | None:
        """Put the files of a folder into its item; gives the chosen one's item where it is among them."""
        found: QTreeWidgetItem | None = None
        for name, inner in _grouped(prefix, paths):
            if inner is None:
                item = QTreeWidgetItem(folder, [name])
                item.setData(0, _PATH, prefix + name)
                found = item if prefix + name == chosen else found
            else:
                below = f"{prefix}{name}/"
                while len(groups := list(_grouped(below, inner))) == 1 and groups[0][1]:
                    name = f"{name}/{groups[0][0]}"
                    below = f"{prefix}{name}/"
                item = QTreeWidgetItem(folder, [name])
                item.setData(0, _FOLDER, below)
                found = self._fill(item, below, inner, chosen) or found
        return found

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(item.child(at) for at in range(item.childCount()))

    def _open(self) -> None:
        """Open what leads to the chosen file and the noted ones, and what the person opened."""
        leading = (self._chosen, *self._notes)
        for item in self._items():
            folder = item.data(0, _FOLDER)
            if folder is not None:
                leads = not folder or any(path.startswith(folder) for path in leading)
                item.setExpanded(self._is_open.get(folder, leads))

    def _note(self, item: QTreeWidgetItem, *, is_open: bool) -> None:
        if not self._is_showing:
            self._is_open[item.data(0, _FOLDER)] = is_open
            self._show_mark(item)
        self._show_icon(item)

    def _toggle(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            item.setExpanded(not item.isExpanded())

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        path = item.data(0, _PATH) if item is not None else None
        if path is not None:
            self.fileChosen.emit(path)

    def _show_icons(self) -> None:
        for item in self._items():
            self._show_icon(item)

    def _show_icon(self, item: QTreeWidgetItem) -> None:
        path = item.data(0, _PATH)
        if path in self._new:
            name = "file-plus"
        elif path is None:
            name = "folder-open" if item.isExpanded() else "folder"
        else:
            name = next((i for ending, i in _ICONS.items() if path.endswith(ending)), "file")
        colour = self._theme.colour("accent-text" if path in self._notes else "text2")
        item.setIcon(0, icon(name, colour))


def _grouped(prefix: str, paths: Collection[str]) -> Iterator[tuple[str, list[str] | None]]:
    """What lies right in a folder: a folder's name with its files, a file's name with None."""
    folders: dict[str, list[str]] = {}
    files: list[str] = []
    for path in paths:
        name, slash, _ = path.removeprefix(prefix).partition("/")
        if slash:
            folders.setdefault(name, []).append(path)
        else:
            files.append(name)
    yield from folders.items()
    yield from ((name, None) for name in files)


def _folders_first(path: str) -> tuple[tuple[bool, str], ...]:
    parts = path.split("/")
    return tuple((at == len(parts) - 1, part) for at, part in enumerate(parts))
