"""A file that a person picked as knowledge: its name from the assessment's folder, or a copy in it."""

from __future__ import annotations

import os
from pathlib import Path

from evaluator.blueprint.model import Blueprint
from evaluator.catalogue.knowledge import read_knowledge_file
from evaluator.errors import EvaluatorError
from evaluator.files import write_atomically
from evaluator.i18n import Marked


def files_named(blueprint: Blueprint) -> tuple[str, ...]:
    """The files that a blueprint names, relative to the assessment's folder."""
    return tuple(item.file for item in blueprint.knowledge if item.kind != "text" and item.file)


def require_folder(blueprint: Blueprint, folder: Path | None) -> None:
    """Raises EvaluatorError when a file is named and there is no folder to find it in."""
    for file in files_named(blueprint):
        if folder is None:
            raise EvaluatorError(
                Marked("“{file}” is looked for beside the assessment; save that as a file first."),
                file=file,
            )


def name_from(folder: Path, file: Path) -> str | None:
    """A file's name relative to the assessment's folder, on any system; None when it lies elsewhere."""
    root, real = folder.resolve(), file.resolve()
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else None


def copy_into(folder: Path, file: Path) -> str:
    """Copy a file beside the assessment; gives the copy's name.

    One of the same name and content is taken as it is; another one stays, and the copy is numbered.
    Raises EvaluatorError for what cannot be read, written, or is too large.
    """
    real = file.resolve()
    content = read_knowledge_file(real.parent, real.name)
    for number in range(1, 1000):
        name = file.name if number == 1 else f"{file.stem}-{number}{file.suffix}"
        target = folder / name
        if not os.path.lexists(target):
            break
        if _holds(target, content):
            return name
    write_atomically(target, content)
    return name


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.read_bytes() == content
    except OSError:
        # What cannot be read is another one, and stays.
        return False
