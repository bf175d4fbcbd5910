"""The files of the project to be, rendered off the GUI thread; the newest value wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.assessment import Assessment
from evaluator.blueprint.edit import with_blueprint, with_value
from evaluator.catalogue.knowledge_files import files_named, require_folder
from evaluator.i18n import Translator
from evaluator.scaffold.diff import FileChange, changes
from ui.operations import Operation
from ui.pages.project.project_view import ProjectView, project_view

_KEPT = 6
_UNTIL_PAINTED = 40
"""Milliseconds in which a page that comes into view is painted."""
Files = dict[str, bytes]


@dataclass(frozen=True)
class Rendered:
    """A value's files, and how they differ from those before the last edit."""

    view: ProjectView
    files: Files
    changes: dict[str, FileChange] = field(default_factory=dict)


def _render(view: ProjectView, t: Translator) -> Files:
    from evaluator.scaffold.render import render

    require_folder(view.blueprint, view.folder)
    return dict(render(view.assessment, view.architecture.id, t, view.folder).files)


class Rendering(QObject):
    """Renders what is wanted. `done` carries a Rendered, `failed` a view and the reason, `finished` comes last."""

    done = Signal(object)
    failed = Signal(object, object)
    finished = Signal()

    def __init__(self, t: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._t = t
        self._running: Operation | None = None
        self._wanted: tuple[ProjectView, Assessment | None] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._start)
        self._trees: list[tuple[Assessment, Path | None, Files]] = []

    @property
    def is_running(self) -> bool:
        """Whether files are being rendered, or will be in a moment."""
        return self._running is not None or self._later.isActive()

    def want(self, view: ProjectView, before: Assessment | None, *, at_once: bool) -> None:
        """Render a value, beside that before the last edit; gives way to a newer one.

        Not in this turn of the event loop, and not `at_once` for a page that comes into view: a thread that
        renders would hold up what is shown and painted now.
        """
        self._wanted = (view, before)
        if self._running is None:
            self._later.start(0 if at_once else _UNTIL_PAINTED)

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._later.stop()
        self._wanted = None

    def _known(self, assessment: Assessment | None, folder: Path | None) -> Files | None:
        asked = (assessment, folder)
        return next((files for *one, files in self._trees if tuple(one) == asked), None)

    def _start(self) -> None:
        assert self._wanted is not None
        (view, before), self._wanted, t = self._wanted, None, self._t
        folder, known_before = view.folder, self._known(before, view.folder)
        # What lies beside the assessment may have changed since.
        known = None if files_named(view.blueprint) else self._known(view.assessment, folder)

        def work(_: Operation) -> tuple[Rendered, Files | None]:
            files = known if known is not None else _render(view, t)
            old = known_before
            if old is None and before is not None:
                view_before = project_view(before, t, folder)
                if view_before is not None and not view_before.problems:
                    old = _render(view_before, t)
            found = changes(old, files) if old is not None else {}
            return Rendered(view, files, found), old

        self._running = Operation(work, self)
        self._running.done.connect(lambda found: self._take(*found, before))
        self._running.failed.connect(lambda error: self.failed.emit(view, error.message))
        self._running.broke.connect(lambda error: self.failed.emit(view, error))
        self._running.finished.connect(self._finish)
        self._running.start()

    def _take(self, made: Rendered, old: Files | None, before: Assessment | None) -> None:
        for one, files in ((before, old), (made.view.assessment, made.files)):
            if one is not None and files is not None:
                kept = [tree for tree in self._trees if tree[:2] != (one, made.view.folder)]
                self._trees = [*kept[1 - _KEPT :], (one, made.view.folder, files)]
        if self._wanted is None:
            self.done.emit(made)

    def _finish(self) -> None:
        self._running = None
        if self._wanted is not None:
            self._start()
        else:
            self.finished.emit()


class OptionEffect(QObject):
    """What an option adds to the files: rendered with and without it. `found` carries its id and the changes."""

    found = Signal(str, object)

    def __init__(self, t: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._t = t
        self._running: Operation | None = None
        self._wanted: tuple[ProjectView, str, object, object] | None = None

    def want(self, view: ProjectView, option: str, off: object, on: object) -> None:
        """Find out what an option adds; a newer question takes its place."""
        self._wanted = (view, option, off, on)
        if self._running is None:
            self._start()

    def forget(self) -> None:
        """Nothing is asked any more."""
        self._wanted = None

    def _start(self) -> None:
        assert self._wanted is not None
        view, option, off, on = self._wanted
        asked, t = self._wanted, self._t

        def tree(value: object) -> Files:
            blueprint = with_value(view.blueprint, "options", option, value)
            changed = ProjectView(
                with_blueprint(view.assessment, blueprint),
                view.architecture,
                blueprint,
                view.derived,
                folder=view.folder,
            )
            return _render(changed, t)

        self._running = Operation(lambda _: changes(tree(off), tree(on)), self)
        self._running.done.connect(lambda found: self._take(asked, found))
        self._running.failed.connect(lambda _: self._take(asked, {}))
        self._running.finished.connect(self._finish)
        self._running.start()

    def _take(self, asked: tuple[ProjectView, str, object, object], found: object) -> None:
        if asked == self._wanted:
            self._wanted = None
            self.found.emit(asked[1], found)

    def _finish(self) -> None:
        self._running = None
        if self._wanted is not None:
            self._start()
