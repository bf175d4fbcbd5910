"""A tree on disk: all of it, or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from evaluator.errors import EvaluatorError
from evaluator.files import reason, sync_folder
from evaluator.i18n import Marked
from evaluator.scaffold.tree import Tree

OnFile = Callable[[str, int, int], None]
"""Told before each file: its path, its number from 1, how many there are."""


class ScaffoldCancelled(EvaluatorError):
    """The person cancelled; nothing was written."""

    def __init__(self) -> None:
        super().__init__(Marked("Cancelled; nothing was written."))


def check_destination(destination: Path) -> None:
    """Raises EvaluatorError unless the destination is new or an empty folder."""
    try:
        taken = destination.is_symlink() or (
            destination.exists() and (not destination.is_dir() or any(destination.iterdir()))
        )
    except (OSError, ValueError) as error:
        raise _refused(destination, error) from error
    if taken:
        raise EvaluatorError(
            Marked("{path} is not an empty folder; choose a new folder, nothing was written."),
            path=str(destination),
        )


def write(
    tree: Tree,
    destination: Path,
    on_file: OnFile | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the tree so that `destination` becomes its root.

    Everything goes into a temporary sibling that is renamed at the end. Raises EvaluatorError when
    the destination is taken or the disk refuses, ScaffoldCancelled when `is_cancelled` says so; in
    each case, also on an interrupt, nothing is left behind.
    """
    check_destination(destination)
    created: list[Path] = []
    sibling: Path | None = None
    try:
        target = destination.absolute()
        _make_parents(target.parent, created)
        sibling = target.with_name(f".{os.urandom(6).hex()}.tmp")
        sibling.mkdir()
        for number, (path, content) in enumerate(tree.files.items(), start=1):
            if is_cancelled and is_cancelled():
                raise ScaffoldCancelled
            if on_file:
                on_file(path, number, len(tree.files))
            _write_file(sibling / path, content)
        if is_cancelled and is_cancelled():
            raise ScaffoldCancelled
        if os.name == "nt" and target.exists():
            # Elsewhere an empty folder is replaced in one step.
            target.rmdir()
        sibling.replace(target)
        created.clear()
        sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _refused(destination, error) from error
    finally:
        if sibling is not None and sibling.exists():
            shutil.rmtree(sibling, ignore_errors=True)
        for folder in reversed(created):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _make_parents(folder: Path, created: list[Path]) -> None:
    """Create what is missing of a path; `created` gets the new folders, outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    for path in reversed(missing):
        path.mkdir()
        created.append(path)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _refused(destination: Path, error: OSError | ValueError) -> EvaluatorError:
    return EvaluatorError(
        Marked("The project cannot be written to {path}: {reason}. Nothing was written."),
        path=str(destination),
        reason=reason(error),
    )
